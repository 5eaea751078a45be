import type { LabelColour } from '../../core/annotation/label-schema'
import type { Span } from '../../core/annotation/span'
import type { TextRange } from '../../core/text/offsets'
import { offsetAtPoint } from './hit-test'
import { jumpTo, type JumpBlock } from './jump'
import { estimateHeights, fillLetter, type LetterBody } from './letter-body'
import { MatchLayer } from './match-layer'
import { Overlay } from './overlay'
import { SelectionTracker, type PaneSelection } from './pane-selection'
import { attachReadOnlyCaret } from './read-only-caret'
import { SpanLayer } from './span-layer'
import { firstVisibleOffset, textInView } from './text-view'
import './find.css'
import './highlights.css'
import './text-pane.css'

export type { JumpBlock, PaneSelection }

/** What a text pane needs to know and whom it tells. Offsets are UTF-16 code units throughout. */
export interface TextPaneOptions {
  readonly ariaLabel: string
  readonly colourOf: (label: string) => LabelColour
  readonly nameOf: (label: string) => string
  /** The user moved the caret or selected something. */
  readonly onSelection: (selection: PaneSelection) => void
  /** The user clicked: ids of the spans there, shortest first; none on blank space. */
  readonly onSpanClick: (spanIds: readonly string[]) => void
  /** The view moved. */
  readonly onScroll?: (firstVisibleOffset: number) => void
}

/** A letter that can be read, selected from and jumped about in, with its spans painted. Offsets are UTF-16. */
export interface TextPane {
  setText(text: string): void
  /** Shows these spans and no others; keep the objects of unchanged spans, they are compared by identity. */
  setSpans(spans: readonly Span[]): void
  setSelectedSpan(id: string | null): void
  /** Paints what was found (ascending and apart); `current` is the index of the match at hand, or -1. */
  setMatches(matches: readonly TextRange[], current: number): void
  setSelection(anchor: number, focus: number): void
  /** The selection as it is drawn now. */
  selection(): PaneSelection | null
  /** The selection that was last reported or set: a mouse on its way may be further. */
  lastSelection(): PaneSelection | null
  focus(): void
  scrollToOffset(offset: number, options?: { readonly block?: JumpBlock }): void
  firstVisibleOffset(): number
  /** Box of the part of a range that is in view, in CSS pixels of the window; null if none is. */
  rangeRect(start: number, end: number): DOMRect | null
  destroy(): void
}

