import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useId, useRef, type KeyboardEvent, type MouseEvent, type ReactNode } from 'react'
import classes from './VirtualListbox.module.css'

export interface VirtualListboxProps {
  readonly label: string
  readonly count: number
  readonly rowHeight: number
  /** Index of the option that is chosen, -1 for none. */
  readonly chosen: number
  /** Index of the option that the arrow keys are at; the chosen one where a list has no other. */
  readonly active: number
  readonly keyOf: (index: number) => string
  readonly row: (index: number) => ReactNode
  /** What stands above an option as the heading of a group; null where none begins. */
  readonly headingOf?: (index: number) => string | null
  readonly onActive: (index: number) => void
  /** Enter, or a click. */
  readonly onChoose: (index: number) => void
  /** Where several options can be ticked: which are, and what to tick in their place. */
  readonly ticks?: Ticks
  /** A new object puts the keyboard here. */
  readonly focusOn?: object | null
  readonly className?: string | undefined
}

/** Options that are ticked, by their keys. */
export interface Ticks {
  readonly ticked: ReadonlySet<string>
  readonly onTick: (ticked: ReadonlySet<string>) => void
}

const pageRows = 10
const headingHeight = 40

/** A listbox of any length: only the options in view are in the DOM, and the arrow keys move among all. */
export function VirtualListbox(props: VirtualListboxProps) {
  const { label, count, rowHeight, chosen, active, keyOf, row, onActive, onChoose, focusOn } = props
  const headingOf = props.headingOf ?? (() => null)
  const { ticks } = props
  const box = useRef<HTMLDivElement>(null)
  /** Where a range of ticks begins. */
  const tickFrom = useRef(-1)
  const id = useId()
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => box.current,
    estimateSize: (index) => rowHeight + (headingOf(index) === null ? 0 : headingHeight),
    getItemKey: keyOf,
    overscan: 6,
    // aria-activedescendant needs its option in the DOM, in view or not.
    rangeExtractor: (range) => {
      const shown = defaultRangeExtractor(range)
      return active < 0 || active >= count || shown.includes(active)
        ? shown
        : [...shown, active].sort((a, b) => a - b)
    },
  })

  useEffect(() => {
    if (active >= 0) virtual.scrollToIndex(active, { align: 'auto' })
  }, [active, count, virtual])

  useEffect(() => {
    if (focusOn) box.current?.focus()
  }, [focusOn])

  function toggle(index: number): void {
    tickFrom.current = index
    const key = keyOf(index)
    const others = [...(ticks?.ticked ?? [])].filter((other) => other !== key)
    ticks?.onTick(new Set(ticks.ticked.has(key) ? others : [...others, key]))
  }

  function tickTo(index: number): void {
    if (tickFrom.current < 0) tickFrom.current = Math.max(active, 0)
    const [from, to] = [tickFrom.current, index].sort((a, b) => a - b) as [number, number]
    ticks?.onTick(new Set(Array.from({ length: to - from + 1 }, (_, at) => keyOf(from + at))))
  }

  function onKeyDown(event: KeyboardEvent): void {
    const hasCommand = event.ctrlKey || event.metaKey
    if (ticks && hasCommand && event.key.toLowerCase() === 'a') {
      event.preventDefault()
      return ticks.onTick(new Set(Array.from({ length: count }, (_, index) => keyOf(index))))
    }
    if (event.altKey || hasCommand) return
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault()
      if (active < 0) return
      if (ticks && event.key === ' ') toggle(active)
      else onChoose(active)
      return
    }
    const target = targetOf(event.key, active, count)
    if (target === null) return
    event.preventDefault()
    if (count === 0) return
    if (ticks && event.shiftKey) tickTo(target)
    else tickFrom.current = -1
    onActive(target)
  }

  function onClick(event: MouseEvent, index: number): void {
    if (ticks && event.shiftKey) tickTo(index)
    else if (ticks && (event.ctrlKey || event.metaKey)) toggle(index)
    else onChoose(index)
  }

  return (
    <div
      ref={box}
      role="listbox"
      tabIndex={0}
      // A dialog gives the keyboard to what is marked so, which may come to pass after the effect above.
      data-autofocus={focusOn ? true : undefined}
      aria-label={label}
      aria-multiselectable={ticks ? true : undefined}
      aria-activedescendant={active >= 0 && active < count ? `${id}-${keyOf(active)}` : undefined}
      className={`${classes.box} ${props.className ?? ''}`}
      onKeyDown={onKeyDown}
    >
      <div className={classes.rows} style={{ height: virtual.getTotalSize() }} role="presentation">
        {virtual.getVirtualItems().map(({ index, key, start }) => {
          const heading = headingOf(index)
          const optionId = `${id}-${keyOf(index)}`
          return (
            <div
              key={key}
              role="presentation"
              className={classes.item}
              style={{ transform: `translateY(${start}px)` }}
            >
              {heading !== null && (
                // It is spoken with the option below it.
                <div
                  id={`${optionId}-heading`}
                  aria-hidden
                  className={classes.heading}
                  style={{ height: headingHeight }}
                >
                  {heading}
                </div>
              )}
              <div
                id={optionId}
                role="option"
                aria-selected={index === chosen}
                aria-setsize={count}
                aria-posinset={index + 1}
                aria-describedby={heading === null ? undefined : `${optionId}-heading`}
                data-active={index === active || undefined}
                className={classes.row}
                style={{ height: rowHeight }}
                {...(ticks ? { 'aria-checked': ticks.ticked.has(keyOf(index)) } : {})}
                onClick={(event) => onClick(event, index)}
              >
                {row(index)}
              </div>
            </div>
          )
        })}
      </div>
    </div>
  )
}

function targetOf(key: string, active: number, count: number): number | null {
  const last = count - 1
  switch (key) {
    case 'ArrowDown':
      return Math.min(active + 1, last)
    case 'ArrowUp':
      return active < 0 ? last : Math.max(active - 1, 0)
    case 'PageDown':
      return Math.min(active + pageRows, last)
    case 'PageUp':
      return Math.max(active - pageRows, 0)
    case 'Home':
      return 0
    case 'End':
      return last
    default:
      return null
  }
}
