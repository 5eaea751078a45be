import { useState } from 'react'
import { saysNothingCited } from '../../../core/imr/ledger/absence'
import type { LedgerCell, LedgerRow, ToDo } from '../../../core/imr/ledger/ledger'
import { appStore, useAppState } from '../../state/app-store'
import { isAtHand } from '../../state/open-ledger'
import { droppedSpan, isSpanDrag, LedgerSpan } from './LedgerSpan'
import { Absent, OpenToDo } from './OpenCell'
import frame from '../../parts/EntriesPane.module.css'
import classes from './ledger.module.css'

export interface IssueCardProps {
  readonly row: LedgerRow
  /** Those of the row. */
  readonly toDos: readonly ToDo[]
  /** Counted from 1 in the order of the letter. */
  readonly number: number
  readonly isReadOnly: boolean
}

/** One issue of the letter: its item, and what was cited, decided and concluded about it. */
export function IssueCard({ row, toDos, number, isReadOnly }: IssueCardProps) {
  const [isTarget, setTarget] = useState(false)
  const name = `Issue ${number}`
  const filled = (row.item ? 1 : 0) + row.cells.filter(({ state }) => state !== 'to-do').length
  const { item } = row
  return (
    <section
      className={classes.card}
      aria-label={name}
      data-target={isTarget || undefined}
      onDragOver={(event) => {
        if (!item || isReadOnly || !isSpanDrag(event)) return
        event.preventDefault()
        setTarget(true)
      }}
      onDragLeave={() => setTarget(false)}
      onDrop={(event) => {
        setTarget(false)
        const spanId = droppedSpan(event)
        if (!spanId || !item) return
        event.preventDefault()
        appStore.moveToItem(spanId, item.id)
      }}
    >
      <header className={frame.head}>
        <h3 className={frame.title}>{name}</h3>
        <span className={frame.count}>
          {filled} of {row.cells.length + 1}
        </span>
      </header>
      <dl className={classes.cells}>
        <dt>Item</dt>
        <dd>
          {item ? (
            <LedgerSpan span={item} place={`${name}, requested item`} />
          ) : (
            <CellToDo
              toDo={toDos.find(({ column }) => column === null)}
              name={name}
              isReadOnly={isReadOnly}
            />
          )}
        </dd>
        {row.cells.map((cell) => (
          <Cell
            key={cell.column.id}
            row={row}
            cell={cell}
            toDo={toDos.find(({ column }) => column === cell.column)}
            name={name}
            isReadOnly={isReadOnly}
          />
        ))}
      </dl>
    </section>
  )
}

interface CellProps {
  readonly row: LedgerRow
  readonly cell: LedgerCell
  readonly toDo: ToDo | undefined
  readonly name: string
  readonly isReadOnly: boolean
}

function Cell({ row, cell: { column, spans, state }, toDo, name, isReadOnly }: CellProps) {
  const place = `${name}, ${column.name.toLowerCase()}`
  return (
    <>
      <dt>{column.shortName}</dt>
      <dd>
        {spans.map((span) => (
          <LedgerSpan key={span.id} span={span} place={place} canMove={!isReadOnly} />
        ))}
        {state === 'absent' && row.item && (
          <Absent place={place} item={row.item.id} column={column.id} isReadOnly={isReadOnly} />
        )}
        {state === 'to-do' && row.item && <CellToDo toDo={toDo} name={name} isReadOnly={isReadOnly} />}
        {state === 'to-do' && !row.item && <span className={classes.waits}>after the item</span>}
      </dd>
    </>
  )
}

function CellToDo({
  toDo,
  name,
  isReadOnly,
}: {
  readonly toDo: ToDo | undefined
  readonly name: string
  readonly isReadOnly: boolean
}) {
  const text = useAppState(({ open }) => open?.view.text)
  const isToDoAtHand = useAppState((state) => toDo !== undefined && isAtHand(state, toDo))
  if (!toDo || text === undefined) return null
  const isProposed =
    toDo.column?.label === 'guideline' && toDo.place !== null && saysNothingCited(text, toDo.place)
  return (
    <OpenToDo
      toDo={toDo}
      name={name}
      isAtHand={isToDoAtHand}
      isProposed={isProposed}
      isReadOnly={isReadOnly}
    />
  )
}
