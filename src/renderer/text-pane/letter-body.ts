import type { TextRange } from '../../core/text/offsets'
import { countLines, cutIntoChunks, piecesOf, type Piece } from './chunks'
import { TextMap } from './text-map'

/** A text laid into the DOM: its chunks with their elements, and the map between both. */
export interface LetterBody {
  readonly text: string
  readonly chunks: readonly TextRange[]
  /** One block per chunk, in order. */
  readonly blocks: readonly HTMLElement[]
  readonly map: TextMap
}

/**
 * Puts a text into an element, in place of what it holds: every code unit ends up in a text node, as text. The
 * heights of its blocks are estimated.
 */
export function fillLetter(root: HTMLElement, text: string): LetterBody {
  const chunks = cutIntoChunks(text)
  const fragment = root.ownerDocument.createDocumentFragment()
  const blocks: HTMLElement[] = []
  const nodes: Text[] = []
  // A form feed that only ends the text begins no page.
  const lastPageEnd = text.trimEnd().length
  let page = 1
  for (const chunk of chunks) {
    const block = root.ownerDocument.createElement('div')
    block.className = 'text-pane-chunk'
    for (const piece of piecesOf(text, chunk, page)) {
      const node = root.ownerDocument.createTextNode(text.slice(piece.start, piece.end))
      nodes.push(node)
      block.append(piece.start < lastPageEnd ? elementFor(piece, node) : node)
      if (piece.kind === 'page-break') page = piece.page
    }
    blocks.push(block)
    fragment.append(block)
  }
  const body = { text, chunks, blocks, map: new TextMap(root, nodes) }
  // While the blocks are out of the page: measuring after that would lay the letter out once more.
  estimateHeights(root, body)
  root.replaceChildren(fragment)
  return body
}

function elementFor(piece: Piece, node: Text): Node {
  if (piece.kind === 'text') return node
  const element = node.ownerDocument.createElement('span')
  element.className = `text-pane-${piece.kind}`
  if (piece.kind === 'page-break') {
    element.dataset['page'] = String(piece.page)
    if (piece.isWithinLine) element.dataset['withinLine'] = ''
  }
  element.append(node)
  return element
}

/**
 * Tells the browser about how high each block will be before it lays it out, in lines of the letter, so that the
 * scroll bar and jumps are right from the start.
 */
export function estimateHeights(root: HTMLElement, { text, chunks, blocks }: LetterBody): void {
  if (blocks.length === 0) return
  const charactersPerLine = measureCharactersPerLine(root)
  blocks.forEach((block, i) => {
    const lines = countLines(text, chunks[i]!, charactersPerLine)
    block.style.containIntrinsicBlockSize = `auto ${lines}lh`
  })
}

/** Letters of English in about their usual proportion, to measure a mean character. */
const sample = 'the expert reviewer developed the following summary based on a review of the case file, '

function measureCharactersPerLine(root: HTMLElement): number {
  const style = getComputedStyle(root)
  const width = root.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight)
  const pen = root.ownerDocument.createElement('canvas').getContext('2d')
  if (!pen || !(width > 0)) return 80
  pen.font = `${style.fontStyle} ${style.fontWeight} ${style.fontSize} ${style.fontFamily}`
  const mean = pen.measureText(sample).width / sample.length
  return Math.max(20, Math.floor(width / mean))
}
