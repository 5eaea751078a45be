// @vitest-environment jsdom
import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { readingBlocksOf } from '../../core/text/reading-blocks'
import { fillLetter } from './letter-body'
import { drawnParts, visibleLineParts } from './line-parts'

const nastyText = fc
  .array(fc.constantFrom('a', 'knee', ' ', '  ', '\n', ' \n\n', '\r\n', '\r', '\f', '\u00a0', '😀'), {
    minLength: 1,
    maxLength: 40,
    size: 'max',
  })
  .map((list) => list.join(''))

const textAndRange = nastyText.chain((text) =>
  fc
    .tuple(fc.constant(text), fc.nat(text.length - 1), fc.integer({ min: 1, max: text.length }))
    .map(([words, start, size]) => ({ text: words, start, end: Math.min(text.length, start + size) })),
)

/** Line by line and trimmed: the definition. */
function partsByDefinition(text: string, start: number, end: number) {
  const parts: { start: number; end: number }[] = []
  let from = start
  for (const line of text.slice(start, end).split(/[\n\r\f]/)) {
    const words = line.trim()
    const first = from + line.indexOf(words)
    if (words !== '') parts.push({ start: first, end: first + words.length })
    from += line.length + 1
  }
  return parts.length > 0 ? parts : [{ start, end }]
}

describe('visibleLineParts', () => {
  it('gives each line from its first to its last visible character, and nothing of blank lines', () => {
    fc.assert(
      fc.property(textAndRange, ({ text, start, end }) => {
        expect(visibleLineParts(text, start, end)).toEqual(partsByDefinition(text, start, end))
      }),
    )
  })

  it('gives a quote over a doubled line end as two parts without the spaces between', () => {
    const text = 'lumbar \n\n spine'
    expect(visibleLineParts(text, 0, text.length)).toEqual([
      { start: 0, end: 6 },
      { start: 10, end: 15 },
    ])
  })

  it('gives a range without anything visible whole, or it could not be seen at all', () => {
    expect(visibleLineParts('a \n b', 1, 4)).toEqual([{ start: 1, end: 4 }])
  })
})

describe('drawnParts', () => {
  // jsdom has no canvas.
  vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(null)

  it('leaves no gap at folded line ends in the reading view, and one between paragraphs', () => {
    const text = 'lumbar  spine \n\nof the \n\n \n\nneck'
    const body = fillLetter(document.createElement('div'), text, 'reading')
    expect(drawnParts(body, 'reading', 0, text.length)).toEqual([
      { start: 0, end: 22 },
      { start: 28, end: 32 },
    ])
    expect(drawnParts(body, 'raw', 0, text.length)).toHaveLength(3)
  })

  it('gives all that is visible of a range, each part within one paragraph', () => {
    fc.assert(
      fc.property(textAndRange, ({ text, start, end }) => {
        const body = fillLetter(document.createElement('div'), text, 'reading')
        const parts = drawnParts(body, 'reading', start, end)
        const bare = (words: string) => words.replaceAll(/\s/g, '')
        expect(parts.map((part) => bare(text.slice(part.start, part.end))).join('')).toBe(
          bare(text.slice(start, end)),
        )
        if (bare(text.slice(start, end)) === '') return
        for (const part of parts) {
          expect(
            readingBlocksOf(text).some((block) => block.start <= part.start && part.end <= block.end),
          ).toBe(true)
        }
      }),
    )
  })
})
