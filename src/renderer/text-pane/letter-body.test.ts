// @vitest-environment jsdom
import fc from 'fast-check'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { fillLetter } from './letter-body'

const nastyText = fc
  .array(fc.constantFrom('knee ', '<b>', '&amp;', '\n', '\r\n', '\r', '\f', ' ', 'é', '😀', 'x'.repeat(1500)), {
    maxLength: 30,
  })
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
    fillLetter(root, `one\ftwo${'\n'.repeat(3000)}\fthree\f\n`)
    const breaks = [...root.querySelectorAll<HTMLElement>('.text-pane-page-break')]
    expect(breaks.map(({ dataset }) => [dataset['page'], dataset['withinLine']])).toEqual([
      ['2', ''],
      ['3', undefined],
    ])
  })

  it('gives every block a height in lines before it is laid out', () => {
    const root = document.createElement('div')
    const { blocks } = fillLetter(root, 'a line of a letter\n'.repeat(500))
    expect(blocks.length).toBeGreaterThan(2)
    for (const { style } of blocks) expect(style.getPropertyValue('contain-intrinsic-block-size')).toMatch(/lh$|^$/)
  })
})
