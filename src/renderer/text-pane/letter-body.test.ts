// @vitest-environment jsdom
import fc from 'fast-check'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { fillLetter } from './letter-body'

const nastyText = fc
  .array(
    fc.constantFrom('knee ', '<b>', '&amp;', '\n', '\r\n', '\r', '\f', ' ', 'é', '😀', 'x'.repeat(1500)),
    {
      maxLength: 30,
      size: 'max',
    },
  )
  .map((list) => list.join(''))

beforeEach(() => {
  // jsdom has no canvas; without one the width of a character is guessed.
  vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(null)
})

describe('fillLetter', () => {
  it('puts every code unit into the DOM, as text and in order, in place of what was there', () => {
    fc.assert(
      fc.property(nastyText, (text) => {
        const root = document.createElement('div')
        root.append('an earlier letter')
        const body = fillLetter(root, text)
        expect(root.textContent).toBe(text)
        expect(body.map.length).toBe(text.length)
        expect([...root.children]).toEqual(body.blocks)
        body.chunks.forEach(({ start, end }, i) =>
          expect(body.blocks[i]!.textContent).toBe(text.slice(start, end)),
        )
      }),
      { numRuns: 40 },
    )
  })

  it('numbers page breaks through all blocks, and makes none of a form feed that only ends the text', () => {
    const root = document.createElement('div')
    fillLetter(root, `one\ftwo${'\n'.repeat(6000)}\fthree\f\n`)
    const breaks = [...root.querySelectorAll<HTMLElement>('.text-pane-page-break')]
    expect(breaks.map(({ dataset }) => [dataset['page'], dataset['withinLine']])).toEqual([
      ['2', ''],
      ['3', undefined],
    ])
  })

  it('gives the blocks heights in lines that add up to the lines of the text', () => {
    const { blocks } = fillLetter(document.createElement('div'), 'a line of a letter\n'.repeat(500))
    expect(blocks.length).toBeGreaterThan(2)
    const lines = blocks.map(({ style }) => /^auto (\d+)lh$/.exec(style.containIntrinsicBlockSize)?.[1])
    expect(lines.reduce((sum, count) => sum + Number(count), 0)).toBe(500)
  })
})
