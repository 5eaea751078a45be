#!/usr/bin/env python3
"""Reads an export of Goldspan with Python's own json, csv and xml.etree, and holds it against what was exported.

    read_export.py <format id> <folder> <expected.json>

Shares no code with the app. <expected.json> is a list of documents {id, text, spans: [[label, start, end, words], ...]},
offsets in code points, spans in canonical order: what the format is to give back. Every reader slices the text of the
export (or the one beside it) by the offsets of the export, in the format's own unit, so an offset that the app shifts
shows here; where a format has quotes, they are held against the slices. Exit code 0 means equal, 1 different, 2 misused.
"""

import csv
import json
import re
import sys
import xml.etree.ElementTree as ElementTree
from pathlib import Path


class Difference(Exception):
    pass


def in_code_points(text, start, end):
    return text[start:end]


def in_utf16(text, start, end):
    return text.encode("utf-16-le")[2 * start : 2 * end].decode("utf-16-le")


def words_at(text, start, end, quote=None, cut=in_code_points):
    words = cut(text, start, end)
    if quote is not None and words != quote:
        raise Difference(f"the quote of {start}-{end} is not what stands there")
    return words


def read(path):
    return Path(path).read_bytes().decode("utf-8")


def json_lines(path):
    content = read(path)
    if content and not content.endswith("\n"):
        raise Difference(f"{path.name}: the last line does not end")
    return [json.loads(line) for line in content.splitlines()]


def text_beside(folder, document):
    return read(folder / "texts" / f"{document}.txt")


def decoded_name(name):
    return "" if name == "_x_" else re.sub("_x([0-9a-f]+)_", lambda found: chr(int(found[1], 16)), name)


def read_native(folder):
    for entry in json_lines(folder / "corpus.jsonl")[1:]:
        text = entry["document"]["text"]
        spans = entry.get("spans", [])
        for span in spans:
            words_at(text, span["startUtf16"], span["endUtf16"], span["quote"], in_utf16)
        yield entry["document"]["id"], text, [
            (s["label"], words_at(text, s["start"], s["end"], s["quote"])) for s in spans
        ]


def read_brat(folder):
    for path in sorted(folder.glob("*.ann")):
        text = read(path.with_suffix(".txt"))
        spans = []
        for line in read(path).splitlines():
            if not line.startswith("T"):
                continue
            _, body, tail = line.split("\t", 2)
            label, ranges = body.split(" ", 1)
            pieces = [tuple(map(int, piece.split(" "))) for piece in ranges.split(";")]
            if " ".join(text[start:end] for start, end in pieces) != tail:
                raise Difference(f"{path.name}: the words of {ranges} are not what stands there")
            spans.append((decoded_name(label), text[pieces[0][0] : pieces[-1][1]]))
        yield path.stem, text, spans


def read_tags(ending, begins, goes_on, ends):
    def read_tagged(folder):
        for path in sorted(folder.glob(f"*{ending}")):
            document = path.name[: -len(ending)]
            sentences = json_lines(folder / f"{document}.tokens.jsonl")[1:]
            places = [place for s in sentences for place in zip(s["start"], s["end"])]
            rows = [line.split("\t") for line in read(path).split("\n")[1:] if line]
            if len(rows) != len(places):
                raise Difference(f"{path.name}: {len(rows)} tokens with {len(places)} ranges")
            spans = []
            for (token, tag), (start, end) in zip(rows, places):
                if len(token) != end - start:
                    raise Difference(f"{path.name}: the token at {start} is not as long as its range")
                if tag[0] in begins:
                    spans.append([decoded_name(tag[2:]), start, end])
                elif tag[0] in goes_on + ends:
                    spans[-1][2] = end
            yield document, None, [tuple(span) for span in spans]

    return read_tagged


def read_spacy(folder):
    for row in json_lines(folder / "spacy.jsonl"):
        text = row["text"]
        yield row["meta"]["document"], text, [(label, text[s:e]) for s, e, label, *_ in row["spans"]["sc"]]


def read_prodigy(folder):
    for row in json_lines(folder / "prodigy.jsonl"):
        text, tokens = row["text"], row["tokens"]
        for token in tokens:
            words_at(text, token["start"], token["end"], token["text"])
        for span in row["spans"]:
            ends = tokens[span["token_start"]]["start"], tokens[span["token_end"]]["end"]
            if ends != (span["start"], span["end"]):
                raise Difference(f"the tokens of {span['start']}-{span['end']} are at {ends}")
        yield row["meta"]["id"], text, [(s["label"], text[s["start"] : s["end"]]) for s in row["spans"]]


