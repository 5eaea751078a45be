import type { Command } from '../../core/annotation/commands'
import type { Decision } from '../../core/annotation/decision'
import { idFromBytes, type Id } from '../../core/ids'
import { ledgerColumns, type ColumnId } from '../../core/imr/ledger/columns'
import { toDosOf, type ToDo } from '../../core/imr/ledger/ledger'
import type { EditSender } from './edit-sender'
import { openLedger, toDoAtHand } from './open-ledger'
import { selectedSpan } from './selectors'
import type { StoreContext } from './store-context'

/** Fills the ledger: leads from one open cell to the next, says that one is empty, and moves spans between rows. */
export function ledgerRequests(context: StoreContext, sender: EditSender) {
  const { state, dispatch, say, randomBytes } = context

  /** Scrolls to where the letter says it, and takes its label up for the words that are selected next. */
  function goToToDo(toDo: ToDo): void {
    const { row, column, label } = toDo
    if (!sender.canEdit()) return
    const at = row.item
      ? { item: row.item.id, column: column!.id }
      : { item: null, blockStart: row.block!.start }
    dispatch({ type: 'toDoTaken', toDo: at, label })
    const offset = offsetOf(toDo)
    dispatch({ type: 'caretMoved', selection: { anchor: offset, focus: offset } })
    dispatch({ type: 'focusAsked', target: 'text' })
  }

  const caret = () => state().selection?.focus ?? 0

  function nextToDo(): void {
    const ledger = openLedger(state())
    if (!ledger) return
    const toDos = toDosOf(ledger)
    if (toDos.length === 0) {
      const { unassigned, rows } = ledger
      return say({
        kind: 'info',
        title: 'Nothing is left to do in the ledger',
        message:
          rows.length === 0
            ? 'No issue is known or marked in this letter.'
            : unassigned.length > 0
              ? 'Some outcomes or guidelines belong to no issue yet.'
              : 'Every cell is filled or marked as absent.',
      })
    }
    const now = toDoAtHand(state())
    const index = now ? toDos.indexOf(now) + 1 : toDos.findIndex((toDo) => offsetOf(toDo) >= caret())
    goToToDo(toDos[index === -1 ? 0 : index % toDos.length]!)
  }

  function decideAbsent(item: Id, column: ColumnId, isAbsent: boolean): void {
    const decision: Decision = { kind: 'absent', row: item, column }
    sender.editMarks({ kind: isAbsent ? 'decide' : 'undecide', decision })
  }

  /** Says of the to-do at hand that the letter has no such words, and goes on to the next. */
  function markAbsent(): void {
    const toDo = toDoAtHand(state())
    if (!toDo?.column || !toDo.row.item) {
      return say({
        kind: 'info',
        title: 'No open cell is at hand',
        message: 'Go to a to-do of the ledger first. An item itself cannot be absent.',
      })
    }
    if (!sender.canEdit()) return
    decideAbsent(toDo.row.item.id, toDo.column.id, true)
    dispatch({ type: 'labelArmed', label: null })
    const ledger = openLedger(state())
    if (ledger && toDosOf(ledger).length > 0) nextToDo()
  }

  /** Joins an outcome or guideline to an item, in place of the items that it was joined to. */
  function moveToItem(spanId: Id, itemId: Id): void {
    const { open } = state()
    const span = open?.set.spans.find(({ id }) => id === spanId)
    const column = ledgerColumns.find(({ label }) => label === span?.label)
    if (!open || !span || !column || !sender.canEdit()) return
    const old = open.set.relations.filter(({ from, type }) => from === spanId && type === column.relation)
    if (old.length === 1 && old[0]!.to === itemId) return
    const relation = {
      id: idFromBytes(randomBytes(17)),
      type: column.relation,
      from: spanId,
      to: itemId,
    }
    sender.editMarks({
      kind: 'batch',
      name: 'addRelation',
      commands: [
        ...old.map((one): Command => ({ kind: 'removeRelation', relation: one })),
        { kind: 'addRelation', relation },
      ],
    })
  }

  /** Moves the selected outcome or guideline to the issue before or after its own. */
  function moveToNeighbour(step: 1 | -1): void {
    const span = selectedSpan(state())
    const ledger = openLedger(state())
    const items = ledger?.rows.flatMap(({ item }) => (item ? [item] : [])) ?? []
    if (!span || !ledger || !ledgerColumns.some(({ label }) => label === span.label)) {
      return say({
        kind: 'info',
        title: 'This span belongs to no issue',
        message: 'Outcomes and guidelines can be moved from one issue to another.',
      })
    }
    const { relations } = state().open!.set
    const own = items.findIndex(({ id }) => relations.some(({ from, to }) => from === span.id && to === id))
    const near =
      step === 1
        ? items.findIndex(({ start }) => start > span.start)
        : items.findLastIndex(({ start }) => start <= span.start)
    const item = items[own === -1 ? (near === -1 && step === 1 ? items.length - 1 : near) : own + step]
    if (item) moveToItem(span.id, item.id)
  }

  return { goToToDo, nextToDo, markAbsent, decideAbsent, moveToItem, moveToNeighbour }
}

/** Where a to-do leads to (UTF-16): the words that fill it, or else the item. */
function offsetOf({ row, place }: ToDo): number {
  return place?.start ?? row.item?.start ?? row.block?.start ?? 0
}

export type LedgerRequests = ReturnType<typeof ledgerRequests>
