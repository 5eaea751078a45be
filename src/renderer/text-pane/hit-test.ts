import { folds } from '../../core/text/characters'
import { splitsSurrogatePair } from '../../core/text/offsets'
import type { LetterBody } from './letter-body'

/** The code unit (UTF-16) that is drawn at a point of the window (CSS pixels); null on blank space. */
export function offsetAtPoint(root: HTMLElement, body: LetterBody, x: number, y: number): number | null {
  const caret = root.ownerDocument.caretPositionFromPoint(x, y)
  const place = caret && body.map.offsetOf(caret.offsetNode, caret.offset)
  if (place === null) return null
  // The caret stands at the nearer edge of the character, so the one before it or the one after it is meant.
  const start = beginningBefore(body.text, place)
  const end = place + (splitsSurrogatePair(body.text, place + 1) ? 2 : 1)
  if (start >= 0 && isDrawnAt(root, body, start, place, x, y)) return start
  if (end <= body.text.length && isDrawnAt(root, body, place, end, x, y)) return place
  return null
}

/** The offset (UTF-16) between two characters that is nearest to a point of the window (CSS pixels). */
export function offsetNearPoint(root: HTMLElement, body: LetterBody, x: number, y: number): number | null {
  const { left, right } = root.getBoundingClientRect()
  const caret = root.ownerDocument.caretPositionFromPoint(Math.min(Math.max(x, left + 1), right - 1), y)
  return caret && body.map.offsetOf(caret.offsetNode, caret.offset)
}

/** Where the character begins that ends at an offset; of a run of white space the whole, which may be drawn as one. */
function beginningBefore(text: string, offset: number): number {
  if (splitsSurrogatePair(text, offset - 1)) return offset - 2
  let start = offset - 1
  while (start > 0 && folds(text.charCodeAt(start)) && folds(text.charCodeAt(start - 1))) start -= 1
  return start
}

function isDrawnAt(
  root: HTMLElement,
  body: LetterBody,
  start: number,
  end: number,
  x: number,
  y: number,
): boolean {
  const lineHeight = parseFloat(getComputedStyle(root).lineHeight) || 0
  for (const box of body.map.rangeOf(start, end).getClientRects()) {
    // Underlines stand in the room between the lines: it belongs to the line.
    const gap = Math.max(0, (lineHeight - box.height) / 2)
    if (box.width > 0 && x >= box.left && x <= box.right && y >= box.top - gap && y <= box.bottom + gap)
      return true
  }
  return false
}
