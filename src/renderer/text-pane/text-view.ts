import type { TextRange } from '../../core/text/offsets'
import type { LetterBody } from './letter-body'
import type { TextMap } from './text-map'

/** Blocks up to this many view heights above and below are taken as in view: what a scroll shows next is ready. */
const margin = 1.5

/** The text (UTF-16) of every block in or near the view of its scroller. */
export function textInView(scroller: HTMLElement, { blocks, chunks }: LetterBody): TextRange {
  const view = scroller.getBoundingClientRect()
  const first = blockAt(blocks, view.top - view.height * margin)
  const last = blockAt(blocks, view.bottom + view.height * margin)
  return { start: chunks[first]?.start ?? 0, end: chunks[last]?.end ?? 0 }
}

/** The first code unit (UTF-16) whose line is at least half in view. */
export function firstVisibleOffset(scroller: HTMLElement, { map, blocks, chunks }: LetterBody): number {
  const { top } = scroller.getBoundingClientRect()
  const chunk = chunks[blockAt(blocks, top)]
  if (!chunk) return 0
  let low = chunk.start
  let high = chunk.end
  while (low < high) {
    const middle = (low + high) >>> 1
    const line = lineAt(map, middle)
    if (line && (line.top + line.bottom) / 2 < top) low = middle + 1
    else high = middle
  }
  return low
}

/** The box of the code unit at an offset (UTF-16) in the window, in CSS pixels; null without a text. */
export function lineAt(map: TextMap, offset: number): DOMRect | null {
  const start = Math.max(0, Math.min(offset, map.length - 1))
  const range = map.rangeOf(start, start + 1)
  // A form feed and a lone CR have no box of their own, but what is drawn in their place has.
  const boxes = [...range.getClientRects(), ...(range.startContainer.parentElement?.getClientRects() ?? [])]
  return boxes[0] ?? null
}

/** Index of the first block that ends below a height of the window (CSS pixels); the last one if none does. */
function blockAt(blocks: readonly HTMLElement[], height: number): number {
  let low = 0
  let high = Math.max(0, blocks.length - 1)
  while (low < high) {
    const middle = (low + high) >>> 1
    if (blocks[middle]!.getBoundingClientRect().bottom <= height) low = middle + 1
    else high = middle
  }
  return low
}

/** Index of the chunk that holds an offset (UTF-16); the last one for the text's end. */
export function chunkAt(chunks: readonly TextRange[], offset: number): number {
  let low = 0
  let high = Math.max(0, chunks.length - 1)
  while (low < high) {
    const middle = (low + high) >>> 1
    if (chunks[middle]!.end <= offset) low = middle + 1
    else high = middle
  }
  return low
}
