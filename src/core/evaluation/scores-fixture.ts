import fc from 'fast-check'
import type { MarkedRelation, MarkedSpan, Marks, ScoredDocument } from './marks'

/** A span of a made-up document; offsets are UTF-16. */
export function marked(
  label: string,
  start: number,
  end: number,
  attributes: MarkedSpan['attributes'] = {},
): MarkedSpan {
  return { label, start, end, attributes }
}

export function marks(spans: readonly MarkedSpan[], relations: readonly MarkedRelation[] = []): Marks {
  return { spans, relations }
}

export function scored(gold: Marks, predicted: Marks, text = ' '.repeat(400)): ScoredDocument {
  return { documentId: 'd'.repeat(26), text, gold, predicted }
}

/** Spans close together, so that equal, nested and overlapping ones of one and of several labels are common. */
const span: fc.Arbitrary<MarkedSpan> = fc
  .record({
    start: fc.nat(30),
    length: fc.integer({ min: 1, max: 8 }),
    label: fc.constantFrom('a', 'b', 'c'),
    status: fc.constantFrom('', 'x', 'y'),
  })
  .map(({ start, length, label, status }) => marked(label, start, start + length, { status }))

export const anyMarks: fc.Arbitrary<Marks> = fc.array(span, { maxLength: 14 }).chain((spans) => {
  if (spans.length === 0) return fc.constant(marks([]))
  const index = fc.nat(spans.length - 1)
  return fc
    .array(fc.record({ type: fc.constantFrom('R', 'S'), from: index, to: index }), { maxLength: 6 })
    .map((relations) => marks(spans, relations))
})

export const anyDocument: fc.Arbitrary<ScoredDocument> = fc
  .tuple(anyMarks, anyMarks)
  .map(([gold, predicted]) => scored(gold, predicted))
