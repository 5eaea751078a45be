import { useEffect, useRef, type RefObject } from 'react'

/**
 * The element of a pane that is to have the keyboard each time `focusOn` is a new object: where nothing in the pane
 * takes it, as an empty list, the pane itself does. The element needs a `tabIndex`.
 */
export function usePaneFocus(focusOn: object | null): RefObject<HTMLElement | null> {
  const pane = useRef<HTMLElement>(null)
  useEffect(() => {
    if (focusOn && !pane.current?.contains(document.activeElement)) pane.current?.focus()
  }, [focusOn])
  return pane
}
