import type { KeyboardEvent } from 'react'

const steps: Readonly<Record<string, (index: number, count: number) => number>> = {
  ArrowDown: (index, count) => Math.min(index + 1, count - 1),
  ArrowUp: (index) => Math.max(index - 1, 0),
  Home: () => 0,
  End: (_, count) => count - 1,
}

/**
 * Arrow keys go from one entry of a pane to the next: elements with `data-entry`. Tab goes past them all, but for the
 * one that had the keyboard last.
 */
export function moveAmongEntries(event: KeyboardEvent<HTMLElement>): void {
  const step = steps[event.key]
  if (!step || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return
  const entries = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-entry]')]
  const now = (event.target as HTMLElement).closest<HTMLElement>('[data-entry]')
  if (!now || entries.length === 0) return
  event.preventDefault()
  const next = entries[step(entries.indexOf(now), entries.length)]!
  for (const entry of entries) entry.tabIndex = entry === next ? 0 : -1
  next.focus()
}