def read_doccano(folder):
    for row in json_lines(folder / "doccano.jsonl"):
        text = row["text"]
        entities = row["entities"]
        yield row["meta"]["document"], text, [
            (e["label"], text[e["start_offset"] : e["end_offset"]]) for e in entities
        ]


def read_label_studio(folder):
    for task in json.loads(read(folder / "tasks.json")):
        text = task["data"]["text"]
        results = [r for annotation in task["annotations"] for r in annotation["result"] if r["type"] == "labels"]
        yield task["data"]["documentId"], text, [
            (r["value"]["labels"][0], words_at(text, r["value"]["start"], r["value"]["end"], r["value"]["text"]))
            for r in results
        ]


def unescaped_line(line):
    letters = {"t": "\t", "n": "\n", "f": "\f", "r": "\r", "b": "\b"}
    return re.sub(r"\\(.)", lambda found: letters.get(found[1], found[1]), line, flags=re.DOTALL)


def read_webanno_tsv(folder):
    for path in sorted(folder.glob("*.tsv")):
        text, spans, numbered, layer = "", [], {}, None
        pending = []
        for line in read(path).split("\n"):
            if line.startswith("#T_SP="):
                layer = line.split("|")[1:].index("label")
            if line.startswith("#Text="):
                pending.append(unescaped_line(line[6:]))
            if not re.match(r"\d+-\d+\t", line):
                continue
            _, offsets, token, *cells = line.split("\t")
            start, end = map(int, offsets.split("-"))
            if pending:
                if len(text.encode("utf-16-le")) != 2 * start:
                    raise Difference(f"{path.name}: a sentence at {start} does not follow the last one")
                text += "\n".join(pending)
                pending = []
            words_at(text, start, end, unescaped_line(token), in_utf16)
            if layer is None or cells[layer] == "_":
                continue
            for value in re.findall(r"((?:\\.|[^\\|])*)(?:\||$)", cells[layer] + "|")[:-1]:
                label, number = re.fullmatch(r"(.*?)(?:(?<!\\)\[(\d+)\])?", value, flags=re.DOTALL).groups()
                if number in numbered:
                    numbered[number][2] = end
                    continue
                spans.append([unescaped_line(label), start, end])
                if number is not None:
                    numbered[number] = spans[-1]
        yield path.stem, text, [(label, in_utf16(text, start, end)) for label, start, end in spans]


def unescaped_value(value):
    return re.sub(r"\\u\{([0-9a-f]+)\}", lambda found: chr(int(found[1], 16)), value)


def read_xmi(folder):
    custom = "{http:///webanno/custom.ecore}GoldspanSpan"
    for path in sorted(folder.glob("*.xmi")):
        root = ElementTree.fromstring(path.read_bytes())
        text = root.find("{http:///uima/cas.ecore}Sofa").get("sofaString")
        yield path.stem, text, [
            (unescaped_value(span.get("label")), in_utf16(text, int(span.get("begin")), int(span.get("end"))))
            for span in root.iter(custom)
        ]


def read_bioc_xml(folder):
    root = ElementTree.fromstring((folder / "corpus.bioc.xml").read_bytes())
    for document in root.iter("document"):
        text = document.findtext("passage/text")
        spans = []
        for annotation in document.iter("annotation"):
            infons = {infon.get("key"): infon.text or "" for infon in annotation.iter("infon")}
            location = annotation.find("location")
            start = int(location.get("offset"))
            quote = annotation.findtext("text")
            spans.append(
                (
                    unescaped_value(infons["type"]),
                    words_at(text, start, start + int(location.get("length")), quote),
                )
            )
        yield document.findtext("id"), text, spans


def read_bioc_json(folder):
    for document in json.loads(read(folder / "corpus.bioc.json"))["documents"]:
        (passage,) = document["passages"]
        text = passage["text"]
        spans = []
        for annotation in passage["annotations"]:
            (location,) = annotation["locations"]
            start, end = location["offset"], location["offset"] + location["length"]
            spans.append((annotation["infons"]["type"], words_at(text, start, end, annotation["text"])))
        yield document["id"], text, spans


def read_pubannotation(folder):
    for path in sorted(folder.glob("*.json")):
        document = json.loads(read(path))
        text = document["text"]
        yield document["sourceid"], text, [
            (d["obj"], text[d["span"]["begin"] : d["span"]["end"]]) for d in document["denotations"]
        ]


