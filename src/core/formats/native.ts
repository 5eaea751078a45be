import type { LabelSchema } from '../annotation/label-schema'
import { compareText, type AttributeValue } from '../annotation/span'
import type { Annotator, SourceDocument } from '../project'
import { codePointOffsets } from './code-points'
import type { CorpusDocument, CorpusHead, FileChunk, Format, LabelledDocument } from './format'
import { jsonLine } from './json-line'
import { decisionFields } from './native-decisions'
import { nativeExample } from './native-example'
import { readNative } from './native-reader'
import { nativePath, nativeUnits, nativeVersion } from './native-version'
import { assertSound, indexedRelations } from './soundness'
import { wholeMarks } from './whole-marks'

/*
 * Goldspan's own JSON Lines, version 3: everything, lossless. UTF-8 without a byte order mark, one JSON object a
 * line, each line ended by LF, U+0085, U+2028 and U+2029 escaped. Every field is required, no other may occur,
 * none twice, and the writer keeps the order given here. A line has at most 16 Mi UTF-16 code units. Offsets are half-open; `start` and `end` count Unicode code points.
 *
 * Line 1, the head
 *   goldspan         "corpus"
 *   version          3
 *   sealed           false
 *   units            {start, end: "code points", startUtf16, endUtf16: "UTF-16 code units"}
 *   project          {id, name}
 *   toolVersion      program and version that wrote the file
 *   guidelineVersion version of the annotation guidelines
 *   annotators       list of {id, name, createdAt}: everyone whom `by` and `importedBy` name, as far as known
 *   schema           {labels, relations}
 *     labels         list of {id, name, key, colour, description, attributes}
 *     attributes     list of {id, name, type: "text"} | {id, name, type: "choice", choices} |
 *                    {id, name, type: "codes", codeSystem, release}
 *     relations      list of {id, name, from, to}: from and to are lists of label ids
 *
 * Each further line: one document with one annotator's set, in the order of the export
 *   document         {id, title, text, textSha256, sourceSha256, encoding, byteOrderMark, extractor, importedAt,
 *                    importedBy}: as in core/project.ts
 *   annotator        {id, name, createdAt}, or null for a document that nobody has opened; then nothing follows
 *   status           "new" | "in-progress" | "needs-review" | "done"
 *   note             text
 *   spans            list in canonical order (start, longer first, label, id) of
 *     id, label
 *     start, end             code points
 *     startUtf16, endUtf16   the same ends in UTF-16 code units
 *     quote                  the text between them
 *     attributes             object from attribute id (sorted) to a text, or to a list of codes
 *     needsReview            true | false
 *     note                   text
 *     guidelineVersion       when the span was made
 *     origin                 {kind, source, edited}
 *     by                     annotator id
 *     at                     ISO 8601 in UTC
 *   relations        list in canonical order (type, fromSpan, toSpan, id) of
 *     id, type
 *     from, to               span ids
 *     fromSpan, toSpan       the same ends as indices into spans
 *   decisions        list in the order of their keys (core/annotation/decision.ts), each one of
 *     {kind: "absent", row, rowSpan, column}: a cell of the ledger that the letter has nothing for; row is the id of
 *                    the span that the row stands for, rowSpan its index
 *     {kind: "waived", check, spans, spanIndices, range, reason}: a finding of a check that stands; spans are span ids
 *                    (ascending), range is {start, end, startUtf16, endUtf16} where no span is meant, or null
 *     {kind: "dismissed", label, start, end, startUtf16, endUtf16}: words that do not get a label
 *     {kind: "verdict", gold, predicted, verdict, note}: where the marks and a prediction differ; each of both is
 *                    {label, start, end, startUtf16, endUtf16}, or null where there is none, verdict is
 *                    "parser-wrong" | "gold-wrong" | "guideline-unclear"
 *
 * Versions 1 and 2 are still read: 1 had no note in spans and no decisions, 2 no verdicts.
 */