/** Makes a text pane inside an empty element. */
export function createTextPane(host: HTMLElement, options: TextPaneOptions): TextPane {
  const { scroller, sheet, letter } = buildElements(host, options.ariaLabel)
  const page = host.ownerDocument
  const spans = new SpanLayer(options.colourOf)
  const matches = new MatchLayer()
  const overlay = new Overlay(sheet, options)
  sheet.append(overlay.element)
  const selection = new SelectionTracker(letter, options.onSelection)
  const detachCaret = attachReadOnlyCaret(letter)
  const leave = new AbortController()
  const { signal } = leave

  let body: LetterBody = fillLetter(letter, '')
  let near: TextRange = { start: 0, end: 0 }
  let selectedId: string | null = null
  let pointer: { readonly x: number; readonly y: number } | null = null
  let pointerFrame = 0
  let stopJump = () => {}
  let width = 0

  const spansAt = (x: number, y: number) => {
    const offset = offsetAtPoint(letter, body, x, y)
    return offset === null ? [] : spans.at(offset)
  }
  const drawOverlay = () => {
    const selected = selectedId === null ? null : spans.find(selectedId)
    const hovered = pointer ? spansAt(pointer.x, pointer.y) : []
    overlay.draw(body, near, scroller.getBoundingClientRect().top, { selected, hovered })
  }
  const refresh = () => {
    near = textInView(scroller, body)
    spans.setView(near)
    matches.setView(near)
    drawOverlay()
  }
  const movePointer = (to: typeof pointer) => {
    pointer = to
    cancelAnimationFrame(pointerFrame)
    pointerFrame = requestAnimationFrame(drawOverlay)
  }

  scroller.addEventListener(
    'scroll',
    () => {
      refresh()
      options.onScroll?.(firstVisibleOffset(scroller, body))
    },
    { signal, passive: true },
  )
  letter.addEventListener('pointermove', ({ clientX, clientY }) => movePointer({ x: clientX, y: clientY }), {
    signal,
  })
  letter.addEventListener('pointerleave', () => movePointer(null), { signal })
  letter.addEventListener(
    'click',
    ({ clientX, clientY }) => {
      const chosen = selection.current()
      if (chosen && chosen.anchor !== chosen.focus) return
      options.onSpanClick(spansAt(clientX, clientY).map(({ id }) => id))
    },
    { signal },
  )
  for (const type of ['focus', 'blur']) {
    // A window that loses the keyboard leaves it with the letter.
    letter.addEventListener(type, () => matches.setSelectionDrawn(page.activeElement === letter), { signal })
  }
  letter.addEventListener(
    'copy',
    (event) => {
      const chosen = selection.current()
      if (!chosen || chosen.anchor === chosen.focus || !event.clipboardData) return
      // The text itself: the browser would add line ends between blocks.
      const [start, end] = [chosen.anchor, chosen.focus].sort((a, b) => a - b)
      event.clipboardData.setData('text/plain', body.text.slice(start, end))
      event.preventDefault()
    },
    { signal },
  )
  page.fonts?.addEventListener('loadingdone', () => remeasure(), { signal })
  const remeasure = () => {
    estimateHeights(letter, body)
    refresh()
  }
  const resizes = new ResizeObserver(() => {
    // Heights change with every block that is laid out; only another width makes the estimates wrong.
    if (letter.clientWidth === width) return refresh()
    width = letter.clientWidth
    remeasure()
  })
  resizes.observe(scroller)
  resizes.observe(letter)

  return {
    setText(text) {
      stopJump()
      spans.setBody(null)
      matches.setBody(null)
      body = fillLetter(letter, text)
      width = letter.clientWidth
      spans.setBody(body)
      matches.setBody(body)
      selection.setMap(body.map)
      selectedId = null
      scroller.scrollTop = 0
      refresh()
    },
    setSpans(list) {
      spans.setSpans(list)
      drawOverlay()
    },
    setSelectedSpan(id) {
      selectedId = id
      drawOverlay()
    },
    setMatches: (ranges, current) => matches.setMatches(ranges, current),
    setSelection: (anchor, focus) => selection.set({ anchor, focus }),
    selection: () => selection.current(),
    lastSelection: () => selection.last,
    focus() {
      letter.focus({ preventScroll: true })
      selection.restore()
    },
    scrollToOffset(offset, { block = 'center' } = {}) {
      stopJump()
      stopJump = jumpTo(scroller, body, offset, block)
      refresh()
    },
    firstVisibleOffset: () => firstVisibleOffset(scroller, body),
    rangeRect(start, end) {
      const from = Math.max(start, near.start)
      const to = Math.min(end, near.end)
      if (from > to) return null
      const box = body.map.rangeOf(from, to).getBoundingClientRect()
      const view = scroller.getBoundingClientRect()
      const top = Math.max(box.top, view.top)
      const bottom = Math.min(box.bottom, view.bottom)
      return top < bottom ? new DOMRect(box.left, top, box.width, bottom - top) : null
    },
    destroy() {
      stopJump()
      leave.abort()
      resizes.disconnect()
      cancelAnimationFrame(pointerFrame)
      spans.setBody(null)
      matches.setBody(null)
      selection.destroy()
      detachCaret()
      scroller.remove()
    },
  }
}

function buildElements(host: HTMLElement, ariaLabel: string) {
  const element = (className: string) => {
    const made = host.ownerDocument.createElement('div')
    made.className = className
    return made
  }
  const scroller = element('text-pane')
  const sheet = element('text-pane-sheet')
  const letter = element('text-pane-letter')
  letter.tabIndex = 0
  letter.spellcheck = false
  letter.translate = false
  letter.setAttribute('role', 'textbox')
  letter.setAttribute('aria-multiline', 'true')
  letter.setAttribute('aria-readonly', 'true')
  letter.setAttribute('aria-label', ariaLabel)
  scroller.append(sheet)
  sheet.append(letter)
  host.append(scroller)
  return { scroller, sheet, letter }
}
