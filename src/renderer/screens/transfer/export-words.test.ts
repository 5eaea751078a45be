import { describe, expect, it } from 'vitest'
import type { Loss } from '../../../core/formats/format'
import type { DocumentPart } from '../../../core/formats/fingerprints'
import type { Verified } from '../../../core/formats/verify'
import type { ExportLoss } from '../../../ipc/views'
import { differenceWords, inLossOrder, lossWords, unreadableWords } from './export-words'

type Reasons = { [K in Loss['kind']]: readonly Extract<Loss, { kind: K }>['reason'][] }
const reasons: Reasons = {
  span: ['overlap', 'no-token', 'no-text', 'no-place'],
  edges: ['outer-invisible'],
  attribute: ['not-held', 'empty-list'],
  needsReview: ['not-held'],
  relation: ['not-held', 'span-lost', 'no-place'],
  note: ['not-held'],
  spanNote: ['not-held'],
  decision: ['not-held'],
  character: ['not-in-xml'],
}
const losses = Object.entries(reasons).flatMap(([kind, list]) =>
  list.map((reason): ExportLoss => ({
    kind: kind as Loss['kind'],
    reason,
    count: 1,
    examples: [],
  })),
)

describe('lossWords', () => {
  it('has words of its own for everything that a format can lose', () => {
    expect(new Set(losses.map(lossWords)).size).toBe(losses.length)
  })
})

describe('inLossOrder', () => {
  it('puts spans first, then what was lost most often', () => {
    const [span, note, attribute] = (['span', 'note', 'attribute'] as const).map((kind, index) => ({
      ...losses.find((loss) => loss.kind === kind)!,
      count: index + 1,
    }))
    expect(inLossOrder([note!, attribute!, span!])).toEqual([span, attribute, note])
  })
})

describe('differenceWords', () => {
  type Known = DocumentPart | Exclude<Verified['kind'], 'compared' | 'rejected'>
  const known: { readonly [Reason in Known]: Reason } = {
    text: 'text',
    note: 'note',
    spans: 'spans',
    relations: 'relations',
    details: 'details',
    'head-differs': 'head-differs',
    'not-in-project': 'not-in-project',
    'not-read-back': 'not-read-back',
  }
  it.each([...Object.keys(known), 'relation-not-allowed', 'relation-to-itself'])(
    'has words of its own for %s',
    (reason) => expect(differenceWords(reason)).not.toContain(`(${reason})`),
  )

  it('names the reason of a reader', () => {
    expect(differenceWords('line-malformed')).toBe('Part of it could not be read back (line-malformed).')
  })
})

describe('unreadableWords', () => {
  it.each(['missing', 'damaged', 'newer', 'fork', 'unavailable'])(
    'says why a document or an annotator that is %s is left out',
    (reason) => {
      for (const documentId of [null, 'd']) {
        expect(unreadableWords({ documentId, reason })).toMatch(/^[A-Z].*[.]$/)
      }
    },
  )
})
