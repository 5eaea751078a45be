import { chunkAt } from './chunks'
import type { LetterBody } from './letter-body'
import { lineAt } from './text-view'

/**
 * Where the line of an offset comes to stand; `nearest` does not scroll if it is in view already, a number is how far
 * below the top of the view its top edge is (CSS pixels).
 */
export type JumpBlock = 'start' | 'center' | 'nearest' | number

/** Frames for which a jump keeps correcting itself at most. */
const patience = 12
/** Frames without a correction after which it has landed. */
const calm = 3
/** Chunks on each side of the target that are laid out at once: more than any window shows. */
const neighbours = 2
/** Room that `nearest` leaves at the edge, in CSS pixels. */
const room = 48
/** What shows that the user has taken over. */
const takeovers = ['wheel', 'keydown', 'pointerdown'] as const

/**
 * Scrolls the line of an offset (UTF-16) into view. Blocks out of view have estimated heights, so the blocks around
 * the target are laid out first, and the following frames correct what the other blocks still move. Returns how to
 * stop it early.
 */
export function jumpTo(
  scroller: HTMLElement,
  body: LetterBody,
  offset: number,
  block: JumpBlock,
): () => void {
  // Nothing above it could move it.
  if (offset === 0 && block === 'start') {
    scroller.scrollTop = 0
    return () => undefined
  }
  const target = chunkAt(body.chunks, offset)
  const near = body.blocks.slice(Math.max(0, target - neighbours), target + neighbours + 1)
  for (const element of near) element.style.contentVisibility = 'visible'
  let frame = 0
  let unmoved = 0
  let rounds = 0
  const settle = () => {
    unmoved = bring(scroller, lineAt(body.map, offset), block) ? 0 : unmoved + 1
    rounds += 1
    if (unmoved < calm && rounds < patience) frame = requestAnimationFrame(settle)
    else stop()
  }
  const stop = () => {
    cancelAnimationFrame(frame)
    for (const element of near) element.style.contentVisibility = ''
    for (const takeover of takeovers) scroller.removeEventListener(takeover, stop)
  }
  for (const takeover of takeovers) scroller.addEventListener(takeover, stop, { passive: true })
  settle()
  return stop
}

/** Scrolls so that a line stands where it should; whether that moved anything. */
function bring(scroller: HTMLElement, line: DOMRect | null, block: JumpBlock): boolean {
  if (!line) return false
  const view = scroller.getBoundingClientRect()
  const before = scroller.scrollTop
  scroller.scrollTop += distance(line, view, block)
  return Math.abs(scroller.scrollTop - before) >= 1
}

function distance(line: DOMRect, view: DOMRect, block: JumpBlock): number {
  if (block === 'start') return line.top - view.top
  if (typeof block === 'number') return line.top - view.top - block
  if (block === 'center') return (line.top + line.bottom) / 2 - (view.top + view.bottom) / 2
  if (line.top < view.top + room) return line.top - view.top - room
  return Math.max(0, line.bottom - view.bottom + room)
}
