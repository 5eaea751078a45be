import type { TextRange } from '../../core/text/offsets'
import { chunkAt } from './chunks'

/** A place in the DOM, as ranges and selections take it. */
export interface DomPosition {
  readonly node: Node
  readonly offset: number
}

/** The text nodes of one chunk in text order, and where each begins. */
interface ChunkNodes {
  readonly nodes: readonly Text[]
  readonly starts: readonly number[]
}

/**
 * Offsets of a text (UTF-16) against the text nodes that hold it: `blocks` in text order, block i holding the code
 * units of `chunks[i]`. Exact in both directions; the DOM never changes under it. The nodes of a chunk are looked up
 * when first asked for: to know those of a whole long letter would cost as much memory as all its paragraphs.
 */
export class TextMap {
  readonly #root: Node
  readonly #blocks: readonly Node[]
  readonly #chunks: readonly TextRange[]
  readonly #known: (ChunkNodes | undefined)[] = []
  readonly #indexOf: ReadonlyMap<Node, number>
  readonly length: number

  constructor(root: Node, blocks: readonly Node[], chunks: readonly TextRange[]) {
    this.#root = root
    this.#blocks = blocks
    this.#chunks = chunks
    this.#indexOf = new Map(blocks.map((block, i) => [block, i]))
    this.length = chunks.at(-1)?.end ?? 0
  }

  /**
   * Where an offset is in the DOM. Between two nodes it is the start of the later one, or with `isEnd` the end of
   * the earlier one, so that a range never reaches into a block of which it holds nothing.
   */
  positionOf(offset: number, isEnd = false): DomPosition {
    const place = Math.max(0, Math.min(offset, this.length))
    if (this.#chunks.length === 0) return { node: this.#root, offset: 0 }
    const { nodes, starts } = this.#nodesOf(chunkAt(this.#chunks, isEnd && place > 0 ? place - 1 : place))
    let low = 0
    let high = nodes.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if (starts[middle]! < place || (!isEnd && starts[middle]! === place)) low = middle + 1
      else high = middle
    }
    const i = Math.max(0, low - 1)
    return { node: nodes[i]!, offset: place - starts[i]! }
  }

  /** The offset of a place in the DOM, also of one on an element; null outside the text. */
  offsetOf(node: Node, offset: number): number | null {
    if (!this.#root.contains(node)) return null
    if (node === this.#root) return this.#chunks[offset]?.start ?? this.length
    const chunk = this.#chunkAround(node)
    if (chunk === null) return null
    const { nodes, starts } = this.#nodesOf(chunk)
    const own = nodes.indexOf(node as Text)
    if (own >= 0) return starts[own]! + Math.min(offset, nodes[own]!.length)
    // A place before a child is where its text begins; a place after the last child is where the text before ends.
    const child = node.childNodes[offset]
    const place = child ?? lastWithin(node)
    const following = nodes.findIndex((text) => isAtOrBehind(text, place))
    const isBehind = !child && nodes[following] === place
    return starts[isBehind ? following + 1 : following] ?? this.#chunks[chunk]!.end
  }

  /** A live range over `[start, end)` (UTF-16), for measuring. */
  rangeOf(start: number, end: number): Range {
    const range = this.#root.ownerDocument!.createRange()
    const from = this.positionOf(start)
    const to = this.positionOf(end, end > start)
    range.setStart(from.node, from.offset)
    range.setEnd(to.node, to.offset)
    return range
  }

  /** A range over `[start, end)` (UTF-16) that costs nothing to keep. */
  staticRangeOf(start: number, end: number): StaticRange {
    const from = this.positionOf(start)
    const to = this.positionOf(end, true)
    return new StaticRange({
      startContainer: from.node,
      startOffset: from.offset,
      endContainer: to.node,
      endOffset: to.offset,
    })
  }

  #chunkAround(node: Node): number | null {
    for (let current: Node | null = node; current; current = current.parentNode) {
      const index = this.#indexOf.get(current)
      if (index !== undefined) return index
    }
    return null
  }

  #nodesOf(chunk: number): ChunkNodes {
    const known = this.#known[chunk]
    if (known) return known
    const nodes: Text[] = []
    const starts: number[] = []
    let { start } = this.#chunks[chunk]!
    const block = this.#blocks[chunk]!
    const walker = block.ownerDocument!.createTreeWalker(block, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode() as Text | null; node; node = walker.nextNode() as Text | null) {
      nodes.push(node)
      starts.push(start)
      start += node.length
    }
    return (this.#known[chunk] = { nodes, starts })
  }
}

/** Whether a node is another one or stands behind where that begins. */
function isAtOrBehind(node: Node, place: Node): boolean {
  if (node === place) return true
  return (place.compareDocumentPosition(node) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0
}

function lastWithin(node: Node): Node {
  let current = node
  while (current.lastChild) current = current.lastChild
  return current
}
