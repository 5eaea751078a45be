// @vitest-environment jsdom
import fc from 'fast-check'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { idFromBytes } from '../../core/ids'
import type { Span } from '../../core/annotation/span'
import { fillLetter } from './letter-body'
import { SpanLayer } from './span-layer'

const text = 'Diagnoses include lumbar \n\ndisc disease of the spine. '.repeat(120)

function spanOf(number: number, start: number, size: number): Span {
  return {
    id: idFromBytes(new Uint8Array(17).fill(number)),
    label: number % 2 === 0 ? 'diagnosis' : 'outcome',
    start,
    end: start + size,
    quote: text.slice(start, start + size),
    attributes: {},
    needsReview: false,
    note: '',
    guidelineVersion: 'imr-v1',
    origin: { kind: 'manual', source: '', edited: false },
    by: idFromBytes(new Uint8Array(17)),
    at: '2026-11-01T00:00:00.000Z',
  }
}

class FakeHighlight extends Set<StaticRange> {
  priority = 0
}
const highlights = new Map<string, FakeHighlight>()

// jsdom has neither highlights nor a canvas.
vi.stubGlobal('Highlight', FakeHighlight)
vi.stubGlobal('CSS', { highlights })
vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(null)
const body = fillLetter(document.createElement('div'), text, 'reading')

beforeEach(() => highlights.clear())

function makeLayer() {
  const layer = new SpanLayer('gold', (label) => (label === 'diagnosis' ? 'green' : 'orange'))
  layer.setBody(body)
  return layer
}

/** What is painted: the name of its highlight and the offsets of each range. */
function painted(): string[] {
  const ranges = [...highlights].flatMap(([name, highlight]) =>
    [...highlight].map(({ startContainer, startOffset, endContainer, endOffset }) => {
      const start = body.map.offsetOf(startContainer, startOffset)
      const end = body.map.offsetOf(endContainer, endOffset)
      return `${name} ${start}-${end}`
    }),
  )
  return ranges.sort()
}

/** What a layer paints that is shown these spans in this view and nothing before. */
function paintedAtOnce(spans: readonly Span[], view: { start: number; end: number }): string[] {
  const layer = makeLayer()
  layer.setView(view)
  layer.setSpans(spans)
  const result = painted()
  layer.setBody(null)
  return result
}

const spans = fc
  .uniqueArray(fc.tuple(fc.nat(200), fc.nat(text.length - 100), fc.integer({ min: 1, max: 90 })), {
    selector: ([number]) => number,
    maxLength: 20,
  })
  .map((list) => list.map(([number, start, size]) => spanOf(number, start, size)))
const view = fc
  .tuple(fc.nat(text.length), fc.nat(3_000))
  .map(([start, size]) => ({ start, end: start + size }))
const step = fc.record({ keep: fc.array(fc.boolean(), { maxLength: 20 }), come: spans, view })

describe('SpanLayer', () => {
  it('paints after any edits and scrolling what it would have painted at once', () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 5 }), (steps) => {
        highlights.clear()
        const layer = makeLayer()
        let shown: readonly Span[] = []
        for (const { keep, come, view } of steps) {
          const kept = shown.filter((_, i) => keep[i] ?? true)
          shown = [...kept, ...come.filter(({ id }) => kept.every((span) => span.id !== id))]
          layer.setSpans(shown)
          layer.setView(view)
        }
        const result = painted()
        layer.setBody(null)
        expect(highlights.size).toBe(0)
        expect(result).toEqual(paintedAtOnce(shown, steps.at(-1)!.view))
      }),
      { numRuns: 200 },
    )
  })

  it('paints only what touches the view', () => {
    const [here, there] = [spanOf(2, 10, 5), spanOf(4, 5_000, 5)]
    expect(paintedAtOnce([here, there], { start: 0, end: 2_000 })).toEqual(['gold-green-0 10-15'])
  })

  it('paints the shorter of two overlapping spans above the longer', () => {
    const layer = makeLayer()
    layer.setView({ start: 0, end: 100 })
    layer.setSpans([spanOf(2, 0, 17), spanOf(4, 10, 7)])
    expect(painted()).toEqual(['gold-green-0 10-17', 'gold-green-1 0-17'])
    expect(highlights.get('gold-green-0')!.priority).toBeGreaterThan(highlights.get('gold-green-1')!.priority)
  })

  it('paints the ends of lines and blank lines of no span', () => {
    expect(paintedAtOnce([spanOf(2, 18, 20)], { start: 0, end: 100 })).toEqual([
      'gold-green-0 18-24',
      'gold-green-0 27-38',
    ])
  })

  it('paints each view as it would have painted that view at once', () => {
    const letter = 'Diagnoses include lumbar \n\ndisc disease of the spine.\n\n \n\nnext'
    const wrapped = fillLetter(document.createElement('div'), letter, 'reading')
    const layer = new SpanLayer('gold', () => 'green')
    layer.setBody(wrapped)
    layer.setView({ start: 0, end: 100 })
    layer.setSpans([spanOf(2, 18, 20)])
    const count = () => [...highlights.values()].reduce((sum, { size }) => sum + size, 0)
    expect(count()).toBe(1)
    layer.setLetterView('raw')
    expect(count()).toBe(2)
    layer.setLetterView('reading')
    expect(count()).toBe(1)
  })

  it('leaves the marks of another layer alone when it is emptied', () => {
    const [one, other] = [makeLayer(), makeLayer()]
    for (const layer of [one, other]) layer.setView({ start: 0, end: 100 })
    one.setSpans([spanOf(2, 0, 5)])
    other.setSpans([spanOf(4, 20, 3)])
    one.setBody(null)
    expect(painted()).toEqual(['gold-green-0 20-23'])
  })

  it('finds the spans at an offset, shortest first, and each by its id', () => {
    const layer = makeLayer()
    const [long, short] = [spanOf(2, 0, 17), spanOf(4, 10, 7)]
    layer.setSpans([long, short])
    expect(layer.at(12)).toEqual([short, long])
    expect(layer.find(long.id)).toBe(long)
    layer.setSpans([short])
    expect(layer.find(long.id)).toBeNull()
  })

  it('paints what needs review a second time, and no more once that is settled', () => {
    const layer = makeLayer()
    layer.setView({ start: 0, end: 200 })
    const span = spanOf(2, 10, 5)
    const unsure = { ...span, needsReview: true }
    layer.setSpans([unsure])
    expect(painted()).toEqual(['gold-green-0 10-15', 'unsure 10-15'])
    layer.setSpans([span])
    expect(painted()).toEqual(['gold-green-0 10-15'])
  })

  it('paints suggestions under names of their own, and lets go of all of them with the text', () => {
    const layer = new SpanLayer('suggestion', () => 'green')
    layer.setBody(body)
    layer.setView({ start: 0, end: 200 })
    layer.setSpans([spanOf(2, 10, 5)])
    expect(painted()).toEqual(['suggestion-green-0 10-15'])
    layer.setBody(null)
    expect(painted()).toEqual([])
  })
})
