import { folds } from '../../core/text/characters'
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

/** The first word (UTF-16) at or behind an offset, or else the end of the text: what both views draw alike. */
export function wordFrom(text: string, offset: number): number {
  let place = offset
  while (place < text.length && folds(text.charCodeAt(place))) place += 1
  return place
}

/** The box of the code unit at an offset (UTF-16) in the window, in CSS pixels; null without a text. */
export function lineAt(map: TextMap, offset: number): DOMRect | null {
  const start = Math.max(0, Math.min(offset, map.length - 1))
  const range = map.rangeOf(start, start + 1)
  const [box] = range.getClientRects()
  if (box) return box
  // A form feed, a lone CR and a fold behind a hyphen may have no box of their own, but their elements have.
  for (let element = range.startContainer.parentElement; element; element = element.parentElement) {
    const [around] = element.getClientRects()
    if (around) return around
  }
  return null
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
