import { compareText, type Span } from '../annotation/span'
import type { TextRange } from '../text/offsets'
import { codePointOffsets } from './code-points'
import type { CorpusDocument, Format } from './format'
import { showsKeys } from './json-documents'
import { jsonLine } from './json-line'
import { lossesOf } from './losses'
import { readProdigy } from './prodigy-reader'
import { prodigyTokens } from './prodigy-tokens'
import { trimmedRange } from './python-white-space'
import { assertSound, indexedRelations, onceEach } from './soundness'
import { notOfMarks, wholeMarks } from './whole-marks'

const path = 'prodigy.jsonl'

/**
 * Tasks of Prodigy as JSON Lines (https://prodi.gy/docs/api-interfaces: spans_manual, relations), one document a line, in
 * code points: `text`; `tokens` of `text, start, end, id, ws`; `spans` of `start, end, token_start, token_end, label, id`,
 * of which `token_end` is the last token; `relations` of `head, child, label, head_span, child_span`, where `head` and
 * `child` are the last tokens of both spans; `answer`; `meta.id`, the document. Prodigy keeps fields that it does not
 * know: of a span `attributes`, `needs_review`, `note`, and `meta.note`, each where there is something to say. Spans have
 * no outer white space, as they end where tokens do. Hashes are left to Prodigy.
 */
export const prodigy: Format = {
  id: 'prodigy',
  version: 1,
  name: 'Prodigy JSON Lines',
  purpose: 'annotation-tool',
  description:
    'One letter a line with its words, to go on marking in Prodigy (spans.manual, rel.manual). Overlapping spans need these; ner.manual refuses them.',
  capabilities: { ...wholeMarks, unit: 'code points' },
  neverHeld: notOfMarks,
  example: `{"text":"Dx: neck\\npain. MRI","tokens":[{"text":"Dx","start":0,"end":2,"id":0,"ws":false},{"text":":","start":2,"end":3,"id":1,"ws":true},{"text":"neck","start":4,"end":8,"id":2,"ws":false},{"text":"\\n","start":8,"end":9,"id":3,"ws":false},{"text":"pain","start":9,"end":13,"id":4,"ws":false},{"text":".","start":13,"end":14,"id":5,"ws":true},{"text":"MRI","start":15,"end":18,"id":6,"ws":false}],"spans":[{"start":4,"end":13,"token_start":2,"token_end":4,"label":"finding","id":"s1","attributes":{"codes":["M54.2"],"status":"in doubt"}},{"start":15,"end":18,"token_start":6,"token_end":6,"label":"request","id":"s2","note":"of which region?"}],"relations":[{"head":6,"child":4,"label":"TREATS","head_span":{"start":15,"end":18,"token_start":6,"token_end":6,"label":"request","id":"s2"},"child_span":{"start":4,"end":13,"token_start":2,"token_end":4,"label":"finding","id":"s1"}}],"answer":"accept","meta":{"id":"dddddddddddddddddddddddddd"}}
`,
  *write(_head, documents) {
    yield { path, chunk: '' }
    for (const entry of onceEach(documents)) {
      assertSound(entry)
      yield { path, chunk: jsonLine(taskOf(entry)) }
    }
  },
  filesBelong: 'alone',
  isLineDocument: true,
  looksLike: (name, beginning) => name === path || showsKeys(beginning, 'tokens', 'ws'),
  losses(entry) {
    const { text } = entry.document
    return lossesOf(entry, prodigy.capabilities, { fateOf: (span) => trimmedRange(text, span) ?? 'no-text' })
  },
  read: readProdigy,
}

function taskOf({ document: { id, text }, set }: CorpusDocument): object {
  const offsets = codePointOffsets(text)
  const inCodePoints = ({ start, end }: TextRange) => {
    return { start: offsets.fromUtf16(start), end: offsets.fromUtf16(end) }
  }
  const kept = (set?.spans ?? []).flatMap((span) => {
    const range = trimmedRange(text, span)
    return range === null ? [] : [{ span, range }]
  })
  const tokens = prodigyTokens(
    text,
    kept.flatMap(({ range }) => [range.start, range.end]),
  )
  const tokenAt = new Map(tokens.map(({ start }, index) => [start, index]))
  const tokenTo = new Map(tokens.map(({ end }, index) => [end, index]))
  const places = kept.map(({ span, range }, index) => {
    const tokenRange = { token_start: tokenAt.get(range.start)!, token_end: tokenTo.get(range.end)! }
    return { ...inCodePoints(range), ...tokenRange, label: span.label, id: `s${index + 1}` }
  })
  const relations = indexedRelations(
    kept.map(({ span }) => span),
    set?.relations ?? [],
  )
  return {
    text,
    tokens: tokens.map(({ start, end, ws }, index) => {
      return { text: text.slice(start, end), ...inCodePoints({ start, end }), id: index, ws }
    }),
    spans: kept.map(({ span }, index) => ({ ...places[index]!, ...extrasOf(span) })),
    relations: relations.map(({ type, from, to }) => {
      const [head, child] = [places[from]!, places[to]!]
      return { head: head.token_end, child: child.token_end, label: type, head_span: head, child_span: child }
    }),
    answer: 'accept',
    meta: { id, ...(set === null || set.note === '' ? {} : { note: set.note }) },
  }
}

function extrasOf({ attributes, needsReview, note }: Span): object {
  const sorted = Object.entries(attributes).sort(([a], [b]) => compareText(a, b))
  return {
    ...(sorted.length === 0 ? {} : { attributes: Object.fromEntries(sorted) }),
    ...(needsReview ? { needs_review: true } : {}),
    ...(note === '' ? {} : { note }),
  }
}
