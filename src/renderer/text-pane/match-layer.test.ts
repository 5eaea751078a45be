// @vitest-environment jsdom
import fc from 'fast-check'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { fillLetter } from './letter-body'
import { MatchLayer } from './match-layer'

const line = 'Diagnoses include lumbar \n\ndisc disease of the spine. '
const text = line.repeat(120)

class FakeHighlight extends Set<StaticRange> {
  priority = 0
}
const highlights = new Map<string, FakeHighlight>()

// jsdom has neither highlights nor a canvas.
vi.stubGlobal('Highlight', FakeHighlight)
vi.stubGlobal('CSS', { highlights })
vi.stubGlobal(
  'StaticRange',
  class {
    constructor(init: StaticRangeInit) {
      Object.assign(this, init)
    }
  },
)
vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(null)
const body = fillLetter(document.createElement('div'), text, 'raw')

beforeEach(() => highlights.clear())

function makeLayer() {
  const layer = new MatchLayer()
  layer.setLetterView('raw')
  layer.setBody(body)
  layer.setView({ start: 0, end: text.length })
  return layer
}

/** What a highlight paints, as UTF-16 ranges. */
const painted = (name: string) =>
  [...(highlights.get(name) ?? [])].map((range) => ({
    start: body.map.offsetOf(range.startContainer, range.startOffset)!,
    end: body.map.offsetOf(range.endContainer, range.endOffset)!,
  }))

const [first, overLines, last] = [
  { start: 0, end: 9 },
  { start: 18, end: 31 },
  { start: text.length - 7, end: text.length - 2 },
] as const

describe('what was found in a letter', () => {
  it('is painted line by line, the match at hand apart', () => {
    makeLayer().setMatches([first, overLines, last], 1)
    expect(painted('find-match')).toEqual([first, last])
    expect(painted('find-current')).toEqual([
      { start: 18, end: 24 },
      { start: 27, end: 31 },
    ])
  })

  it('is painted alike while the browser draws the selection, and apart again afterwards', () => {
    const layer = makeLayer()
    layer.setMatches([first, last], 0)
    layer.setSelectionDrawn(true)
    expect([painted('find-match'), painted('find-current')]).toEqual([[first, last], []])
    layer.setSelectionDrawn(false)
    expect([painted('find-match'), painted('find-current')]).toEqual([[last], [first]])
  })

  it('is gone with the next text, and leaves no highlight behind', () => {
    const layer = makeLayer()
    layer.setMatches([first], 0)
    layer.setBody(null)
    expect(highlights.size).toBe(0)
  })

  it('is painted where it touches the view and nowhere else', () => {
    const words = fc.uniqueArray(fc.nat(119), { minLength: 1 }).map((lines) => lines.sort((a, b) => a - b))
    fc.assert(
      fc.property(words, fc.nat(text.length), fc.nat(text.length), (lines, a, b) => {
        const matches = lines.map((n) => ({ start: n * line.length + 27, end: n * line.length + 39 }))
        const view = { start: Math.min(a, b), end: Math.max(a, b) }
        const layer = makeLayer()
        layer.setMatches(matches, -1)
        layer.setView(view)
        const inView = matches.filter(({ start, end }) => start < view.end && end > view.start)
        expect(painted('find-match')).toEqual(inView)
      }),
    )
  })
})
