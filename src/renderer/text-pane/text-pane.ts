import type { TextRange } from '../../core/text/offsets'
import { rangeOfSelection } from '../../core/text/selection'
import { initialLetterLook, type LetterLook } from '../../ipc/view-choices'
import { copyFolded } from './copy-folded'
import { dragEdges } from './edge-drag'
import { offsetAtPoint, offsetNearPoint } from './hit-test'
import { jumpTo } from './jump'
import { estimateHeights, fillLetter, type LetterBody } from './letter-body'
import { LineNumbers } from './line-numbers'
import { MatchLayer } from './match-layer'
import { Overlay } from './overlay'
import { buildElements } from './pane-elements'
import type { TextPane, TextPaneOptions } from './pane-interface'
import { followMouse, type MousePoint } from './pane-mouse'
import { SelectionTracker } from './pane-selection'
import { attachReadOnlyCaret } from './read-only-caret'
import { SelectionPalette } from './selection-palette'
import { SpanLayer } from './span-layer'
import { coversView, firstVisibleOffset, lineAt, textInView, wordFrom } from './text-view'
import { pickWord } from './word-picker'
import '../label-colours.css'
import './find.css'
import './highlights.css'
import './letter-views.css'
import './text-pane.css'

export type { TextPane, TextPaneOptions }

/**
 * How far around the view spans are painted, in view heights. With each change of one the browser paints all anew, so
 * they are few; and they stay until the view is not covered any more, so that most steps of scrolling change none.
 */
const paintedAround = 0.5

/** Makes a text pane inside an empty element. */
export function createTextPane(host: HTMLElement, options: TextPaneOptions): TextPane {
  const { scroller, sheet, letter } = buildElements(host, options.ariaLabel)
  const page = host.ownerDocument
  const spans = new SpanLayer('gold', options.colourOf)
  const suggestions = new SpanLayer('suggestion', options.colourOf)
  const matches = new MatchLayer()
  const layers = [spans, suggestions, matches]
  const overlay = new Overlay(sheet, options)
  const lineNumbers = new LineNumbers(sheet)
  sheet.append(overlay.element, lineNumbers.element)
  const selection = new SelectionTracker(letter, (selected) => {
    options.onSelection(selected)
    drawPalette()
  })
  const palette = new SelectionPalette(sheet, options.labels, options.onLabel)
  sheet.append(palette.element)
  const detachCaret = attachReadOnlyCaret(letter)
  const leave = new AbortController()
  const { signal } = leave

  let look = initialLetterLook
  let view = look.letterView
  let near: TextRange = { start: 0, end: 0 }
  let selectedId: string | null = null
  let pointer: MousePoint | null = null
  let isEditable = false
  /** The mouse is selecting: the palette waits until it has done so. */
  let isPressed = false
  /** The range that the selected span would have if its edge were let go now. */
  let dragged: TextRange | null = null
  let stopJump = () => {}
  let stopPicking = () => {}
  let width = 0

  const wearLook = () => {
    view = look.letterView
    letter.dataset['view'] = view
    sheet.dataset['font'] = look.letterFont
    sheet.style.setProperty('--line-length', String(look.lineLength))
    const isNumbered = view === 'raw' && look.lineNumbers
    sheet.toggleAttribute('data-line-numbers', isNumbered)
    lineNumbers.setShown(isNumbered)
  }
  wearLook()
  let body: LetterBody = fillLetter(letter, '', view)

  const spansAt = ({ x, y }: MousePoint) => {
    const offset = offsetAtPoint(letter, body, x, y)
    return offset === null ? [] : spans.at(offset)
  }
  const selectedSpan = () => (selectedId === null ? null : spans.find(selectedId))
  const drawOverlay = () => {
    const span = selectedSpan()
    const selected = span && dragged ? { ...span, ...dragged } : span
    const hovered = pointer ? spansAt(pointer) : []
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
    if (!coversView(near, scroller, body)) near = textInView(scroller, body, paintedAround)
    for (const layer of layers) layer.setView(near)
    lineNumbers.draw(body, near)
    drawOverlay()
    drawPalette()
  }

  scroller.addEventListener('scroll', refresh, { signal, passive: true })
  scroller.addEventListener('scrollend', () => options.onScroll?.(firstVisibleOffset(scroller, body)), {
    signal,
  })
  followMouse(
    letter,
    {
      onMoved: (point) => {
        pointer = point
        drawOverlay()
      },
      onPressed: (is) => {
        isPressed = is
        drawPalette()
      },
      onClicked: (point) => {
        const chosen = selection.current()
        if (chosen && chosen.anchor !== chosen.focus) return
        options.onSpanClick(spansAt(point).map(({ id }) => id))
      },
    },
    signal,
  )
  dragEdges(
    overlay.element,
    {
      text: () => body.text,
      range: selectedSpan,
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
    letter.addEventListener(
      type,
      () => {
        matches.setSelectionDrawn(page.activeElement === letter)
        // With `:has` in its place each change of the overlay would work out the styles of the letter anew.
        sheet.toggleAttribute('data-focused', letter.matches(':focus-visible'))
      },
      { signal },
    )
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
      lineNumbers.setBody()
      near = { start: 0, end: 0 }
      width = letter.clientWidth
      for (const layer of layers) layer.setBody(body)
      selection.setBody(body)
      selectedId = null
      scroller.scrollTop = 0
      refresh()
    },
    setLook(next) {
      if (isSameLook(look, next)) return
      stopJump()
      const word = wordFrom(body.text, firstVisibleOffset(scroller, body))
      const height = (lineAt(body.map, word)?.top ?? 0) - scroller.getBoundingClientRect().top
      look = next
      wearLook()
      selection.setView(view)
      for (const layer of layers) layer.setLetterView(view)
      width = letter.clientWidth
      estimateHeights(letter, body, view)
      stopJump = jumpTo(scroller, body, word, height)
      refresh()
    },
    setSpans(list) {
      const before = selectedSpan()
      spans.setSpans(list)
      // Drawing asks for the layout: what the overlay does not show is no reason for it.
      if (pointer || selectedSpan() !== before) drawOverlay()
    },
    setSuggestions: (list) => suggestions.setSpans(list),
    setSelectedSpan(id) {
      const before = selectedSpan()
      selectedId = id
      if (selectedSpan() !== before) drawOverlay()
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
      for (const layer of layers) layer.setBody(null)
      selection.destroy()
      detachCaret()
      scroller.remove()
    },
  }
}

function isSameLook(a: LetterLook, b: LetterLook): boolean {
  return (
    a.letterView === b.letterView &&
    a.letterFont === b.letterFont &&
    a.lineLength === b.lineLength &&
    a.lineNumbers === b.lineNumbers
  )
}
