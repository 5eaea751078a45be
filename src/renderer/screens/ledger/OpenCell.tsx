import { IconCircleOff, IconX } from '@tabler/icons-react'
import { useEffect, useRef } from 'react'
import type { ColumnId } from '../../../core/imr/ledger/columns'
import type { ToDo } from '../../../core/imr/ledger/ledger'
import type { Id } from '../../../core/ids'
import { appStore } from '../../state/app-store'
import classes from './ledger.module.css'

export interface OpenToDoProps {
  readonly toDo: ToDo
  /** Name of the issue. */
  readonly name: string
  /** Whether the coder was led to it last. */
  readonly isAtHand: boolean
  /** Whether the letter says at its place that there is nothing. */
  readonly isProposed: boolean
  readonly isReadOnly: boolean
}

/** A cell that waits: choosing it shows where the letter says it, and takes its label up. */
export function OpenToDo({ toDo, name, isAtHand, isProposed, isReadOnly }: OpenToDoProps) {
  const { row, column } = toDo
  const what = column?.name.toLowerCase() ?? 'requested item'
  const words = isProposed ? 'nothing cited, it says' : 'not marked yet'
  const entry = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (isAtHand) entry.current?.scrollIntoView({ block: 'nearest' })
  }, [isAtHand])
  const decide = () => {
    if (row.item && column) appStore.decideAbsent(row.item.id, column.id, true)
  }
  return (
    <div className={classes.open}>
      <button
        type="button"
        ref={entry}
        className={classes.toDo}
        data-entry
        data-at-hand={isAtHand || undefined}
        aria-current={isAtHand || undefined}
        aria-disabled={isReadOnly || undefined}
        aria-label={`${name}, ${what}: ${words}, to do`}
        onClick={() => appStore.goToToDo(toDo)}
        onKeyDown={({ key }) => {
          if (key === 'Delete' && !isReadOnly) decide()
        }}
      >
        {words}
      </button>
      {row.item && column && !isReadOnly && (
        <button
          type="button"
          className={classes.sign}
          tabIndex={-1}
          title="Absent in the letter"
          aria-label={`${name}, ${what}: absent in the letter`}
          data-proposed={isProposed || undefined}
          onClick={decide}
        >
          <IconCircleOff size={14} aria-hidden />
        </button>
      )}
    </div>
  )
}

interface AbsentProps {
  /** Issue and column. */
  readonly place: string
  readonly item: Id
  readonly column: ColumnId
  readonly isReadOnly: boolean
}

/** A cell that the letter leaves empty, as the coder says. */
export function Absent({ place, item, column, isReadOnly }: AbsentProps) {
  const takeBack = () => appStore.decideAbsent(item, column, false)
  return (
    <div className={classes.open}>
      <span
        className={classes.absent}
        data-entry
        tabIndex={-1}
        role="note"
        aria-label={`${place}: absent in the letter`}
        onKeyDown={({ key }) => {
          if (key === 'Delete' && !isReadOnly) takeBack()
        }}
      >
        absent in the letter
      </span>
      {!isReadOnly && (
        <button
          type="button"
          className={classes.sign}
          title="Not absent after all"
          aria-label={`${place}: not absent after all`}
          onClick={takeBack}
        >
          <IconX size={14} aria-hidden />
        </button>
      )}
    </div>
  )
}
