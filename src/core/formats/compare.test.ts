import { describe, expect, it } from 'vitest'
import { exampleHead } from './example-corpus'
import { heldBy, setChanges } from './compare'
import type { PortableSpan } from './format'
import { iob2 } from './iob2'
import { native } from './native'

const span = (label: string, start: number, end: number, more: Partial<PortableSpan> = {}): PortableSpan => ({
  ...{ label, start, end, attributes: {}, needsReview: false, note: '' },
  ...more,
})
const marked = (spans: readonly PortableSpan[], ...relations: [string, number, number][]) => ({
  spans,
  note: '',
  relations: relations.map(([type, from, to]) => ({ type, from, to })),
})
const changesOf = (before: readonly PortableSpan[], after: readonly PortableSpan[]) =>
  setChanges(marked(before), marked(after)).spans.map(({ changes, before: was, after: is }) => [
    changes.join(),
    was && `${was.label} ${was.start}-${was.end}`,
    is && `${is.label} ${is.start}-${is.end}`,
  ])

describe('setChanges', () => {
  it('finds nothing where both say the same, in whatever order', () => {
    const spans = [span('A', 0, 4), span('A', 0, 4), span('B', 2, 9)]
    expect(setChanges(marked(spans), marked([...spans].reverse()))).toEqual({
      spans: [],
      relations: [],
      hasOtherNote: false,
    })
  })

  it('tells what was added and removed', () => {
    expect(changesOf([span('A', 0, 4)], [span('A', 10, 14)])).toEqual([
      ['removed', 'A 0-4', null],
      ['added', null, 'A 10-14'],
    ])
  })

  it('tells a span that overlaps with the same label as moved, and the nearest of several', () => {
    expect(changesOf([span('A', 0, 10)], [span('A', 1, 10), span('A', 8, 12)])).toEqual([
      ['moved', 'A 0-10', 'A 1-10'],
      ['added', null, 'A 8-12'],
    ])
  })

  it('tells a span of the same range with another label as relabelled', () => {
    expect(changesOf([span('A', 0, 4)], [span('B', 0, 4)])).toEqual([['relabelled', 'A 0-4', 'B 0-4']])
  })

  it('tells spans that overlap with different labels as one removed and one added', () => {
    expect(changesOf([span('A', 0, 4)], [span('B', 1, 4)])).toEqual([
      ['removed', 'A 0-4', null],
      ['added', null, 'B 1-4'],
    ])
  })

  it('tells other attributes and review flags, together with a move', () => {
    const before = [span('A', 0, 4, { attributes: { code: ['x', 'y'], empty: '' } })]
    expect(changesOf(before, [span('A', 0, 4, { attributes: { code: ['y', 'x'] } })])).toEqual([])
    expect(changesOf(before, [span('A', 0, 4, { attributes: { code: ['x'] }, needsReview: true })])).toEqual([
      ['attributes,review', 'A 0-4', 'A 0-4'],
    ])
    expect(changesOf(before, [span('A', 0, 5)])).toEqual([['moved,attributes', 'A 0-4', 'A 0-5']])
  })

  it('tells another note on the whole document', () => {
    const before = marked([span('A', 0, 4)])
    expect(setChanges(before, { ...before, note: 'asked' })).toMatchObject({ spans: [], hasOtherNote: true })
  })

  it('follows relations along spans that moved, and tells those of spans that went or came', () => {
    const before = marked([span('A', 0, 4), span('B', 5, 9)], ['R', 0, 1])
    const moved = marked([span('A', 0, 3), span('B', 5, 9)], ['R', 0, 1])
    expect(setChanges(before, moved).relations).toEqual([])
    const turned = marked(before.spans, ['R', 1, 0])
    expect(setChanges(before, turned).relations).toMatchObject([
      { change: 'removed', type: 'R', from: { label: 'A' }, to: { label: 'B' } },
      { change: 'added', type: 'R', from: { label: 'B' }, to: { label: 'A' } },
    ])
    const twice = marked(before.spans, ['R', 0, 1], ['R', 0, 1])
    expect(setChanges(before, twice).relations).toMatchObject([{ change: 'added' }])
    const gone = marked([span('A', 0, 4)])
    expect(setChanges(before, gone).relations).toMatchObject([{ change: 'removed' }])
    expect(setChanges(gone, before).relations).toMatchObject([{ change: 'added' }])
  })
})

describe('heldBy', () => {
  const document = {
    documentId: 'd'.repeat(26),
    annotatorId: 'b'.repeat(26),
    text: 'Dx: neck pain. MRI',
    note: 'seen twice',
    spans: [
      span('finding', 4, 13, { attributes: { status: 'certain' }, needsReview: true, note: 'why?' }),
      span('finding', 4, 8),
      span('request', 15, 18),
    ],
    relations: [{ type: 'TREATS', from: 2, to: 0 }],
  }

  it('keeps all that the lossless format holds', () => {
    expect(heldBy(native, exampleHead, document)).toEqual(document)
  })

  it('leaves out what another format declares to lose', () => {
    expect(heldBy(iob2, exampleHead, document)).toEqual({
      ...document,
      note: '',
      spans: [span('finding', 4, 13), span('request', 15, 18)],
      relations: [],
    })
  })
})
