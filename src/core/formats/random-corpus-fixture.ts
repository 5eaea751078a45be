import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { emptySet, type AnnotationSet } from '../annotation/annotation-set'
import { decisionsByKey, type Decision } from '../annotation/decision'
import { isDisagreement, verdictKinds } from '../annotation/verdict'
import { isAllowedRelation, type LabelSchema } from '../annotation/label-schema'
import { compareSpans, compareText, type AttributeValue, type Relation, type Span } from '../annotation/span'
import { idFromBytes } from '../ids'
import type { Annotator, SourceDocument } from '../project'
import type { CorpusDocument, CorpusHead, FileChunk } from './format'
import { sha256 } from './read-tools-fixture'

const digest = (text: string) => createHash('sha256').update(text, 'utf8').digest()
const idOf = (name: string) => idFromBytes(digest(name))

const oddChoices = ['active', 'in doubt', 'a xb', '_', '', 'é|,:', 'x', ' x ', '_x5f_']
const labelIds = ['requested_item', 'source_xray', 'a b', 'é_xe9_', '__proto', '']
const schema: LabelSchema = {
  labels: labelIds.map((id) => ({
    id,
    name: id,
    key: '1',
    colour: 'green',
    description: 'line\u2028end',
    attributes: [
      { id: 'status', name: 'Status', type: 'choice', choices: oddChoices },
      { id: 'odd name', name: 'Odd', type: 'text' },
      { id: 'codes', name: 'Codes', type: 'codes', codeSystem: 'ICD-10-CM', release: '2014' },
    ],
  })),
  relations: [
    { id: 'DECIDES', name: 'Decides', from: labelIds, to: labelIds },
    { id: 'odd: Arg1', name: 'Odd', from: labelIds, to: ['', 'a b'] },
  ],
}

const annotators: Annotator[] = ['Ann "A"', 'Ben\u2029'].map((name) => ({
  id: idOf(name),
  name,
  createdAt: '2026-11-01T00:00:00Z',
}))
export const head: CorpusHead = {
  project: { id: idOf('project'), name: 'Nasty \u0085 project' },
  schema,
  guidelineVersion: 'v1',
  toolVersion: 'goldspan 0.1.0',
  annotators,
}

const pieces = [
  ...[
    'a',
    'B7',
    'é',
    'e\u0301',
    '𝒜',
    '😀',
    '👩‍👩‍👧',
    '\u200d',
    '\ufeff',
    '\u00ad',
    'א',
    'ש',
    '\u202e',
    'T1',
    '-DOCSTART-',
  ],
  ...[
    ' ',
    '  ',
    '\u00a0',
    '\u3000',
    '\t',
    '\f',
    '\v',
    '\x1c',
    '\x1f',
    '\u0000',
    '\u0085',
    '\u2028',
    '\u2029',
  ],
  ...['\r', '\n', '\r\n', '\n\n', '\n\n \n\n', '"', "'", '\\', '\\u{a}', '.', ',', ';', ':', '|', '#', '{}'],
]
const nastyText = (maxLength: number) =>
  fc.array(fc.constantFrom(...pieces), { maxLength }).map((parts) => parts.join(''))

const attributes: fc.Arbitrary<Record<string, AttributeValue>> = fc.record(
  {
    status: fc.constantFrom(...oddChoices),
    'odd name': nastyText(4),
    codes: fc.array(fc.oneof(fc.constant('M54.2'), nastyText(2)), { maxLength: 3 }),
  },
  { requiredKeys: [] },
)

const spanPlan = fc.record({
  at: fc.nat({ max: 1000 }),
  length: fc.oneof(fc.nat({ max: 4 }), fc.nat({ max: 1000 })),
  label: fc.constantFrom(...schema.labels.map(({ id }) => id)),
  attributes,
  needsReview: fc.boolean(),
  note: fc.oneof(fc.constant(''), nastyText(3)),
  kind: fc.constantFrom<Span['origin']['kind']>('manual', 'rule', 'adjudicated'),
})
const setPlan = fc.record({
  salt: fc.nat(),
  status: fc.constantFrom<AnnotationSet['status']>('new', 'in-progress', 'needs-review', 'done'),
  note: fc.oneof(fc.constant(''), nastyText(5)),
  spans: fc.array(spanPlan, { maxLength: 12 }),
  relations: fc.array(fc.tuple(fc.constantFrom('DECIDES', 'odd: Arg1'), fc.nat(), fc.nat()), {
    maxLength: 6,
  }),
  decisions: fc.array(fc.record({ kind: fc.nat(5), one: fc.nat(), other: fc.nat(), words: nastyText(3) }), {
    maxLength: 6,
  }),
})

