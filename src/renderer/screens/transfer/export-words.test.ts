import { describe, expect, it } from 'vitest'
import type { Loss } from '../../../core/formats/format'
import type { Difference } from '../../../core/formats/portable'
import type { ExportLoss } from '../../../ipc/views'
import { differenceWords, lossGroups, lossWords, unreadableWords } from './export-words'

type Reasons = { [K in Loss['kind']]: readonly Extract<Loss, { kind: K }>['reason'][] }
const reasons: Reasons = {
  span: ['overlap', 'no-token', 'no-text'],
  edges: ['outer-invisible'],
  attribute: ['not-held', 'empty-list'],
  needsReview: ['not-held'],
  relation: ['not-held', 'span-lost'],
  note: ['not-held'],
}
const losses = Object.entries(reasons).flatMap(([kind, list]) =>
  list.map((reason): ExportLoss => ({
    kind: kind as Loss['kind'],
    reason,
    documentId: '',
    title: '',
    label: '',
    start: 0,
    end: 0,
  })),
)

describe('lossWords', () => {
  it('has words of its own for everything that a format can lose', () => {
    expect(new Set(losses.map(lossWords)).size).toBe(losses.length)
  })
})

describe('lossGroups', () => {
  it('puts spans first, then what was lost most often', () => {
    const attributes = Array.from({ length: 5 }, () => losses.find(({ kind }) => kind === 'attribute')!)
    const groups = lossGroups([...losses.filter(({ kind }) => kind === 'note'), ...attributes, losses[0]!])
    expect(groups.map(({ losses }) => [losses[0]!.kind, losses.length])).toEqual([
      ['span', 1],
      ['attribute', 5],
      ['note', 1],
    ])
  })
})

describe('differenceWords', () => {
  const known: readonly (Difference | 'document' | 'not-in-project' | 'not-read-back')[] = [
    'annotator',
    'text',
    'spans',
    'relations',
    'document',
    'not-in-project',
    'not-read-back',
  ]
  it.each(known)('has words of its own for %s', (reason) => {
    expect(differenceWords(reason)).not.toContain(reason === 'document' ? '(' : `(${reason})`)
  })

  it('names the reason of a reader', () => {
    expect(differenceWords('line-malformed')).toBe('Part of it could not be read back (line-malformed).')
  })
})

describe('unreadableWords', () => {
  it.each(['missing', 'damaged', 'newer', 'fork', 'unavailable'])(
    'says why a document that is %s is left out',
    (reason) => {
      expect(unreadableWords(reason)).toMatch(/^[A-Z].*[.]$/)
    },
  )
})
