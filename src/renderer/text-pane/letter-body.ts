import type { TextRange } from '../../core/text/offsets'
import { readingBlocksOf, type ReadingBlock } from '../../core/text/reading-blocks'
import { cutIntoChunks, piecesOf, type Piece } from './chunks'
import { foldedLines, rawLines } from './line-estimate'
import { TextMap } from './text-map'

/** How the letter is shown: with its white space folded, or as it is. Both show the same text nodes. */
export type LetterView = 'reading' | 'raw'

/** A text laid into the DOM: its chunks with their elements, and the map between both. */
export interface LetterBody {
  readonly text: string
  readonly chunks: readonly TextRange[]
  /** One block per chunk, in order. */
  readonly blocks: readonly HTMLElement[]
  /** The paragraphs and lines of the reading view, each an element; one that is cut by the end of a chunk is two. */
  readonly paragraphs: readonly ReadingBlock[]
  readonly map: TextMap
}

/**
 * Puts a text into an element, in place of what it holds: every code unit ends up in a text node, as text. The
 * heights of its blocks are estimated for a view.
 */
export function fillLetter(root: HTMLElement, text: string, view: LetterView): LetterBody {
  const wholeParagraphs = readingBlocksOf(text)
  const starts = wholeParagraphs.map(({ start }) => start)
  const chunks = cutIntoChunks(text, starts)
  const paragraphs = cutAt(wholeParagraphs, chunks)
  const fragment = root.ownerDocument.createDocumentFragment()
  const blocks: HTMLElement[] = []
  // A form feed that only ends the text begins no page.
  const lastPageEnd = text.trimEnd().length
  let page = 1
  let next = 0
  for (const chunk of chunks) {
    const block = root.ownerDocument.createElement('div')
    block.className = 'text-pane-chunk'
    for (; next < paragraphs.length && paragraphs[next]!.start < chunk.end; next += 1) {
      const paragraph = paragraphs[next]!
      const element = root.ownerDocument.createElement('p')
      let endsPage = false
      for (const piece of piecesOf(text, paragraph, page)) {
        const node = root.ownerDocument.createTextNode(text.slice(piece.start, piece.end))
        element.append(piece.start < lastPageEnd ? elementFor(piece, node) : node)
        if (piece.kind !== 'page-break') continue
        page = piece.page
        endsPage ||= !piece.isWithinParagraph && piece.start < lastPageEnd
      }
      // A plain paragraph is an element without any attribute: there are thousands.
      if (paragraph.kind !== 'paragraph') element.className = `text-pane-${paragraph.kind}`
      if (endsPage) element.classList.add('text-pane-page-end')
      block.append(element)
    }
    blocks.push(block)
    fragment.append(block)
  }
  const body = { text, chunks, blocks, paragraphs, map: new TextMap(root, blocks, chunks) }
  // While the blocks are out of the page: measuring after that would lay the letter out once more.
  estimateHeights(root, body, view)
  root.replaceChildren(fragment)
  return body
}

/** Cuts each paragraph where a chunk ends in it; its first part is then a line that goes on in the next. */
function cutAt(paragraphs: readonly ReadingBlock[], chunks: readonly TextRange[]): readonly ReadingBlock[] {
  let chunk = 0
  return paragraphs.flatMap((paragraph) => {
    while (chunks[chunk]!.end <= paragraph.start) chunk += 1
    if (chunks[chunk]!.end >= paragraph.end) return [paragraph]
    const parts: ReadingBlock[] = []
    let { start } = paragraph
    for (; chunks[chunk]!.end < paragraph.end; chunk += 1) {
      const { end } = chunks[chunk]!
      parts.push({ start, end, kind: 'line' })
      start = end
    }
    return [...parts, { ...paragraph, start }]
  })
}

function elementFor(piece: Piece, node: Text): Node {
  if (piece.kind === 'text') return node
  const element = node.ownerDocument.createElement('span')
  element.className = `text-pane-${piece.kind}`
  if (piece.kind === 'page-break') {
    element.dataset['page'] = String(piece.page)
    if (piece.isWithinLine) element.dataset['withinLine'] = ''
    if (piece.isWithinParagraph) element.dataset['withinParagraph'] = ''
  }
  if (piece.kind === 'control') {
    const turning = bidirectional[node.data]
    element.dataset['name'] = turning ?? node.data.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')
    if (turning) element.dataset['turning'] = ''
  }
  if (node.data === '\r') element.classList.add('text-pane-line-end')
  // The inner element can be left out while the outer one draws a mark.
  const inner = node.ownerDocument.createElement('span')
  inner.append(node)
  element.append(inner)
  return element
}

/** Short names of the Unicode Standard for what turns the order of characters. */
const bidirectional: Readonly<Record<string, string>> = {
  ...{ '\u202a': 'LRE', '\u202b': 'RLE', '\u202c': 'PDF', '\u202d': 'LRO', '\u202e': 'RLO' },
  ...{ '\u2066': 'LRI', '\u2067': 'RLI', '\u2068': 'FSI', '\u2069': 'PDI' },
}

/**
 * Tells the browser about how high each block will be in a view before it lays it out, in lines of the letter, so
 * that the scroll bar and jumps are right from the start.
 */
export function estimateHeights(root: HTMLElement, body: LetterBody, view: LetterView): void {
  const { text, chunks, blocks, paragraphs } = body
  if (blocks.length === 0) return
  const perLine = measureCharactersPerLine(root)
  let next = 0
  blocks.forEach((block, i) => {
    const { end } = chunks[i]!
    let folded = 0
    for (; next < paragraphs.length && paragraphs[next]!.start < end; next += 1) {
      if (view === 'reading') folded += foldedLines(text, paragraphs[next]!, perLine)
    }
    const lines = view === 'reading' ? Math.round(folded * 10) / 10 : rawLines(text, chunks[i]!, perLine)
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