function setOf(
  { id: documentId, text }: SourceDocument,
  annotator: Annotator,
  plan: typeof setPlan extends fc.Arbitrary<infer T> ? T : never,
): AnnotationSet {
  const boundaries = [0]
  for (const character of text) boundaries.push(boundaries.at(-1)! + character.length)
  const spans = plan.spans.flatMap((span, index): Span[] => {
    if (boundaries.length < 2) return []
    const first = span.at % (boundaries.length - 1)
    const last = Math.min(boundaries.length - 1, first + 1 + (span.length % boundaries.length))
    const [start, end] = [boundaries[first]!, boundaries[last]!]
    return [
      {
        id: idOf(`${plan.salt} span ${index}`),
        label: span.label,
        start,
        end,
        quote: text.slice(start, end),
        attributes: span.attributes,
        needsReview: span.needsReview,
        note: span.note,
        guidelineVersion: 'v1',
        origin: { kind: span.kind, source: '', edited: false },
        by: annotator.id,
        at: '2026-11-20T10:00:00.000Z',
      },
    ]
  })
  const relations = plan.relations.flatMap(([type, from, to], index): Relation[] => {
    const [first, second] = [spans[from % spans.length], spans[to % spans.length]]
    if (!first || !second || first === second) return []
    if (!isAllowedRelation(schema, type, first.label, second.label)) return []
    return [{ id: idOf(`${plan.salt} relation ${index}`), type, from: first.id, to: second.id }]
  })
  const sideOf = ({ label, start, end }: Span) => ({ label, start, end })
  const decisions = plan.decisions.flatMap(({ kind, one, other, words }): Decision[] => {
    const [first, second] = [spans[one % spans.length], spans[other % spans.length]]
    if (!first || !second) return []
    const { start, end } = second
    switch (kind) {
      case 0:
        return [{ kind: 'absent', row: first.id, column: words }]
      case 1: {
        const named = [...new Set([first.id, second.id])].sort(compareText)
        return [{ kind: 'waived', check: words, spans: named, range: null, reason: words }]
      }
      case 2:
        return [{ kind: 'waived', check: words, spans: [], range: { start, end }, reason: words }]
      case 3:
        return [
          {
            kind: 'verdict',
            gold: first === second ? null : sideOf(first),
            predicted: sideOf(second),
            verdict: verdictKinds[one % 3]!,
            note: words,
          },
        ]
      case 4:
        return [
          { kind: 'verdict', gold: sideOf(first), predicted: null, verdict: 'parser-wrong', note: words },
        ]
      default:
        return [{ kind: 'dismissed', label: first.label, start, end }]
    }
  })
  return {
    ...emptySet(documentId, annotator.id),
    decisions: [...decisionsByKey(decisions).values()].filter(
      (decision) => decision.kind !== 'verdict' || isDisagreement(decision),
    ),
    status: plan.status,
    note: plan.note,
    spans: spans.sort(compareSpans),
    relations: relations.sort((a, b) => compareText(a.id, b.id)),
  }
}

/** Documents with the sets of none, one or both annotators. */
export const corpus: fc.Arbitrary<CorpusDocument[]> = fc
  .uniqueArray(fc.record({ text: nastyText(40), sets: fc.array(setPlan, { maxLength: 2 }) }), {
    selector: ({ text }) => text,
    maxLength: 3,
  })
  .map((documents) =>
    documents.flatMap(({ text, sets }): CorpusDocument[] => {
      const document: SourceDocument = {
        id: idOf(text),
        title: `${text}.txt`,
        text,
        textSha256: sha256(text),
        sourceSha256: sha256(`\ufeff${text}`),
        encoding: 'utf-16le',
        byteOrderMark: true,
        extractor: 'text',
        importedAt: '2026-11-20T09:00:00.000Z',
        importedBy: annotators[0]!.id,
      }
      if (sets.length === 0) return [{ document, annotator: null, set: null }]
      return sets.map((plan, index) => {
        const annotator = annotators[index]!
        return { document, annotator, set: setOf(document, annotator, plan) }
      })
    }),
  )

/** For formats that hold one set of a document. */
export const onePerDocument = (entries: CorpusDocument[]) =>
  entries.filter(
    ({ document }, index) => entries.findIndex((other) => other.document.id === document.id) === index,
  )

/** The same files in other chunks, cut also within lines and surrogate pairs. */
export function rechunked(files: readonly FileChunk[], size: number): FileChunk[] {
  return files.flatMap(({ path, chunk }) => {
    if (chunk === '') return [{ path, chunk }]
    const count = Math.ceil(chunk.length / size)
    return Array.from({ length: count }, (_, i) => ({ path, chunk: chunk.slice(i * size, (i + 1) * size) }))
  })
}
