#!/usr/bin/env python3
"""Converts hand-made gold letters to Goldspan JSON Lines, and compares such a file with the gold.

    gold.py to-native <gold-folder> <letters-folder> <out.jsonl>
    gold.py compare <gold-folder> <export.jsonl> [<annotator name>]

Shares no code with the app: it reads the export with Python's json, slices the text by Python's own code points and
hashes it itself, so an offset that the app shifts shows here. Exit code 0 means equal, 1 different, 2 misused.
"""

import base64
import hashlib
import json
import sys
from pathlib import Path

AT = "2026-11-01T00:00:00.000Z"
GUIDELINE_VERSION = "imr-v1"
LINE_ENDS_OF_OTHER_READERS = ("\u0085", "\u2028", "\u2029")


def choice(id, name, *choices):
    return {"id": id, "name": name, "type": "choice", "choices": list(choices)}


# The labels, attributes and relations of annotation guidelines imr-v1.
SCHEMA = {
    "labels": [
        {
            "id": "diagnosis",
            "name": "Diagnosis",
            "key": "1",
            "colour": "green",
            "description": "A disease, injury or syndrome that the letter asserts of the patient, wherever it stands.",
            "attributes": [
                choice("status", "Status", "active", "historical", "negated", "probable"),
                {
                    "id": "icd10cm",
                    "name": "ICD-10-CM",
                    "type": "codes",
                    "codeSystem": "ICD-10-CM",
                    "release": "2014",
                },
            ],
        },
        {
            "id": "requested_item",
            "name": "Requested item",
            "key": "2",
            "colour": "blue",
            "description": "What was asked for, once per issue, in its heading, without the colon and the outcome.",
            "attributes": [],
        },
        {
            "id": "guideline",
            "name": "Guideline",
            "key": "3",
            "colour": "violet",
            "description": "Each document cited on the two guideline lines, up to its last chapter, page or address.",
            "attributes": [
                choice("source", "Source", "MTUS", "ACOEM", "ODG", "other"),
                choice("cited_by", "Cited by", "claims administrator", "MAXIMUS"),
            ],
        },
        {
            "id": "outcome",
            "name": "Outcome",
            "key": "4",
            "colour": "orange",
            "description": "The outcome word of the heading, and the last conclusion of the rationale.",
            "attributes": [
                choice("outcome", "Outcome", "upheld", "overturned", "partially overturned"),
                choice("where", "Where", "heading", "rationale"),
            ],
        },
    ],
    "relations": [
        {"id": "DECIDES", "name": "Decides", "from": ["outcome"], "to": ["requested_item"]},
        {"id": "APPLIES_TO", "name": "Applies to", "from": ["guideline"], "to": ["requested_item"]},
    ],
}
CODES = {
    attribute["id"]
    for label in SCHEMA["labels"]
    for attribute in label["attributes"]
    if attribute["type"] == "codes"
}


def sha256(text):
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def id_of(text):
    """The first 130 bits of a text's SHA-256 as 26 letters of RFC 4648 base32 in lower case."""
    return base64.b32encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii").lower()[:26]


ANNOTATOR = {"id": id_of("annotator Gold"), "name": "Gold", "createdAt": AT}


def to_line(value):
    line = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    for character in LINE_ENDS_OF_OTHER_READERS:
        line = line.replace(character, "\\u%04x" % ord(character))
    return line + "\n"


def read_text(path):
    with open(path, encoding="utf-8", newline="") as file:
        return file.read()


def read_gold(folder):
    """The gold letters of a folder by file name."""
    paths = sorted(Path(folder).glob("*.json"))
    if not paths:
        raise SystemExit(f"no gold in {folder}")
    return [json.loads(read_text(path)) for path in paths]


def utf16_length(text):
    return len(text.encode("utf-16-le")) // 2


