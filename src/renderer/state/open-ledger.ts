import { ledgerOf, toDosOf, type Ledger, type ToDo } from '../../core/imr/ledger/ledger'
import { holdsLedger } from '../../core/imr/ledger/fitting-schema'
import type { ColumnId } from '../../core/imr/ledger/columns'
import type { Issue } from '../../core/imr/structure/issues'
import { structureOf } from '../../core/imr/structure/structure'
import type { AnnotationSet } from '../../core/annotation/annotation-set'
import type { DocumentView } from '../../ipc/views'
import type { Id } from '../../core/ids'
import type { AppState } from './app-state'
import { shownSet } from './selectors'

/** Which to-do the coder was led to: a cell of an item's row, the item of a block (UTF-16), or null for none. */
export type ToDoAtHand =
  { readonly item: Id; readonly column: ColumnId } | { readonly item: null; readonly blockStart: number }

const structures = new WeakMap<DocumentView, ReturnType<typeof structureOf>>()
const ledgers = new WeakMap<AnnotationSet, Ledger>()
const noBlocks: readonly Issue[] = []

/** Whether the project's labels are those of the ledger. */
export function hasLedger({ project }: AppState): boolean {
  return project !== null && holdsLedger(project.schema)
}

/** The structure of the letter on screen; worked out when first asked for. Null without a letter. */
export function openStructure({ open }: AppState): ReturnType<typeof structureOf> | null {
  if (!open) return null
  const known = structures.get(open.view)
  if (known) return known
  const structure = structureOf(open.view.text)
  structures.set(open.view, structure)
  return structure
}

/** The blocks of the letter on screen; none where the project has no ledger. */
export function openBlocks(state: AppState): readonly Issue[] {
  return hasLedger(state) ? (openStructure(state)?.issues ?? noBlocks) : noBlocks
}

/** The ledger of the marks on screen, the same object while they stay; null where the project has none. */
export function openLedger(state: AppState): Ledger | null {
  const set = shownSet(state)
  if (!set || !hasLedger(state)) return null
  const known = ledgers.get(set)
  if (known) return known
  const ledger = ledgerOf(set, openBlocks(state))
  ledgers.set(set, ledger)
  return ledger
}

/** The to-do that the coder was led to, as long as it is one. */
export function toDoAtHand(state: AppState): ToDo | null {
  const ledger = state.toDo && openLedger(state)
  return (ledger && toDosOf(ledger).find((one) => isAtHand(state, one))) ?? null
}

/** Whether a to-do is the one that the coder was led to; asks for no ledger. */
export function isAtHand({ toDo: at }: AppState, { row, column }: ToDo): boolean {
  if (at === null) return false
  return at.item === null
    ? column === null && row.block?.start === at.blockStart
    : column?.id === at.column && row.item?.id === at.item
}
