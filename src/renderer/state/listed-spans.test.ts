import { describe, expect, it } from 'vitest'
import type { Span } from '../../core/annotation/span'
import type { LabelSchema } from '../../core/annotation/label-schema'
import { everySpan, listedSpans, needsReview } from './listed-spans'

const label = (id: string) =>
  ({ id, name: id, key: id, colour: 'green', description: '', attributes: [] }) as const
const schema: LabelSchema = { labels: [label('a'), label('b')], relations: [] }

function span(start: number, of: string, quote: string, isDoubtful = false): Span {
  return {
    id: String(start).padEnd(26, 'a'),
    label: of,
    start,
    end: start + quote.length,
    quote,
    attributes: {},
    needsReview: isDoubtful,
    note: '',
    guidelineVersion: '',
    origin: { kind: 'manual', source: '', edited: false },
    by: '',
    at: '',
  }
}

const spans = [
  span(0, 'b', 'Neck\n\npain'),
  span(20, 'a', 'table 10'),
  span(40, 'b', 'table 9', true),
  span(60, 'a', 'neck  pain'),
]
const listed = (filter: Partial<typeof everySpan>) =>
  listedSpans(spans, { ...everySpan, ...filter }, schema).map(({ start }) => start)

describe('the listed spans', () => {
  it('are all of them in the order of the letter, the very same array, where nothing is asked for', () => {
    expect(listedSpans(spans, everySpan, schema)).toBe(spans)
  })

  it('are those with the words, whatever white space and case stand between', () => {
    expect(listed({ words: ' neck pain ' })).toEqual([0, 60])
    expect(listed({ words: 'knee' })).toEqual([])
  })

  it('are those of a label, or those that need review', () => {
    expect(listed({ show: 'a' })).toEqual([20, 60])
    expect(listed({ show: needsReview })).toEqual([40])
    expect(listed({ show: 'b', words: 'table' })).toEqual([40])
  })

  it('stand by label or by words, and those alike as in the letter', () => {
    expect(listed({ sort: 'label' })).toEqual([20, 60, 0, 40])
    expect(listed({ sort: 'words' })).toEqual([0, 60, 40, 20])
  })
})
