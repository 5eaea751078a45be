/** A place in the DOM, as ranges and selections take it. */
export interface DomPosition {
  readonly node: Node
  readonly offset: number
}

/**
 * Offsets of a text (UTF-16) against the text nodes that hold it: `nodes` in text order, node i holding the code
 * units from `starts[i]` on. Exact in both directions; the DOM never changes under it.
 */
export class TextMap {
  readonly #root: Node
  readonly #nodes: readonly Text[]
  readonly #starts: readonly number[]
  readonly #startOf = new Map<Node, number>()
  readonly length: number

  constructor(root: Node, nodes: readonly Text[]) {
    this.#root = root
    this.#nodes = nodes
    const starts: number[] = []
    let start = 0
    for (const node of nodes) {
      starts.push(start)
      this.#startOf.set(node, start)
      start += node.length
    }
    this.#starts = starts
    this.length = start
  }

  /**
   * Where an offset is in the DOM. Between two nodes it is the start of the later one, or with `isEnd` the end of
   * the earlier one, so that a range never reaches into a block of which it holds nothing.
   */
  positionOf(offset: number, isEnd = false): DomPosition {
    const place = Math.max(0, Math.min(offset, this.length))
    let low = 0
    let high = this.#nodes.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if (this.#starts[middle]! < place || (!isEnd && this.#starts[middle]! === place)) low = middle + 1
      else high = middle
    }
    const i = Math.max(0, low - 1)
    const node = this.#nodes[i]
    return node ? { node, offset: place - this.#starts[i]! } : { node: this.#root, offset: 0 }
  }

  /** The offset of a place in the DOM, also of one on an element; null outside the text. */
  offsetOf(node: Node, offset: number): number | null {
    const start = this.#startOf.get(node)
    if (start !== undefined) return start + Math.min(offset, (node as Text).length)
    if (!this.#root.contains(node)) return null
    // A place before a child is where its text begins; a place after the last child is where the text before ends.
    const child = node.childNodes[offset]
    const next = child ? this.#firstStart(child) : null
    if (next !== null) return next
    const walker = node.ownerDocument!.createTreeWalker(this.#root, NodeFilter.SHOW_TEXT)
    walker.currentNode = child ?? lastWithin(node)
    if (!child && this.#startOf.has(walker.currentNode)) return this.#endOf(walker.currentNode)
    const before = walker.previousNode()
    return before ? this.#endOf(before) : 0
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

  #firstStart(node: Node): number | null {
    let current: Node | null = node
    while (current) {
      const start = this.#startOf.get(current)
      if (start !== undefined) return start
      current = current.firstChild
    }
    return null
  }

  #endOf(node: Node): number {
    return (this.#startOf.get(node) ?? 0) + (node as Text).length
  }
}

function lastWithin(node: Node): Node {
  let current = node
  while (current.lastChild) current = current.lastChild
  return current
}
