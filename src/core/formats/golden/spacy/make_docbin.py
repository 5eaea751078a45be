"""Makes spaCy's training data of spacy.jsonl, on a computer that has spaCy 3:

    python make_docbin.py spacy.jsonl train.spacy [strict|contract|expand]

The spans of a letter go to doc.spans["sc"], and to doc.ents where none overlaps another. The last word says what
becomes of a span that does not end where tokens of spacy.blank("en") do: strict (the default) leaves it out, the
others make it shorter or longer. Such spans are named on stderr by document, offsets and label.
"""
import json
import sys

import spacy
from spacy.tokens import DocBin
from spacy.util import filter_spans


def aligned(doc, spans, mode, document):
    for start, end, label, *_ in spans:
        span = doc.char_span(start, end, label=label, alignment_mode=mode)
        if span is None or (span.start_char, span.end_char) != (start, end):
            became = "left out" if span is None else f"now {span.start_char}-{span.end_char}"
            print(f"{document}: {label} {start}-{end} is {became}", file=sys.stderr)
        if span is not None:
            yield span


def main(source, target, mode="strict"):
    nlp = spacy.blank("en")
    nlp.max_length = sys.maxsize
    docs = DocBin(store_user_data=True)
    with open(source, encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            doc = nlp.make_doc(row["text"])
            doc.user_data["document"] = row["meta"]["document"]
            doc.spans["sc"] = list(aligned(doc, row["spans"]["sc"], mode, row["meta"]["document"]))
            if "entities" in row:
                doc.set_ents(filter_spans(doc.spans["sc"]), default="outside")
            docs.add(doc)
    docs.to_disk(target)
    print(f"{len(docs)} documents")


if __name__ == "__main__":
    if len(sys.argv) not in (3, 4):
        sys.exit(__doc__)
    main(*sys.argv[1:])
