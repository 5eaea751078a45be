import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { emptySet, type AnnotationSet } from '../annotation/annotation-set'
import { isAllowedRelation, type LabelSchema } from '../annotation/label-schema'
import { decisionsByKey, type Decision } from '../annotation/decision'
import { isDisagreement, verdictKinds } from '../annotation/verdict'
import { compareSpans, compareText, type AttributeValue, type Relation, type Span } from '../annotation/span'
import { idFromBytes } from '../ids'
import type { Annotator, SourceDocument } from '../project'
import type { CorpusDocument, CorpusHead, FileChunk, Format } from './format'
import { brat } from './brat'
import { iob2 } from './iob2'
import { native } from './native'
import { formats } from './registry'
import { expectationOf, verifyExport } from './verify'

const digest = (text: string) => createHash('sha256').update(text, 'utf8').digest()
const tools = { sha256: (text: string) => digest(text).toString('hex') }
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
const head: CorpusHead = {
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
const corpus: fc.Arbitrary<CorpusDocument[]> = fc
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
        textSha256: tools.sha256(text),
        sourceSha256: tools.sha256(`\ufeff${text}`),
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

const onePerDocument = (entries: CorpusDocument[]) =>
  entries.filter(
    ({ document }, index) => entries.findIndex((other) => other.document.id === document.id) === index,
  )

/** The same files in other chunks, cut also within lines and surrogate pairs. */
function rechunked(files: readonly FileChunk[], size: number): FileChunk[] {
  return files.flatMap(({ path, chunk }) => {
    if (chunk === '') return [{ path, chunk }]
    const count = Math.ceil(chunk.length / size)
    return Array.from({ length: count }, (_, i) => ({ path, chunk: chunk.slice(i * size, (i + 1) * size) }))
  })
}

const suited = (format: Format, entries: CorpusDocument[]) =>
  format.capabilities.severalAnnotators ? entries : onePerDocument(entries)

describe.each(formats)('$id round trip', (format) => {
  it('gives back each document, minus exactly the declared losses', () => {
    fc.assert(
      fc.property(corpus, (all) => {
        const entries = suited(format, all)
        const expected = entries.map((entry) => expectationOf(entry, format.losses(entry, head), tools))
        const verified = [...verifyExport(format, head, format.write(head, entries), expected, tools)]
        expect(verified).toEqual(
          expected.map(({ documentId, spans }) => ({ kind: 'compared', documentId, spans, differences: [] })),
        )
        if (!format.capabilities.includesText) return
        const results = [...format.read(format.write(head, entries), tools)]
        expect(results.flatMap((result) => ('document' in result ? [result.document.text] : []))).toEqual(
          entries.map(({ document }) => document.text),
        )
      }),
      { numRuns: 400 },
    )
  })

  it('writes the same bytes twice, on paths of ids', () => {
    fc.assert(
      fc.property(corpus, (all) => {
        const entries = suited(format, all)
        const files = [...format.write(head, entries)]
        expect([...format.write(head, entries)]).toEqual(files)
        for (const { path } of files) {
          expect(path).toMatch(
            /^(corpus\.jsonl|annotation\.conf|[a-z2-7]{26}\.(txt|ann|iob2\.tsv|tokens\.jsonl))$/,
          )
        }
      }),
      { numRuns: 50 },
    )
  })

  it('reads the same from any chunks', () => {
    fc.assert(
      fc.property(corpus, fc.integer({ min: 1, max: 90 }), (all, size) => {
        const files = [...format.write(head, suited(format, all))]
        const results = [...format.read(files, tools)]
        expect([...format.read(rechunked(files, size), tools)]).toEqual(results)
      }),
      { numRuns: 50 },
    )
  })

  it('declares only losses that its capabilities admit', () => {
    fc.assert(
      fc.property(corpus, (all) => {
        const { overlap, relations, attributes, needsReview, note, decisions } = format.capabilities
        for (const entry of suited(format, all)) {
          for (const loss of format.losses(entry, head)) {
            if (overlap) expect(loss).not.toMatchObject({ reason: 'overlap' })
            if (relations) expect(loss).not.toMatchObject({ kind: 'relation', reason: 'not-held' })
            if (attributes) expect(loss).not.toMatchObject({ kind: 'attribute', reason: 'not-held' })
            if (needsReview) expect(loss.kind).not.toBe('needsReview')
            if (note) expect(loss.kind).not.toMatch(/note/i)
            if (decisions) expect(loss.kind).not.toBe('decision')
          }
        }
      }),
      { numRuns: 50 },
    )
  })
})

describe('native', () => {
  it('gives back everything, the head and every field of every set', () => {
    fc.assert(
      fc.property(corpus, (entries) => {
        const results = [...native.read(native.write(head, entries), tools)]
        expect(results[0]).toEqual({ head })
        expect(results.slice(1).map((result) => ('document' in result ? result.labelled : result))).toEqual(
          entries,
        )
      }),
      { numRuns: 300 },
    )
  })

  it('writes lines that every reader of lines cuts alike', () => {
    fc.assert(
      fc.property(corpus, (entries) => {
        const whole = [...native.write(head, entries)].map(({ chunk }) => chunk).join('')
        expect(whole).not.toMatch(/[\r\v\f\x1c-\x1e\u0085\u2028\u2029]/)
        expect(whole.split('\n')).toHaveLength(entries.length + 2)
        expect(whole.endsWith('\n')).toBe(true)
      }),
      { numRuns: 100 },
    )
  })
})

describe('brat', () => {
  it('writes tails that equal their slices and hold no line end of Python, as its server demands', () => {
    fc.assert(
      fc.property(corpus, (all) => {
        const files = [...brat.write(head, onePerDocument(all))]
        for (const { path, chunk } of files) {
          if (!path.endsWith('.ann')) continue
          const characters = [...files.find((file) => file.path === path.replace('.ann', '.txt'))!.chunk]
          expect(chunk).not.toMatch(/[\r\v\f\x1c-\x1e\u0085\u2028\u2029]/)
          for (const line of chunk.split('\n').filter((text) => text.startsWith('T'))) {
            const [, body = '', ...tail] = line.split('\t')
            const slices = body
              .slice(body.indexOf(' ') + 1)
              .split(';')
              .map((range) =>
                characters.slice(...(range.split(' ').map(Number) as [number, number])).join(''),
              )
            expect(tail.join('\t')).toBe(slices.join(' '))
            expect(body).toMatch(/^[A-Za-z0-9_-]+ /)
          }
        }
      }),
      { numRuns: 200 },
    )
  })
})

describe('iob2', () => {
  it('begins every span with B and gives each token one of two columns', () => {
    fc.assert(
      fc.property(corpus, (all) => {
        for (const { path, chunk } of iob2.write(head, onePerDocument(all))) {
          if (!path.endsWith('.tsv')) continue
          let before = 'O'
          for (const line of chunk.split('\n').slice(2, -1)) {
            if (line === '') {
              before = 'O'
              continue
            }
            const [token = '', tag = '', ...more] = line.split('\t')
            expect(more).toEqual([])
            expect(token).toMatch(/^\S+$/)
            if (tag.startsWith('I-')) expect(before.slice(2)).toBe(tag.slice(2))
            before = tag
          }
        }
      }),
      { numRuns: 200 },
    )
  })
})
