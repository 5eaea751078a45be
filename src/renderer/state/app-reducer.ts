import type { AnnotationSet } from '../../core/annotation/annotation-set'
import { spansTouchedBy } from '../../core/annotation/commands'
import { isRestoring } from '../../core/annotation/change'
import type { Id } from '../../core/ids'
import type { DocumentRow } from '../../ipc/views'
import { noEvaluation, reduceEvaluating } from './evaluating'
import { reduceFind } from './finding'
import { noLens, reduceLens } from './lens'
import {
  initialState,
  type AppEvent,
  type AppState,
  type FocusTarget,
  type NewMessage,
  type SideTab,
} from './app-state'
import {
  openDocumentOf,
  withBranch,
  withConfirmedEdit,
  withoutPendingEdits,
  withPendingEdit,
  type OpenDocument,
} from './open-document'
import { movedEdge } from './marking'
import { currentRows, selectedSpan, shownSet } from './selectors'

/** The state after something has happened. Throws CommandRefused for an edit that does not fit. */
export function reduceApp(state: AppState, event: AppEvent): AppState {
  switch (event.type) {
    case 'appViewed':
      return {
        ...state,
        app: event.app,
        networkAttempts: event.app.networkAttempts,
        // It is about the letters that one annotator has finished.
        evaluating: event.app.annotator?.id === state.app?.annotator?.id ? state.evaluating : noEvaluation,
      }
    case 'projectOpened':
      return {
        ...withoutProject(state),
        project: event.project,
        sideTab: state.app?.sideTab ?? initialState.sideTab,
      }
    case 'schemaExtended':
      return { ...state, project: event.project }
    case 'projectClosed':
      return withoutProject(state)
    case 'rowsListed':
      return withRows(state, event.rows)
    case 'documentsRead':
      return state.project ? { ...state, reading: event.reading } : state
    case 'filterChanged':
      return { ...state, filter: { ...state.filter, ...event.filter } }
    case 'documentOpening':
      return { ...state, opening: event.documentId }
    case 'documentOpened':
      return withDocument(state, openDocumentOf(event.view))
    case 'documentNotOpened':
      return {
        ...withDocument(state, null),
        openFailure: { documentId: event.documentId, failure: event.failure },
      }
    case 'branchShown':
      return state.open
        ? { ...state, open: withBranch(state.open, event.branch), selectedSpanId: null }
        : state
    case 'documentClosed':
      return withDocument(state, null)
    case 'versionShown':
      return { ...withSelectionOf(state, event.version.set), earlier: event.version, armedLabel: null }
    case 'versionLeft':
      return state.open ? { ...withSelectionOf(state, state.open.set), earlier: null } : state
    case 'editMade':
      return withEdit(
        { ...state, evaluating: { ...state.evaluating, isStale: state.evaluating.view !== null } },
        event,
      )
    case 'editSaved':
      return withSavedEdit(state, event)
    case 'editNotSaved':
      return withLostEdit(state, event)
    case 'saveStateChanged':
      return withSaveState(state, event)
    case 'textSelected':
      return withTextSelection(state, event)
    case 'caretMoved':
      return { ...withTextSelection(state, event), reveal: { offset: event.selection.focus } }
    case 'wordPickSet':
      return { ...state, wordPick: event.pick }
    case 'toDoTaken':
      return { ...state, toDo: event.toDo, armedLabel: event.label, selectedSpanId: null }
    case 'findingTaken':
      return { ...withSelectedSpan(state, event.span), findingAtHand: event.key }
    case 'spansClicked':
      return { ...state, selectedSpanId: nextOf(event.ids, state.selectedSpanId) }
    case 'spanSelected':
      return withSelectedSpan(state, event.id)
    case 'spansTicked':
      return { ...state, tickedSpanIds: event.ids }
    case 'spanFilterChanged':
      return { ...state, spanFilter: { ...state.spanFilter, ...event.filter } }
    case 'labelArmed':
      return { ...state, armedLabel: event.label }
    case 'findOpened':
    case 'findClosed':
    case 'queryChanged':
    case 'documentSearched':
    case 'matchSelected':
    case 'projectFindOpened':
    case 'projectSearchBegun':
    case 'projectSearched':
    case 'projectSearchEnded':
    case 'resultOpened':
    case 'resultsForgotten':
    case 'resultsMarked':
      return reduceFind(state, event)
    case 'lensOpened':
    case 'lensWordsTyped':
    case 'lensSearchBegun':
    case 'lensSearched':
    case 'lensSearchEnded':
    case 'lensTicked':
    case 'lensRunBegun':
    case 'lensRunEnded':
    case 'lensLastRunTold':
      return reduceLens(state, event)
    case 'evaluationBegun':
    case 'comparedWith':
    case 'evaluationMade':
    case 'evaluationTabChosen':
    case 'errorsFiltered':
    case 'errorTaken':
    case 'errorJudged':
      return reduceEvaluating(state, event)
    case 'suggestionsTold':
      return { ...state, suggestions: event.suggestions }
    case 'suggestersTold':
      return { ...state, suggesters: event.suggesters }
    case 'focusAsked':
      return {
        ...state,
        focusRequest: { target: event.target },
        sideTab: tabOf[event.target] ?? state.sideTab,
      }
    case 'sideTabChosen':
      return { ...state, sideTab: event.tab }
    case 'dialogSet':
      return {
        ...state,
        dialog: event.dialog,
        wordPick: null,
        importReport: event.dialog === 'import' ? state.importReport : null,
        importSurvey: event.dialog === 'import' ? state.importSurvey : null,
        // What was found goes with the lens: a letter may be removed, or somebody else code.
        lens: event.dialog === 'lens' ? state.lens : noLens,
      }
    case 'engineAsked':
      return { ...state, engine: 'asked' }
    case 'engineAnswered':
      return { ...state, engine: event.isConfirmed ? 'confirmed' : null }
    case 'importReported':
      return { ...state, importReport: event.report, importSurvey: null }
    case 'importSurveyed':
      return { ...state, importSurvey: event.survey }
    case 'backupStaged':
      return { ...state, backup: event.stage, dialog: 'backup' }
    case 'jobProgressed':
      return { ...state, job: event.job }
    case 'networkAttempted':
      return { ...state, networkAttempts: event.attempts }
    case 'noticeHeard':
      return withNotice(state, event)
    case 'noticeDismissed':
      return { ...state, dismissedNotices: [...state.dismissedNotices, event.key] }
    case 'messageAdded':
      return withMessage(state, event.message)
    case 'messageDismissed':
      return { ...state, messages: state.messages.filter(({ key }) => key !== event.key) }
  }
}