def to_native_attributes(attributes):
    native = {}
    for name in sorted(attributes):
        value = attributes[name]
        native[name] = (value.split("|") if value else []) if name in CODES else value
    return native


def to_gold_attributes(attributes):
    return {name: "|".join(value) if name in CODES else value for name, value in attributes.items()}


def to_native_document(gold, text):
    if sha256(text) != gold["text_sha256"]:
        raise SystemExit(f"{gold['file']}: text differs from the one that was labelled")
    document_id = id_of(text)
    order = sorted(
        range(len(gold["spans"])),
        key=lambda i: (gold["spans"][i]["start"], -gold["spans"][i]["end"], gold["spans"][i]["label"]),
    )
    spans = []
    for number in order:
        span = gold["spans"][number]
        start, end = span["start"], span["end"]
        if text[start:end] != span["text"]:
            raise SystemExit(f"{gold['file']}: span {number} is not at {start}-{end}")
        spans.append(
            {
                "id": id_of(f"{document_id} span {start} {end} {span['label']}"),
                "label": span["label"],
                "start": start,
                "end": end,
                "startUtf16": utf16_length(text[:start]),
                "endUtf16": utf16_length(text[:end]),
                "quote": span["text"],
                "attributes": to_native_attributes(span["attributes"]),
                "needsReview": False,
                "note": "",
                "guidelineVersion": GUIDELINE_VERSION,
                "origin": {"kind": "import", "source": "gold", "edited": False},
                "by": ANNOTATOR["id"],
                "at": AT,
            }
        )
    places = {number: place for place, number in enumerate(order)}
    relations = []
    for relation in gold["relations"]:
        source, target = places[relation["from"]], places[relation["to"]]
        ends = spans[source]["id"], spans[target]["id"]
        relations.append(
            {
                "id": id_of(f"{document_id} relation {relation['type']} {ends[0]} {ends[1]}"),
                "type": relation["type"],
                "from": ends[0],
                "to": ends[1],
                "fromSpan": source,
                "toSpan": target,
            }
        )
    relations.sort(key=lambda r: (r["type"], r["fromSpan"], r["toSpan"], r["id"]))
    return {
        "document": {
            "id": document_id,
            "title": gold["file"],
            "text": text,
            "textSha256": sha256(text),
            "sourceSha256": sha256(text),
            "encoding": "utf-8",
            "byteOrderMark": False,
            "extractor": "text",
            "importedAt": AT,
            "importedBy": ANNOTATOR["id"],
        },
        "annotator": ANNOTATOR,
        "status": "done",
        "note": "",
        "spans": spans,
        "relations": relations,
        "decisions": [],
    }


def to_native(gold_folder, letters_folder, out):
    head = {
        "goldspan": "corpus",
        "version": 3,
        "sealed": False,
        "units": {
            "start": "code points",
            "end": "code points",
            "startUtf16": "UTF-16 code units",
            "endUtf16": "UTF-16 code units",
        },
        "project": {"id": id_of("project IMR sample project"), "name": "IMR sample project"},
        "toolVersion": "gold.py 1",
        "guidelineVersion": GUIDELINE_VERSION,
        "annotators": [ANNOTATOR],
        "schema": SCHEMA,
    }
    letters = read_gold(gold_folder)
    lines = [to_line(head)]
    for gold in letters:
        text = read_text(Path(letters_folder) / gold["file"])
        lines.append(to_line(to_native_document(gold, text)))
    with open(out, "w", encoding="utf-8", newline="") as file:
        file.write("".join(lines))
    print(f"{len(letters)} letters written")
    return 0


