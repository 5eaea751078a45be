// @vitest-environment jsdom
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { TextMap } from './text-map'

/** Blocks of text nodes, every other node in an element of its own, as page breaks are. */
function layOut(blocks: readonly (readonly string[])[]) {
  const root = document.createElement('div')
  const nodes: Text[] = []
  const elements: HTMLElement[] = []
  const chunks: { start: number; end: number }[] = []
  for (const words of blocks) {
    const block = document.createElement('div')
    const start = chunks.at(-1)?.end ?? 0
    chunks.push({ start, end: start + words.join('').length })
    elements.push(block)
    words.forEach((text, i) => {
      const node = document.createTextNode(text)
      nodes.push(node)
      if (i % 2 === 0) {
        block.append(node)
      } else {
        const element = document.createElement('span')
        element.append(node)
        block.append(element)
      }
    })
    root.append(block)
  }
  return { root, nodes, map: new TextMap(root, elements, chunks), text: blocks.flat().join('') }
}

const words = fc.string({ minLength: 1, maxLength: 6 })
const blocks = fc.array(fc.array(words, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 5 })

describe('TextMap', () => {
  it('finds every offset again from its place in the DOM, from either side', () => {
    fc.assert(
      fc.property(blocks, (content) => {
        const { map, text } = layOut(content)
        expect(map.length).toBe(text.length)
        for (let offset = 0; offset <= text.length; offset += 1) {
          for (const isEnd of [false, true]) {
            const { node, offset: within } = map.positionOf(offset, isEnd)
            expect(map.offsetOf(node, within)).toBe(offset)
          }
        }
      }),
    )
  })

  it('makes ranges that hold exactly the words between two offsets', () => {
    fc.assert(
      fc.property(blocks, fc.nat(), fc.nat(), (content, a, b) => {
        const { map, text } = layOut(content)
        const [start, end] = [a % (text.length + 1), b % (text.length + 1)].sort((x, y) => x - y)
        expect(map.rangeOf(start!, end!).toString()).toBe(text.slice(start, end))
      }),
    )
  })

  it('lets a range end in the block that it still holds something of', () => {
    const { map, nodes } = layOut([['one'], ['two']])
    expect(map.positionOf(3)).toEqual({ node: nodes[1], offset: 0 })
    expect(map.positionOf(3, true)).toEqual({ node: nodes[0], offset: 3 })
    const { startContainer, endContainer, endOffset } = map.staticRangeOf(0, 3)
    expect([startContainer, endContainer, endOffset]).toEqual([nodes[0], nodes[0], 3])
  })

  it('maps a place on an element to where the text of its next child begins, or else where the text before ends', () => {
    fc.assert(
      fc.property(blocks, (content) => {
        const { root, map, nodes } = layOut(content)
        const elements = [root, ...root.querySelectorAll('*')]
        const startOf = (node: Node) =>
          nodes.slice(0, nodes.indexOf(node as Text)).reduce((sum, { length }) => sum + length, 0)
        for (const element of elements) {
          for (let child = 0; child <= element.childNodes.length; child += 1) {
            const before = document.createRange()
            before.selectNodeContents(root)
            before.setEnd(element, child)
            const expected = nodes.find((node) => before.comparePoint(node, 0) > 0)
            expect(map.offsetOf(element, child)).toBe(expected ? startOf(expected) : map.length)
          }
        }
      }),
    )
  })

  it('knows no place outside its text', () => {
    const { map } = layOut([['one']])
    expect(map.offsetOf(document.createTextNode('one'), 1)).toBeNull()
    expect(map.offsetOf(document.body, 0)).toBeNull()
  })

  it('keeps offsets outside the text at its ends', () => {
    const { map, nodes } = layOut([['one'], ['two']])
    expect(map.positionOf(-5)).toEqual({ node: nodes[0], offset: 0 })
    expect(map.positionOf(99)).toEqual({ node: nodes[1], offset: 3 })
  })

  it('has the one place of an empty text in its root', () => {
    const { root, map } = layOut([])
    expect(map.positionOf(0)).toEqual({ node: root, offset: 0 })
    expect(map.offsetOf(root, 0)).toBe(0)
  })
})
