import type { LabelColour } from '../../core/annotation/label-schema'
import type { Span } from '../../core/annotation/span'
import type { TextRange } from '../../core/text/offsets'
import type { Edge } from '../../core/text/motion'
import { rangeOfSelection } from '../../core/text/selection'
import { copyFolded } from './copy-folded'
import { dragEdges } from './edge-drag'
import { offsetAtPoint, offsetNearPoint } from './hit-test'
import { jumpTo, type JumpBlock } from './jump'
import { estimateHeights, fillLetter, type LetterBody, type LetterView } from './letter-body'
import { MatchLayer } from './match-layer'
import { Overlay } from './overlay'
import { buildElements } from './pane-elements'
import { SelectionTracker, type PaneSelection } from './pane-selection'
import { attachReadOnlyCaret } from './read-only-caret'
import { SelectionPalette, type PaletteLabel } from './selection-palette'
import { SpanLayer } from './span-layer'
import { firstVisibleOffset, lineAt, textInView, wordFrom } from './text-view'
import { pickWord } from './word-picker'
import './find.css'
import './highlights.css'
import './letter-views.css'
import './text-pane.css'

export type { JumpBlock, LetterView, PaneSelection }

/** What a text pane needs to know and whom it tells. Offsets are UTF-16 code units throughout. */
export interface TextPaneOptions {
  readonly ariaLabel: string
  readonly colourOf: (label: string) => LabelColour
  readonly nameOf: (label: string) => string
  /** What the palette beside selected words offers. */
  readonly labels: readonly PaletteLabel[]
  /** A label was chosen for the selected words. */
  readonly onLabel: (id: string) => void
  /** The user moved the caret or selected something. */
  readonly onSelection: (selection: PaneSelection) => void
  /** The user clicked: ids of the spans there, shortest first; none on blank space. */
  readonly onSpanClick: (spanIds: readonly string[]) => void
  /** An edge of the selected span was dragged to an offset. */
  readonly onEdgeMoved: (edge: Edge, place: number) => void
  /** The view moved. */
  readonly onScroll?: (firstVisibleOffset: number) => void
}

/** A letter that can be read, selected from and jumped about in, with its spans painted. Offsets are UTF-16. */
export interface TextPane {
  setText(text: string): void
  /** Shows the letter in another view: the selection stays, and the first words in view keep their height. */
  setView(view: LetterView): void
  /** Shows these spans and no others; keep the objects of unchanged spans, they are compared by identity. */
  setSpans(spans: readonly Span[]): void
  /** Shows these suggestions and no others: proposals, which are no spans of the set. */
  setSuggestions(suggestions: readonly Span[]): void
  setSelectedSpan(id: string | null): void
  /** Whether the edges of the selected span can be dragged; not at first. */
  setEditable(isEditable: boolean): void
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
  /** Lets a word in view be picked by typing the letters that are shown at it; null ends that. */
  pickWord(onPicked: ((word: TextRange | null) => void) | null): void
  /** Box of the part of a range that is in view, in CSS pixels of the window; null if none is. */
  rangeRect(start: number, end: number): DOMRect | null
  destroy(): void
}