def span_differences(text, spans, expected):
    """What is wrong with exported spans in themselves, and against gold spans (in canonical order)."""
    for number, span in enumerate(spans):
        start, end = span["start"], span["end"]
        if text[start:end] != span["quote"]:
            yield f"span {number}: its quote is not at {start}-{end}"
        if (utf16_length(text[:start]), utf16_length(text[:end])) != (span["startUtf16"], span["endUtf16"]):
            yield f"span {number}: UTF-16 offsets {span['startUtf16']}-{span['endUtf16']} are not {start}-{end}"
    found = [
        (s["start"], s["end"], s["label"], text[s["start"] : s["end"]], to_gold_attributes(s["attributes"]))
        for s in spans
    ]
    wanted = [(s["start"], s["end"], s["label"], s["text"], s["attributes"]) for s in expected]
    for start, end, label, _, attributes in wanted:
        matches = [f for f in found if f[:3] == (start, end, label)]
        if not matches:
            yield f"missing: {label} {start}-{end}"
        elif matches[0][4] != attributes:
            yield f"{label} {start}-{end}: attributes {matches[0][4]} instead of {attributes}"
    for start, end, label, _, _ in found:
        if not any(w[:3] == (start, end, label) for w in wanted):
            yield f"not in gold: {label} {start}-{end}"
    key = lambda s: (s[0], -s[1], s[2])
    if sorted(found, key=key) != sorted(wanted, key=key):
        yield "spans are not those of the gold"


def relation_differences(spans, relations, gold):
    ends = lambda span: (span["start"], span["end"], span["label"])
    for number, relation in enumerate(relations):
        for end, index in (("from", "fromSpan"), ("to", "toSpan")):
            if spans[relation[index]]["id"] != relation[end]:
                yield f"relation {number}: {index} is not the span that {end} names"
    found = sorted((r["type"], ends(spans[r["fromSpan"]]), ends(spans[r["toSpan"]])) for r in relations)
    wanted = sorted(
        (r["type"], ends(gold["spans"][r["from"]]), ends(gold["spans"][r["to"]])) for r in gold["relations"]
    )
    for relation in wanted:
        if relation not in found:
            yield f"missing: {relation[0]} {relation[1]} -> {relation[2]}"
    for relation in found:
        if relation not in wanted:
            yield f"not in gold: {relation[0]} {relation[1]} -> {relation[2]}"
    if found != wanted:
        yield "relations are not those of the gold"


def compare(gold_folder, export, annotator_name=None):
    with open(export, encoding="utf-8", newline="\n") as file:
        head, *entries = [json.loads(line) for line in file]
    if head.get("goldspan") != "corpus" or head.get("version") not in (1, 2, 3):
        raise SystemExit(f"{export} is not a Goldspan corpus of version 1, 2 or 3")
    by_hash = {}
    for entry in entries:
        if entry["annotator"] is None or annotator_name not in (None, entry["annotator"]["name"]):
            continue
        by_hash.setdefault(sha256(entry["document"]["text"]), []).append(entry)
    differences, letters, spans, relations = [], 0, 0, 0
    for gold in read_gold(gold_folder):
        matches = by_hash.pop(gold["text_sha256"], [])
        letters += 1
        if len(matches) != 1:
            differences.append(f"{gold['file']}: in the export {len(matches)} times")
            continue
        entry = matches[0]
        document = entry["document"]
        found = []
        if document["textSha256"] != gold["text_sha256"]:
            found.append("textSha256 is not that of the text")
        found += span_differences(document["text"], entry["spans"], gold["spans"])
        found += relation_differences(entry["spans"], entry["relations"], gold)
        differences += [f"{gold['file']}: {difference}" for difference in found]
        spans += len(entry["spans"])
        relations += len(entry["relations"])
    differences += [f"not in gold: document {entry['document']['id']}" for left in by_hash.values() for entry in left]
    for difference in differences:
        print(difference)
    if differences:
        return 1
    print(f"{letters} letters, {spans} spans, {relations} relations: equal")
    return 0


def main(arguments):
    if len(arguments) == 4 and arguments[0] == "to-native":
        return to_native(*arguments[1:])
    if len(arguments) in (3, 4) and arguments[0] == "compare":
        return compare(*arguments[1:])
    print(__doc__, file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
