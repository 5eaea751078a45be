import { holdsLedger } from '../../core/imr/ledger/fitting-schema'
import type { AnnotationSet } from '../../core/annotation/annotation-set'
import { compareText, type Span } from '../../core/annotation/span'
import { actionsWith, type KeyChoices } from '../../ipc/action-keys'
import type { UserAction } from '../../ipc/actions'
import type { Failure } from '../../ipc/failures'
import type { DocumentRow } from '../../ipc/views'
import type { AppState } from './app-state'
import { currentMatch } from './finding'
import { suggestionAtHand } from './suggesting'

const actionsOfChoices = new WeakMap<KeyChoices, readonly UserAction[]>()
const noChoices: KeyChoices = {}

/** Every action with the keys of this computer; the same array while they stay. */
export function actionsOf({ app }: AppState): readonly UserAction[] {
  const choices = app?.keys ?? noChoices
  const known = actionsOfChoices.get(choices) ?? actionsWith(choices)
  actionsOfChoices.set(choices, known)
  return known
}

/** The set that is on screen: that of now or an earlier one. */
export function shownSet({ open, earlier }: AppState): AnnotationSet | undefined {
  return earlier?.set ?? open?.set
}

/** Whether the marks on screen are for looking only. */
export function isForReading({ open, earlier, project }: AppState): boolean {
  return earlier !== null || (open?.view.readOnly ?? project?.readOnly ?? null) !== null
}

export function selectedSpan(state: AppState): Span | undefined {
  const { selectedSpanId } = state
  return selectedSpanId === null ? undefined : shownSet(state)?.spans.find(({ id }) => id === selectedSpanId)
}

/** The spans that hold or touch the caret, shortest first; of selected words the end that keys move counts. */
export function spansAtCaret(state: AppState): readonly Span[] {
  const caret = state.selection?.focus
  if (caret === undefined) return []
  return (shownSet(state)?.spans ?? [])
    .filter(({ start, end }) => start <= caret && caret <= end)
    .sort((a, b) => a.end - a.start - (b.end - b.start))
}

/** The spans that are ticked to be changed together, in the order of the letter. */
export function tickedSpans(state: AppState): readonly Span[] {
  const { tickedSpanIds } = state
  return tickedSpanIds.size === 0
    ? []
    : (shownSet(state)?.spans ?? []).filter(({ id }) => tickedSpanIds.has(id))
}

/** The span after the selected one, or after the caret. */
export function nextSpan(state: AppState): Span | undefined {
  const spans = shownSet(state)?.spans ?? []
  const index = spans.findIndex(({ id }) => id === state.selectedSpanId)
  if (index !== -1) return spans[index + 1]
  const caret = state.selection?.focus ?? 0
  return spans.find(({ start }) => start >= caret) ?? spans[0]
}

/** The span before the selected one, or before the caret. */
export function previousSpan(state: AppState): Span | undefined {
  const spans = shownSet(state)?.spans ?? []
  const index = spans.findIndex(({ id }) => id === state.selectedSpanId)
  if (index !== -1) return spans[index - 1]
  const caret = state.selection?.focus ?? 0
  return spans.findLast(({ start }) => start < caret) ?? spans.at(-1)
}

/** Whether the document on screen can be changed. */
function isEditable({ open, project, earlier }: AppState): boolean {
  return earlier === null && open !== null && open.view.readOnly === null && project?.readOnly === null
}

/** Whether what an action needs is there. */
export function isPossible(state: AppState, needs: UserAction['needs']): boolean {
  switch (needs) {
    case 'nothing':
      return true
    case 'project':
      return state.project !== null
    case 'document':
      return state.open !== null
    case 'span':
      return selectedSpan(state) !== undefined || state.tickedSpanIds.size > 0
    case 'edge':
      return selectedSpan(state) !== undefined || suggestionAtHand(state) !== null
    case 'ledger':
      return state.open !== null && state.project !== null && holdsLedger(state.project.schema)
    case 'selection':
      return state.selection !== null && state.selection.anchor !== state.selection.focus
    case 'finding':
      return state.find.isOpen || state.projectFind.isOpen
    case 'match':
      return currentMatch(state) !== -1 && state.armedLabel !== null
    case 'evaluation':
      return state.evaluating.view !== null
    case 'results':
      return state.projectFind.results.length > 0
    case 'undo':
      return isEditable(state) && (state.open?.history.past.length ?? 0) > 0
    case 'redo':
      return isEditable(state) && (state.open?.history.future.length ?? 0) > 0
  }
}

/** The rows with the open document's as it is on screen: main lists again only when documents come or go. */
export function currentRows({ rows, open, savedAt }: AppState): readonly DocumentRow[] | null {
  const index = open && rows ? rows.findIndex(({ id }) => id === open.view.id) : -1
  const row = rows?.[index]
  if (!rows || !row || !open) return rows
  const { spans, status } = open.set
  if (row.spans === spans.length && row.status === status && row.editedAt === savedAt) return rows
  return rows.with(index, { ...row, spans: spans.length, status, editedAt: savedAt })
}

/** The listed documents that pass search and filter, in the order that was chosen. */
export function shownRows(state: AppState): readonly DocumentRow[] {
  const { filter, open } = state
  const search = filter.search.trim().toLocaleLowerCase()
  const shown = (currentRows(state) ?? []).filter((row) => {
    // The document on screen stays listed while its own status changes.
    const hasStatus =
      filter.status === 'all' ||
      row.id === open?.view.id ||
      (filter.status === 'problem' ? row.problem : row.status === filter.status)
    return hasStatus && (search === '' || row.title.toLocaleLowerCase().includes(search))
  })
  switch (filter.order) {
    case 'title':
      return shown
    case 'length':
      return shown.toSorted((a, b) => b.lengthUtf16 - a.lengthUtf16)
    case 'changed': {
      // As main listed them: nothing moves while the coder works.
      const changedAt = new Map(state.rows?.map(({ id, editedAt }) => [id, editedAt ?? '']))
      return shown.toSorted((a, b) => compareText(changedAt.get(b.id) ?? '', changedAt.get(a.id) ?? ''))
    }
  }
}

export type SaveStatus =
  | { readonly kind: 'nothing-yet' }
  | { readonly kind: 'saving' }
  | { readonly kind: 'saved'; readonly at: string }
  | { readonly kind: 'kept-in-journal'; readonly errno: string }
  | { readonly kind: 'not-saved'; readonly failure: Failure }

/** Where the open document's changes are. 'saved' stands only while every change was answered. */
export function saveStatus({
  open,
  savedAt,
  saveFailure,
  keptInJournal,
}: Pick<AppState, 'open' | 'savedAt' | 'saveFailure' | 'keptInJournal'>): SaveStatus {
  if ((open?.pending.length ?? 0) > 0) return { kind: 'saving' }
  if (saveFailure) return { kind: 'not-saved', failure: saveFailure }
  if (keptInJournal) return { kind: 'kept-in-journal', errno: keptInJournal.errno }
  return savedAt === null ? { kind: 'nothing-yet' } : { kind: 'saved', at: savedAt }
}
