import { compareText } from '../annotation/span'
import { codePointOffsets } from './code-points'
import type { CorpusDocument, Format } from './format'
import { jsonLine } from './json-line'
import { lossesOf } from './losses'
import { readPubAnnotation } from './pubannotation-reader'
import { assertSound, indexedRelations, onceEach } from './soundness'
import { notOfMarks, wholeMarks } from './whole-marks'

/**
 * PubAnnotation's JSON (https://www.pubannotation.org/docs/annotation-format/), one file `<document>.json` per document:
 * `{sourcedb: "goldspan", sourceid: <document id>, text, denotations: [{id, span: {begin, end}, obj}], relations: [{id,
 * subj, pred, obj}], attributes: [{id, subj, pred, obj}]}`. `obj` of a denotation is its label, `pred` of an attribute its
 * name and `obj` its value; a list has one record for each of its values, in order, marked `list: true`, so that a list of
 * one is no text. A denotation may have `needsReview: true` and `note`, a document `note`, which other readers pass over.
 * Offsets are half-open and count the characters of a Ruby string, code points. Ids are numbered in canonical order.
 */
export const pubannotation: Format = {
  id: 'pubannotation',
  version: 1,
  name: 'PubAnnotation JSON',
  purpose: 'exchange',
  description:
    'A JSON file per letter with its text, for PubAnnotation and tools of biomedical text mining. Leaves out decisions, and who marked what.',
  capabilities: { ...wholeMarks, unit: 'code points', discontinuous: true },
  neverHeld: notOfMarks,
  example: `{"sourcedb":"goldspan","sourceid":"dddddddddddddddddddddddddd","text":"Dx: neck\\npain. MRI","denotations":[{"id":"T1","span":{"begin":4,"end":13},"obj":"finding"},{"id":"T2","span":{"begin":15,"end":18},"obj":"request","note":"of which region?"}],"relations":[{"id":"R1","subj":"T2","pred":"TREATS","obj":"T1"}],"attributes":[{"id":"A1","subj":"T1","pred":"codes","obj":"M54.2","list":true},{"id":"A2","subj":"T1","pred":"status","obj":"in doubt"}]}
`,
  *write(_head, documents) {
    for (const entry of onceEach(documents)) {
      assertSound(entry)
      yield { path: `${entry.document.id}.json`, chunk: jsonLine(recordOf(entry)) }
    }
  },
  filesBelong: 'alone',
  isLineDocument: false,
  looksLike: (name, beginning) =>
    name.endsWith('.json') && /"(denotations|sourcedb|sourceid)"\s*:/.test(beginning),
  losses: (entry) => lossesOf(entry, pubannotation.capabilities, { holdsEmptyLists: false }),
  read: readPubAnnotation,
}

function recordOf({ document: { id, text }, set }: CorpusDocument): object {
  const offsets = codePointOffsets(text)
  const spans = set?.spans ?? []
  const attributes = spans.flatMap((span, index) =>
    Object.entries(span.attributes)
      .sort(([a], [b]) => compareText(a, b))
      .flatMap(([pred, value]) => {
        const subj = `T${index + 1}`
        if (typeof value === 'string') return [{ subj, pred, obj: value }]
        return value.map((obj) => ({ subj, pred, obj, list: true }))
      }),
  )
  return {
    sourcedb: 'goldspan',
    sourceid: id,
    text,
    ...(set && set.note !== '' && { note: set.note }),
    denotations: spans.map(({ start, end, label, needsReview, note }, index) => ({
      id: `T${index + 1}`,
      span: { begin: offsets.fromUtf16(start), end: offsets.fromUtf16(end) },
      obj: label,
      ...(needsReview && { needsReview }),
      ...(note !== '' && { note }),
    })),
    relations: indexedRelations(spans, set?.relations ?? []).map(({ type, from, to }, index) => ({
      id: `R${index + 1}`,
      subj: `T${from + 1}`,
      pred: type,
      obj: `T${to + 1}`,
    })),
    attributes: attributes.map((attribute, index) => ({ id: `A${index + 1}`, ...attribute })),
  }
}
