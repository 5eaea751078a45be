import type { TextPane } from '../../text-pane/text-pane'
import type { AppState } from '../../state/app-state'
import type { AppStore } from '../../state/create-app-store'

/**
 * Keeps a text pane showing what the state says: the pane is told only what has changed, without any component
 * being drawn anew. Returns how to stop.
 */
export function bindTextPane(pane: TextPane, store: AppStore): () => void {
  let before: AppState | null = null

  function show(): void {
    const state = store.state()
    const last = before
    before = state
    const { open, selection, reveal, selectedSpanId, focusRequest } = state
    if (!open) return
    const isNew = open.view !== last?.open?.view
    if (isNew) pane.setText(open.view.text)
    if (isNew || open.set.spans !== last?.open?.set.spans) pane.setSpans(open.set.spans)
    if (isNew || selectedSpanId !== last?.selectedSpanId) pane.setSelectedSpan(selectedSpanId)
    if (selection && (isNew || selection !== last?.selection)) {
      const shown = pane.selection()
      if (shown?.anchor !== selection.anchor || shown.focus !== selection.focus) {
        pane.setSelection(selection.anchor, selection.focus)
      }
    }
    if (isNew) {
      pane.scrollToOffset(open.view.place?.firstVisible ?? 0, { block: 'start' })
      store.textScrolled(pane.firstVisibleOffset())
      if (state.dialog === null && !isInField()) pane.focus()
    } else if (reveal && reveal !== last?.reveal) {
      const isInView = pane.rangeRect(reveal.offset, reveal.offset + 1) !== null
      pane.scrollToOffset(reveal.offset, { block: isInView ? 'nearest' : 'center' })
    }
    if (focusRequest !== last?.focusRequest && focusRequest?.target === 'text') pane.focus()
  }

  show()
  return store.subscribe(show)
}

/** Whoever types into a field goes on typing when a document opens. */
function isInField(): boolean {
  return document.activeElement instanceof HTMLInputElement
}
