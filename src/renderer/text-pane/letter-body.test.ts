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
      fc.property(nastyText, fc.constantFrom('reading', 'raw'), (text, view) => {
        const root = document.createElement('div')
        root.append('an earlier letter')
        const body = fillLetter(root, text, view)
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
    fillLetter(root, `one\ftwo${'\n'.repeat(6000)}\fthree\f\n`, 'raw')
    const breaks = [...root.querySelectorAll<HTMLElement>('.text-pane-page-break')]
    expect(breaks.map(({ dataset }) => [dataset['page'], dataset['withinLine']])).toEqual([
      ['2', ''],
      ['3', undefined],
    ])
  })

  it('names each control character', () => {
    const root = document.createElement('div')
    fillLetter(root, 'bell \x07, turned \u202e, isolated \u2068.', 'reading')
    const names = [...root.querySelectorAll<HTMLElement>('.text-pane-control')].map(
      ({ dataset, textContent }) => [dataset['name'], textContent],
    )
    expect(names).toEqual([
      ['07', '\x07'],
      ['RLO', '\u202e'],
      ['FSI', '\u2068'],
    ])
  })

  it('gives the blocks heights in lines that add up to the lines of the text', () => {
    const { blocks } = fillLetter(document.createElement('div'), 'a line of a letter\n'.repeat(2000), 'raw')
    expect(blocks.length).toBeGreaterThan(2)
    const lines = blocks.map(({ style }) => /^auto (\d+)lh$/.exec(style.containIntrinsicBlockSize)?.[1])
    expect(lines.reduce((sum, count) => sum + Number(count), 0)).toBe(2000)
  })

  it('makes an element of each paragraph, head and line of a list, and two of one that the end of a chunk cuts', () => {
    const root = document.createElement('div')
    const prose = 'words of a letter that are wrapped \n'.repeat(60)
    const text = `CASE SUMMARY\n\nName: A\nDate: 1\n\n${prose}\n${'x'.repeat(20_000)}\n\nend`
    const { paragraphs } = fillLetter(root, text, 'reading')
    const elements = [...root.querySelectorAll('p')]
    expect(elements.map(({ textContent }) => textContent)).toEqual(
      paragraphs.map(({ start, end }) => text.slice(start, end)),
    )
    expect(elements.map(({ className }) => className)).toEqual([
      ...['text-pane-head', 'text-pane-line', '', '', 'text-pane-line', '', ''],
    ])
  })

  it('estimates the height of the reading view without its folds', () => {
    const text = 'a line of a letter that is wrapped  \n\n'.repeat(20)
    const heights = (['reading', 'raw'] as const).map((view) => {
      const [block] = fillLetter(document.createElement('div'), `${text} \n\n \n\nend`, view).blocks
      return Number(/^auto ([\d.]+)lh$/.exec(block!.style.containIntrinsicBlockSize)?.[1])
    })
    expect(heights[0]).toBeLessThan(heights[1]! / 3)
  })

  it('lets the mark of a hyphen at a line end stand beside white space that can be left out', () => {
    const root = document.createElement('div')
    fillLetter(root, 'Electro-\r\ndiagnostic', 'reading')
    expect(root.querySelector('.text-pane-hyphen-fold > span')?.textContent).toBe('\r\n')
  })
})