/** What the pane on the right must show for the keyboard to go there. */
const tabOf: Readonly<Partial<Record<FocusTarget, SideTab>>> = {
  ledger: 'ledger',
  checks: 'checks',
  spans: 'spans',
  suggestions: 'suggestions',
  guideline: 'guideline',
  projectFind: 'find',
}

const noneTicked: ReadonlySet<Id> = new Set()

type Of<T extends AppEvent['type']> = Extract<AppEvent, { type: T }>

function withoutProject(state: AppState): AppState {
  const { app, dialog, engine, networkAttempts, messages } = state
  return { ...initialState, app, dialog, engine, networkAttempts, messages }
}

/** A fresh list; a document that is in it no more leaves the screen. */
function withRows(state: AppState, rows: readonly DocumentRow[]): AppState {
  const isGone = state.open !== null && !rows.some(({ id }) => id === state.open?.view.id)
  return { ...(isGone ? withDocument(state, null) : state), rows }
}

/** Another document on screen, with nothing left of the one before. */
function withDocument(state: AppState, open: OpenDocument | null): AppState {
  const place = open?.view.place ?? null
  const rows = currentRows(state)
  const row = rows?.find(({ id }) => id === open?.view.id)
  return {
    ...state,
    rows,
    open,
    earlier: null,
    opening: null,
    openFailure: null,
    selection: open && (place ? { anchor: place.anchor, focus: place.focus } : { anchor: 0, focus: 0 }),
    selectedSpanId: null,
    tickedSpanIds: noneTicked,
    reveal: null,
    wordPick: null,
    // Where nothing can be marked, no label waits to mark what is selected once it can.
    armedLabel: open?.view.readOnly || state.toDo ? null : state.armedLabel,
    toDo: null,
    findingAtHand: null,
    savedAt: row?.editedAt ?? null,
    saveFailure: null,
    keptInJournal: null,
  }
}

