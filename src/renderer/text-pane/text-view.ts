import { folds } from '../../core/text/characters'
import type { TextRange } from '../../core/text/offsets'
import type { LetterBody } from './letter-body'
import type { TextMap } from './text-map'

/** The text (UTF-16) of the lines in view of a scroller and of those within `margin` view heights above and below it. */
export function textInView(scroller: HTMLElement, body: LetterBody, margin: number): TextRange {
  const { top, bottom, height } = scroller.getBoundingClientRect()
  return {
    start: offsetAtHeight(body, top - height * margin),
    end: offsetAtHeight(body, bottom + height * margin),
  }
}

/** Whether a stretch of text (UTF-16) begins above the view of a scroller, or with the text, and ends below it likewise. */
export function coversView({ start, end }: TextRange, scroller: HTMLElement, body: LetterBody): boolean {
  if (start === end) return false
  const { top, bottom } = scroller.getBoundingClientRect()
  const [first, following] = [lineFrom(body, start), lineFrom(body, end)]
  if (!first || !following) return false
  return (start === 0 || first.top <= top) && (end === body.text.length || following.top >= bottom)
}

/** The first code unit (UTF-16) whose line is at least half in view. */
export function firstVisibleOffset(scroller: HTMLElement, body: LetterBody): number {
  return offsetAtHeight(body, scroller.getBoundingClientRect().top)
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

/** The line of the first word at or behind an offset (UTF-16): what folds has no box to tell its line. */
function lineFrom({ text, map }: LetterBody, offset: number): DOMRect | null {
  return lineAt(map, wordFrom(text, offset))
}

/** The first code unit (UTF-16) whose line is at least half below a height of the window (CSS pixels), or the end. */
function offsetAtHeight(body: LetterBody, height: number): number {
  const chunk = body.chunks[blockAt(body.blocks, height)]
  if (!chunk) return 0
  let low = chunk.start
  let high = chunk.end
  while (low < high) {
    const middle = (low + high) >>> 1
    const line = lineFrom(body, middle)
    if (line && (line.top + line.bottom) / 2 < height) low = middle + 1
    else high = middle
  }
  return low
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
