import type { TextSelection } from './app-state'
import { resultOf, type StoreContext } from './store-context'

/** How long the place may rest unkept, in milliseconds. */
const rest = 800

/** Tells main now and then where the coder is in the open document. */
export function keepPlaces({ state, subscribe, dispatch, bridge }: StoreContext) {
  let firstVisible = 0
  let isNew = false
  let timer: ReturnType<typeof setTimeout> | undefined

  function changed(): void {
    isNew = true
    timer ??= setTimeout(remember, rest)
  }

  // Whatever moved the caret: a mark and its undo do so too, and the words of a sweep that is marked are selected no more.
  let seen = state()
  subscribe(() => {
    const { open, selection } = state()
    if (open?.view === seen.open?.view && selection !== seen.selection) changed()
    seen = state()
  })

  /** Tells main at once, if anything has moved. */
  function remember(): void {
    clearTimeout(timer)
    timer = undefined
    const { open, selection } = state()
    if (!isNew || !open || !selection) return
    isNew = false
    const place = { ...selection, firstVisible }
    // A lost place costs a scroll, so a failure here is not worth a message.
    void resultOf(bridge.call['document:rememberPlace']({ documentId: open.view.id, place }))
  }

  return {
    remember,
    /** The text was scrolled: the offset (UTF-16) of the first code unit in view. */
    scrolled: (offset: number): void => {
      if (offset === firstVisible) return
      firstVisible = offset
      changed()
    },
    selected: (selection: TextSelection): void => {
      const before = state().selection
      if (before?.anchor === selection.anchor && before.focus === selection.focus) return
      dispatch({ type: 'textSelected', selection })
    },
  }
}

export type PlaceKeeper = ReturnType<typeof keepPlaces>