/** Makes a text pane inside an empty element. */
export function createTextPane(host: HTMLElement, options: TextPaneOptions): TextPane {
  const { scroller, sheet, letter } = buildElements(host, options.ariaLabel)
  const page = host.ownerDocument
  const spans = new SpanLayer('gold', options.colourOf)
  const suggestions = new SpanLayer('suggestion', options.colourOf)
  const matches = new MatchLayer()
  const layers = [spans, suggestions, matches]
  const overlay = new Overlay(sheet, options)
  sheet.append(overlay.element)
  const selection = new SelectionTracker(letter, (selected) => {
    options.onSelection(selected)
    drawPalette()
  })
  const palette = new SelectionPalette(sheet, options.labels, options.onLabel)
  sheet.append(palette.element)
  const detachCaret = attachReadOnlyCaret(letter)
  const leave = new AbortController()
  const { signal } = leave

  let view: LetterView = 'reading'
  letter.dataset['view'] = view
  let body: LetterBody = fillLetter(letter, '', view)
  let near: TextRange = { start: 0, end: 0 }
  let selectedId: string | null = null
  let pointer: { readonly x: number; readonly y: number } | null = null
  let pointerFrame = 0
  let isEditable = false
  /** The mouse is selecting: the palette waits until it has done so. */
  let isPressed = false
  /** The range that the selected span would have if its edge were let go now. */
  let dragged: TextRange | null = null
  let stopJump = () => {}
  let stopPicking = () => {}
  let width = 0

  const spansAt = (x: number, y: number) => {
    const offset = offsetAtPoint(letter, body, x, y)
    return offset === null ? [] : spans.at(offset)
  }
  const drawOverlay = () => {
    const span = selectedId === null ? null : spans.find(selectedId)
    const selected = span && dragged ? { ...span, ...dragged } : span
    const hovered = pointer ? spansAt(pointer.x, pointer.y) : []
    overlay.draw(body, near, scroller.getBoundingClientRect().top, {
      view,
      selected,
      hasGrips: isEditable,
      hovered: hovered.filter(({ id }) => id !== selectedId),
    })
  }
  const boxInView = (start: number, end: number): DOMRect | null => {
    const from = Math.max(start, near.start)
    const to = Math.min(end, near.end)
    if (from > to) return null
    const box = body.map.rangeOf(from, to).getBoundingClientRect()
    const view = scroller.getBoundingClientRect()
    const top = Math.max(box.top, view.top)
    const bottom = Math.min(box.bottom, view.bottom)
    return top < bottom ? new DOMRect(box.left, top, box.width, bottom - top) : null
  }
  const drawPalette = () => {
    const selected = isEditable && !isPressed ? selection.last : null
    const range = selected && rangeOfSelection(body.text, selected.anchor, selected.focus)
    const box = range && boxInView(range.start, range.end)
    palette.show(box?.top ?? null, scroller.getBoundingClientRect().bottom)
  }
  const refresh = () => {
    near = textInView(scroller, body)
    for (const layer of layers) layer.setView(near)
    drawOverlay()
    drawPalette()
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
  letter.addEventListener(
    'pointerdown',
    () => {
      isPressed = true
      drawPalette()
      const released = () => {
        isPressed = false
        // The browser sets the selection's last end after this.
        setTimeout(drawPalette)
      }
      page.addEventListener('pointerup', released, { once: true, signal })
    },
    { signal },
  )
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
  dragEdges(
    overlay.element,
    {
      text: () => body.text,
      range: () => (selectedId === null ? null : spans.find(selectedId)),
      offsetNear: (x, y) => offsetNearPoint(letter, body, x, y),
      preview: (range) => {
        dragged = range
        drawOverlay()
      },
      onMoved: options.onEdgeMoved,
    },
    signal,
  )
  for (const type of ['focus', 'blur']) {
    // A window that loses the keyboard leaves it with the letter.
    letter.addEventListener(type, () => matches.setSelectionDrawn(page.activeElement === letter), { signal })
  }
  copyFolded(letter, () => ({ text: body.text, view, selection: selection.current() }), signal)
  page.fonts?.addEventListener('loadingdone', () => remeasure(), { signal })
  const remeasure = () => {
    estimateHeights(letter, body, view)
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
      stopPicking()
      for (const layer of layers) layer.setBody(null)
      body = fillLetter(letter, text, view)
      width = letter.clientWidth
      for (const layer of layers) layer.setBody(body)
      selection.setBody(body)
      selectedId = null
      scroller.scrollTop = 0
      refresh()
    },
    setView(next) {
      if (next === view) return
      stopJump()
      const word = wordFrom(body.text, firstVisibleOffset(scroller, body))
      const height = (lineAt(body.map, word)?.top ?? 0) - scroller.getBoundingClientRect().top
      view = next
      letter.dataset['view'] = view
      selection.setView(view)
      for (const layer of layers) layer.setLetterView(view)
      estimateHeights(letter, body, view)
      stopJump = jumpTo(scroller, body, word, height)
      refresh()
    },
    setSpans(list) {
      spans.setSpans(list)
      drawOverlay()
    },
    setSuggestions: (list) => suggestions.setSpans(list),
    setSelectedSpan(id) {
      selectedId = id
      drawOverlay()
    },
    setEditable(next) {
      isEditable = next
      drawOverlay()
      drawPalette()
    },
    setSelection(anchor, focus) {
      selection.set({ anchor, focus })
      drawPalette()
    },
    setMatches: (ranges, current) => matches.setMatches(ranges, current),
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
    pickWord(onPicked) {
      stopPicking()
      stopPicking = onPicked ? pickWord(scroller, sheet, body, onPicked) : () => {}
    },
    rangeRect: boxInView,
    destroy() {
      stopJump()
      stopPicking()
      leave.abort()
      resizes.disconnect()
      cancelAnimationFrame(pointerFrame)
      for (const layer of layers) layer.setBody(null)
      selection.destroy()
      detachCaret()
      scroller.remove()
    },
  }
}