function withEdit(state: AppState, { ticket, via, command }: Of<'editMade'>): AppState {
  if (!state.open) return state
  const open = withPendingEdit(state.open, { ticket, via, command })
  // It changes marks all over the letter: none of them is what the coder is at.
  if (isRestoring(command)) return withSelectionOf({ ...state, open }, open.set)
  if (command.kind === 'moveEdge') {
    const edge = movedEdge(command.before, command.after)
    const selection = { anchor: edge, focus: edge }
    return { ...state, open, selectedSpanId: command.after.id, selection, reveal: { offset: edge } }
  }
  const touched = new Set(spansTouchedBy(command))
  const before = state.open.set.spans.filter(({ id }) => touched.has(id))
  const after = open.set.spans.filter(({ id }) => touched.has(id))
  const [hadIds, hasIds] = [before, after].map((spans) => new Set(spans.map(({ id }) => id)))
  const added = after.find(({ id }) => !hadIds!.has(id))
  const gone = before.find(({ id }) => !hasIds!.has(id))
  // Relations go with a span, and their other ends are not what the coder is at.
  const still = after.find(({ id }) => id === state.selectedSpanId)
  const shown = added ?? (gone ? undefined : (still ?? after[0]))
  const isChange = via === 'do' && shown !== undefined && shown !== added
  // What was marked ends as a caret behind it; what was taken away leaves one where it began.
  const caret = isChange ? undefined : (shown?.end ?? gone?.start)
  return {
    ...state,
    open,
    selectedSpanId: shown?.id ?? (gone ? null : state.selectedSpanId),
    tickedSpanIds: gone ? noneTicked : state.tickedSpanIds,
    selection: caret === undefined ? state.selection : { anchor: caret, focus: caret },
    // What undo and redo change may be out of sight; what the coder marks is not, and nothing moves then.
    reveal: via === 'do' || caret === undefined ? state.reveal : { offset: (shown ?? gone)!.start },
  }
}

function withSavedEdit(state: AppState, { ticket, performed }: Of<'editSaved'>): AppState {
  if (!state.open) return state
  const open = withConfirmedEdit(state.open, ticket, performed.revision)
  return open === state.open ? state : { ...state, open, savedAt: performed.savedAt, saveFailure: null }
}

function withLostEdit(state: AppState, { ticket, failure }: Of<'editNotSaved'>): AppState {
  const lost = state.open?.pending ?? []
  // The first refusal drops all that was built on it, so the answers to those say nothing new.
  if (!state.open || !lost.some((edit) => edit.ticket === ticket)) return state
  const open = withoutPendingEdits(state.open)
  const isThere = open.set.spans.some(({ id }) => id === state.selectedSpanId)
  const first = lost[0]?.command
  return withMessage(
    {
      ...state,
      open,
      saveFailure: failure,
      selectedSpanId: isThere ? state.selectedSpanId : null,
      // The words are selected again, so that one key tries it once more.
      selection:
        first?.kind === 'addSpan' ? { anchor: first.span.start, focus: first.span.end } : state.selection,
    },
    { kind: 'taken-back', failure, lost },
  )
}

function withSaveState(state: AppState, { save }: Of<'saveStateChanged'>): AppState {
  if (save.documentId !== state.open?.view.id) return state
  return { ...state, keptInJournal: save.state === 'kept-in-journal' ? { errno: save.errno ?? '' } : null }
}

function withTextSelection(state: AppState, { selection }: Of<'textSelected' | 'caretMoved'>): AppState {
  const selected = selectedSpan(state)
  // A caret that has left the selected span takes its label keys elsewhere.
  const leaves =
    selected !== undefined &&
    selection.anchor === selection.focus &&
    (selection.focus < selected.start || selection.focus > selected.end)
  return { ...state, selection, selectedSpanId: leaves ? null : state.selectedSpanId }
}

/** A selected span takes the caret along, so that reading and keys go on from there. */
function withSelectedSpan(state: AppState, id: Id | null): AppState {
  const span = shownSet(state)?.spans.find((candidate) => candidate.id === id)
  if (!span) return { ...state, selectedSpanId: null }
  return {
    ...state,
    selectedSpanId: span.id,
    selection: { anchor: span.start, focus: span.start },
    reveal: { offset: span.start },
  }
}

/** A span stays selected where the set that comes on screen holds it too. */
function withSelectionOf(state: AppState, { spans }: AnnotationSet): AppState {
  const isThere = spans.some(({ id }) => id === state.selectedSpanId)
  return isThere ? state : { ...state, selectedSpanId: null }
}

/** The first of the ids, or the one after the selected. */
function nextOf(ids: readonly Id[], selected: Id | null): Id | null {
  const index = selected === null ? -1 : ids.indexOf(selected)
  return ids[(index + 1) % Math.max(ids.length, 1)] ?? null
}

/** What main found in the open project stays in view until it is put away. */
function withNotice(state: AppState, { notice }: Of<'noticeHeard'>): AppState {
  if (!state.project) return state
  return { ...state, project: { ...state.project, notices: [...state.project.notices, notice] } }
}

function withMessage(state: AppState, message: NewMessage): AppState {
  const key = (state.messages.at(-1)?.key ?? 0) + 1
  return { ...state, messages: [...state.messages, { ...message, key }] }
}