/** The lossless format of Goldspan itself. */
export const native: Format = {
  id: 'native',
  version: nativeVersion,
  name: 'Goldspan JSON Lines',
  purpose: 'archive',
  description:
    'Everything in one file, nothing left out: to pass work on, to archive it, and to train a parser.',
  capabilities: {
    ...wholeMarks,
    unit: 'code points and UTF-16 code units',
    decisions: true,
    severalAnnotators: true,
  },
  neverHeld: [],
  example: nativeExample,
  *write(head, documents) {
    yield { path: nativePath, chunk: headLine(head) }
    for (const entry of documents) yield documentChunk(entry)
  },
  filesBelong: 'alone',
  isLineDocument: true,
  looksLike: (_, beginning) => beginning.startsWith('{"goldspan":"corpus"'),
  losses: () => [],
  read: readNative,
}

function documentChunk(entry: CorpusDocument): FileChunk {
  assertSound(entry)
  const document = documentFields(entry.document)
  const fields = entry.set === null ? { document, annotator: null } : { document, ...setFields(entry) }
  return { path: nativePath, chunk: jsonLine(fields) }
}

function headLine({ project, schema, guidelineVersion, toolVersion, annotators }: CorpusHead): string {
  return jsonLine({
    goldspan: 'corpus',
    version: nativeVersion,
    sealed: false,
    units: nativeUnits,
    project: { id: project.id, name: project.name },
    toolVersion,
    guidelineVersion,
    annotators: annotators.map(annotatorFields),
    schema: schemaFields(schema),
  })
}

function schemaFields({ labels, relations }: LabelSchema): object {
  return {
    labels: labels.map(({ id, name, key, colour, description, attributes }) => ({
      id,
      name,
      key,
      colour,
      description,
      attributes: attributes.map((attribute) => {
        const { id, name, type } = attribute
        switch (type) {
          case 'text':
            return { id, name, type }
          case 'choice':
            return { id, name, type, choices: attribute.choices }
          case 'codes':
            return { id, name, type, codeSystem: attribute.codeSystem, release: attribute.release }
        }
      }),
    })),
    relations: relations.map(({ id, name, from, to }) => ({ id, name, from, to })),
  }
}

function annotatorFields({ id, name, createdAt }: Annotator): Annotator {
  return { id, name, createdAt }
}

function documentFields(document: SourceDocument): SourceDocument {
  const { id, title, text, textSha256, sourceSha256, encoding, byteOrderMark, extractor } = document
  const { importedAt, importedBy } = document
  return {
    id,
    title,
    text,
    textSha256,
    sourceSha256,
    encoding,
    byteOrderMark,
    extractor,
    importedAt,
    importedBy,
  }
}

function setFields({ document, annotator, set }: LabelledDocument): object {
  const offsets = codePointOffsets(document.text)
  return {
    annotator: annotatorFields(annotator),
    status: set.status,
    note: set.note,
    spans: set.spans.map((span) => ({
      id: span.id,
      label: span.label,
      start: offsets.fromUtf16(span.start),
      end: offsets.fromUtf16(span.end),
      startUtf16: span.start,
      endUtf16: span.end,
      quote: span.quote,
      attributes: sortedAttributes(span.attributes),
      needsReview: span.needsReview,
      note: span.note,
      guidelineVersion: span.guidelineVersion,
      origin: { kind: span.origin.kind, source: span.origin.source, edited: span.origin.edited },
      by: span.by,
      at: span.at,
    })),
    relations: indexedRelations(set.spans, set.relations).map(
      ({ relation: { id, type, from, to }, ...indices }) => ({
        id,
        type,
        from,
        to,
        fromSpan: indices.from,
        toSpan: indices.to,
      }),
    ),
    decisions: decisionFields(set.decisions, set.spans, offsets),
  }
}

function sortedAttributes(attributes: Readonly<Record<string, AttributeValue>>): object {
  return Object.fromEntries(Object.entries(attributes).sort(([a], [b]) => compareText(a, b)))
}
