import type { ReactNode, Ref } from 'react'
import { moveAmongEntries } from './entry-focus'
import classes from './EntriesPane.module.css'

interface EntriesPaneProps {
  readonly name: string
  readonly list: Ref<HTMLDivElement>
  /** At the left of the foot, and its buttons. */
  readonly status: ReactNode
  readonly actions: ReactNode
  readonly children: ReactNode
}

/** A pane of entries (`data-entry`) that arrow keys go through, over a foot that stays in view. */
export function EntriesPane({ name, list, status, actions, children }: EntriesPaneProps) {
  return (
    <>
      <div
        ref={list}
        className={classes.list}
        role="group"
        aria-label={name}
        tabIndex={-1}
        onKeyDown={moveAmongEntries}
      >
        {children}
      </div>
      <footer className={classes.foot}>
        <div className={classes.left}>{status}</div>
        {actions}
      </footer>
    </>
  )
}
