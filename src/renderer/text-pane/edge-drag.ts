import { edgeNear, type Edge } from '../../core/text/motion'
import type { TextRange } from '../../core/text/offsets'

/** What dragging the edges of the selected span takes from the pane. Offsets are UTF-16. */
export interface EdgeDragOptions {
  readonly text: () => string
  /** The selected span. */
  readonly range: () => TextRange | null
  /** The offset nearest to a point of the window (CSS pixels). */
  readonly offsetNear: (x: number, y: number) => number | null
  /** Shows the span over this range; null shows it as it is. */
  readonly preview: (range: TextRange | null) => void
  readonly onMoved: (edge: Edge, place: number) => void
}

/**
 * Lets the grips of the selected span be dragged: to whole words, with Alt to characters; Escape leaves the span as it
 * was. `overlay` holds the grips and may draw them anew at any time.
 */
export function dragEdges(overlay: HTMLElement, options: EdgeDragOptions, signal: AbortSignal): void {
  overlay.addEventListener(
    'pointerdown',
    (event) => {
      const grip = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-edge]') : null
      if (event.button !== 0 || !grip) return
      // The keyboard and the selection stay where they are.
      event.preventDefault()
      drag(overlay, event, grip.dataset['edge'] as Edge, options, signal)
    },
    { signal },
  )
}

function drag(
  overlay: HTMLElement,
  { pointerId }: PointerEvent,
  edge: Edge,
  { text, range: rangeOf, offsetNear, preview, onMoved }: EdgeDragOptions,
  paneGone: AbortSignal,
): void {
  const range = rangeOf()
  if (!range) return
  let place: number | null = null
  const stop = new AbortController()
  const signal = AbortSignal.any([stop.signal, paneGone])
  const end = () => {
    stop.abort()
    delete overlay.dataset['dragging']
    preview(null)
  }
  overlay.setPointerCapture(pointerId)
  overlay.dataset['dragging'] = ''
  overlay.addEventListener(
    'pointermove',
    ({ clientX, clientY, altKey }) => {
      const offset = offsetNear(clientX, clientY)
      if (offset === null) return
      place = edgeNear(text(), range, offset, edge, altKey ? 'character' : 'word')
      preview(place === null ? null : { ...range, [edge]: place })
    },
    { signal },
  )
  overlay.addEventListener(
    'pointerup',
    () => {
      end()
      if (place !== null && place !== range[edge]) onMoved(edge, place)
    },
    { signal },
  )
  overlay.addEventListener('pointercancel', end, { signal })
  overlay.ownerDocument.addEventListener(
    'keydown',
    (event) => {
      if (event.key !== 'Escape') return
      event.preventDefault()
      event.stopPropagation()
      end()
    },
    { capture: true, signal },
  )
}
