import type { TextPane } from '../../text-pane/text-pane'
import type { AppState } from '../../state/app-state'
import { currentMatch, shownMatches } from '../../state/finding'
import { isForReading, shownSet } from '../../state/selectors'
import { suggestionAtHand, waitingSuggestions } from '../../state/suggesting'
import type { AppStore } from '../../state/create-app-store'

/** Milliseconds after which a closed dialog has gone and given the keyboard back. */
const dialogCloses = 300

/** Height at the lower edge that the bar of a suggestion may cover, in CSS pixels. */
const barRoom = 90

/**
 * Keeps a text pane showing what the state says: the pane is told only what has changed, without any component
 * being drawn anew. Returns how to stop.
 */
export function bindTextPane(host: HTMLElement, pane: TextPane, store: AppStore): () => void {
  let before: AppState | null = null
  let waiting: ReturnType<typeof setTimeout> | undefined
  const stop = new AbortController()
  /** A press that brings the keyboard here selects by itself: what was selected before would be its other end. */
  let isPressed = false

  /**
   * Setting a selection in the text takes the keyboard along, so that waits until the keyboard is there; until
   * then nothing that is not selected any more looks as if it were.
   */
  function applySelection(): void {
    const { selection, open } = store.state()
    if (!selection || !open) return
    // What the pane itself reported comes back here, and by then the mouse may have selected more.
    const known = pane.lastSelection()
    if (known?.anchor === selection.anchor && known.focus === selection.focus) return
    if (host.contains(document.activeElement)) {
      pane.setSelection(selection.anchor, selection.focus)
    } else {
      const drawn = document.getSelection()
      if (drawn?.anchorNode && host.contains(drawn.anchorNode)) drawn.removeAllRanges()
    }
  }

  /** A dialog gives the keyboard back to where it was; where that is gone, the text takes it. */
  function focusTextUnlessElsewhere(): void {
    clearTimeout(waiting)
    waiting = setTimeout(() => {
      const isNowhere = document.activeElement === null || document.activeElement === document.body
      if (isNowhere && store.state().dialog === null) focusText()
    }, dialogCloses)
  }

  function focusText(): void {
    pane.focus()
    applySelection()
  }

  function show(): void {
    const state = store.state()
    const last = before
    before = state
    const { app, open, selection, reveal, selectedSpanId, focusRequest } = state
    const spans = shownSet(state)?.spans
    if (!open || !spans) return
    const isNew = open.view !== last?.open?.view
    if (app) pane.setLook(app)
    if (isNew) pane.setText(open.view.text)
    if (isNew || !last || spans !== shownSet(last)?.spans) pane.setSpans(spans)
    const suggestions = waitingSuggestions(state)
    if (isNew || !last || suggestions !== waitingSuggestions(last)) pane.setSuggestions(suggestions)
    if (isNew || selectedSpanId !== last?.selectedSpanId) pane.setSelectedSpan(selectedSpanId)
    const isEditable = !isForReading(state)
    if (isNew || !last || isEditable === isForReading(last)) pane.setEditable(isEditable)
    if (isNew || selection !== last?.selection) applySelection()
    const matches = shownMatches(state)
    if (
      isNew ||
      !last ||
      matches !== shownMatches(last) ||
      (matches.length > 0 && selection !== last.selection)
    ) {
      pane.setMatches(matches, currentMatch(state))
    }
    if (isNew) {
      const firstVisible = open.view.place?.firstVisible ?? 0
      if (firstVisible > 0) pane.scrollToOffset(firstVisible, { block: 'start' })
      store.textScrolled(pane.firstVisibleOffset())
      if (state.dialog === null && !isInField()) focusText()
    } else if (reveal && reveal !== last?.reveal) {
      const rect = pane.rangeRect(reveal.offset, reveal.offset + 1)
      // What is to be judged stands above the bar that asks about it.
      const low = suggestionAtHand(state) ? barRoom : 0
      const isInView = rect !== null && rect.bottom <= host.getBoundingClientRect().bottom - low
      pane.scrollToOffset(reveal.offset, { block: isInView ? 'nearest' : 'center' })
    }
    if (isNew || state.wordPick !== last?.wordPick) pane.pickWord(state.wordPick && store.wordPicked)
    if (last && last.dialog !== null && state.dialog === null) focusTextUnlessElsewhere()
    if (focusRequest !== last?.focusRequest && focusRequest?.target === 'text') focusText()
  }

  show()
  const unsubscribe = store.subscribe(show)
  const { signal } = stop
  host.addEventListener('pointerdown', () => (isPressed = true), { signal, capture: true })
  for (const kind of ['pointerup', 'pointercancel'])
    window.addEventListener(kind, () => (isPressed = false), { signal, capture: true })
  host.addEventListener(
    'focusin',
    () => {
      const { selection, open } = store.state()
      // Chromium puts a caret of its own into a text that gets the keyboard, and would report it as the user's.
      if (!isPressed && selection && open) pane.setSelection(selection.anchor, selection.focus)
    },
    { signal },
  )
  return () => {
    stop.abort()
    clearTimeout(waiting)
    unsubscribe()
  }
}

/** Whoever types into a field goes on typing when a document opens. */
function isInField(): boolean {
  return document.activeElement instanceof HTMLInputElement
}