def read_w3c(folder):
    for path in sorted(folder.glob("*.jsonld")):
        text = text_beside(folder, path.stem)
        spans = []
        for item in json.loads(read(path))["items"]:
            selectors = item["target"].get("selector") if isinstance(item["target"], dict) else None
            if selectors is None:
                continue
            position = next(s for s in selectors if s["type"] == "TextPositionSelector")
            quote = next(s for s in selectors if s["type"] == "TextQuoteSelector")
            start, end = position["start"], position["end"]
            around = text[max(0, start - len(quote["prefix"])) : end + len(quote["suffix"])]
            if around != quote["prefix"] + quote["exact"] + quote["suffix"]:
                raise Difference(f"{path.name}: what is quoted around {start}-{end} does not stand there")
            label = next(body["value"] for body in item["body"] if body["purpose"] == "tagging")
            spans.append((label, words_at(text, start, end, quote["exact"])))
        yield path.stem, text, spans


def read_hf(folder):
    for path in sorted((folder / "data").glob("*.jsonl")):
        for row in json_lines(path):
            text = row["text"]
            yield row["id"], text, [(s["label"], text[s["start"] : s["end"]]) for s in row["spans"]]


# What a spreadsheet would take for a formula, behind the apostrophes in front of it.
FORMULA_MADE_INERT = re.compile("'+(?:[\\t\\r\\n]|\\s*[=+\\-@\uff1d\uff0b\uff0d\uff20])")


def read_tables(ending, encoding, is_prefixed):
    def rows_of(path):
        with open(path, encoding=encoding, newline="") as file:
            yield from csv.DictReader(file)

    def plain(value):
        return value[1:] if is_prefixed and FORMULA_MADE_INERT.match(value) else value

    def read_csv(folder):
        spans = {row["doc_id"]: [] for row in rows_of(folder / f"documents{ending}")}
        texts = {document: text_beside(folder, document) for document in spans}
        for row in rows_of(folder / f"spans{ending}"):
            text, quote = texts[row["doc_id"]], plain(row["text"])
            words = words_at(text, int(row["start_cp"]), int(row["end_cp"]), quote)
            words_at(text, int(row["start_utf16"]), int(row["end_utf16"]), quote, in_utf16)
            spans[row["doc_id"]].append((plain(row["label"]), words))
        for document, found in spans.items():
            yield document, texts[document], found

    return read_csv


READERS = {
    "native": read_native,
    "brat": read_brat,
    "iob2": read_tags(".iob2.tsv", "B", "I", ""),
    "bilou": read_tags(".bilou.tsv", "BU", "I", "L"),
    "spacy": read_spacy,
    "prodigy": read_prodigy,
    "doccano": read_doccano,
    "label-studio": read_label_studio,
    "webanno-tsv": read_webanno_tsv,
    "xmi": read_xmi,
    "bioc-xml": read_bioc_xml,
    "bioc-json": read_bioc_json,
    "pubannotation": read_pubannotation,
    "w3c": read_w3c,
    "hf": read_hf,
    "csv": read_tables(".csv", "utf-8", False),
    "csv-spreadsheet": read_tables(".spreadsheet.csv", "utf-8-sig", True),
}


def differences(found, expected):
    by_id = {document: (text, spans) for document, text, spans in found}
    for document in by_id.keys() - {e["id"] for e in expected}:
        yield f"{document}: was not exported"
    for wanted in expected:
        document = wanted["id"]
        if document not in by_id:
            yield f"{document}: is missing"
            continue
        text, spans = by_id[document]
        if text is not None and text != wanted["text"]:
            yield f"{document}: the text is another"
        if any(len(span) == 3 for span in spans):
            spans = [(label, wanted["text"][start:end]) for label, start, end in spans]
        for label, start, end, words in wanted["spans"]:
            if wanted["text"][start:end] != words:
                yield f"{document}: {label} {start}-{end} is not expected where its words are"
        labelled = [(label, words) for label, _, _, words in wanted["spans"]]
        if spans != labelled:
            at = next((i for i, pair in enumerate(zip(spans, labelled)) if pair[0] != pair[1]), None)
            yield f"{document}: {len(spans)} spans instead of {len(labelled)}, the first other one is {at}"


def main(arguments):
    if len(arguments) != 3 or arguments[0] not in READERS:
        print(__doc__, file=sys.stderr)
        return 2
    format_id, folder, expected = arguments
    try:
        documents = list(READERS[format_id](Path(folder)))
    except Difference as problem:
        print(problem)
        return 1
    problems = list(differences(documents, json.loads(read(expected))))
    for problem in problems:
        print(problem)
    print(f"{len(documents)} documents, {sum(len(spans) for _, _, spans in documents)} spans")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
