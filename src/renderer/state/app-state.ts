import type { ImportSurvey } from '../../ipc/import-views'
import type { Command } from '../../core/annotation/commands'
import type { DocumentStatus } from '../../core/annotation/annotation-set'
import type { Via } from '../../core/annotation/history'
import type { Id } from '../../core/ids'
import type { Failure } from '../../ipc/failures'
import type {
  AppView,
  DocumentRow,
  DocumentView,
  ImportReport,
  JobProgress,
  Notice,
  Performed,
  ProjectView,
  Reading,
  SaveState,
} from '../../ipc/views'
import type { SuggestersView } from '../../ipc/parser-views'
import type { ViewChoices } from '../../ipc/view-choices'
import type { BackupStage } from './backup-stage'
import type { EarlierVersion } from './earlier-version'
import { noEvaluation, type Evaluating, type EvaluatingEvent } from './evaluating'
import { everySpan, type SpanFilter } from './listed-spans'
import { noFind, noProjectFind, type Find, type FindEvent, type ProjectFind } from './finding'
import { noLens, type Lens, type LensEvent } from './lens'
import type { OpenDocument } from './open-document'
import type { ToDoAtHand } from './open-ledger'
import type { Suggestions } from './suggesting'

export type DialogName =
  | 'new-project'
  | 'who-codes'
  | 'remove-document'
  | 'versions'
  | 'lens'
  | 'import'
  | 'import-predictions'
  | 'remove-suggester'
  | 'export'
  | 'verify-export'
  | 'compare-exports'
  | 'evaluate'
  | 'backup'
  | 'palette'
  | 'keys'
  | 'letter-look'
  | 'outline'
  | 'about'

/** What the pane on the right shows. */
export type SideTab = ViewChoices['sideTab'] | 'find'

export type FocusTarget =
  | 'documents'
  | 'text'
  | 'ledger'
  | 'spans'
  | 'suggestions'
  | 'checks'
  | 'guideline'
  | 'details'
  | 'find'
  | 'projectFind'

/** The caret or a text selection, in UTF-16 code units; equal ends are a caret. */
export interface TextSelection {
  readonly anchor: number
  readonly focus: number
}

/** What the picked word is for: a place for the caret, or the first or the last of the words to select. */
export interface WordPick {
  readonly as: 'caret' | 'first' | 'last'
}

/** Something to tell the coder once; shown as a notification and then dismissed. */
export type Message =
  | { readonly key: number; readonly kind: 'failure'; readonly failure: Failure }
  | { readonly key: number; readonly kind: 'info'; readonly title: string; readonly message: string }
  | {
      readonly key: number
      readonly kind: 'taken-back'
      readonly failure: Failure
      /** What is gone from the screen, oldest first. */
      readonly lost: readonly { readonly via: Via; readonly command: Command }[]
    }

export type NewMessage = Message extends infer M ? (M extends Message ? Omit<M, 'key'> : never) : never

export interface DocumentFilter {
  readonly search: string
  readonly status: DocumentStatus | 'all' | 'problem'
  readonly order: DocumentOrder
}

/** How the documents are listed: as main lists them, by their last change when they were listed, or by length. */
export type DocumentOrder = 'title' | 'changed' | 'length'

export interface AppState {
  /** Null until main has answered for the first time. */
  readonly app: AppView | null
  readonly project: ProjectView | null
  /** The project's documents; null until main has listed them. */
  readonly rows: readonly DocumentRow[] | null
  /** How far main is with reading the documents that the rows do not show yet; null where it is through. */
  readonly reading: Reading | null
  readonly filter: DocumentFilter
  readonly open: OpenDocument | null
  /** What is on screen in place of the open document's set of now, for looking only. */
  readonly earlier: EarlierVersion | null
  /** The document that main is reading. */
  readonly opening: Id | null
  /** The document that could not be opened, and why. */
  readonly openFailure: { readonly documentId: Id; readonly failure: Failure } | null
  readonly selection: TextSelection | null
  readonly selectedSpanId: Id | null
  /** Spans that are ticked in the list, to be changed together; none most of the time. */
  readonly tickedSpanIds: ReadonlySet<Id>
  readonly spanFilter: SpanFilter
  /** What the text is to scroll to; a new object each time it is asked for. */
  readonly reveal: { readonly offset: number } | null
  /** A word is being picked by the letters shown at it; a new object for each. */
  readonly wordPick: WordPick | null
  /** The to-do of the ledger that the coder was led to last. */
  readonly toDo: ToDoAtHand | null
  /** The finding that the coder was led to last, by its key. */
  readonly findingAtHand: string | null
  /** Label id: every finished selection gets it at once. */
  readonly armedLabel: string | null
  /** When main last answered that a change of the open document is on disk; ISO 8601. */
  readonly savedAt: string | null
  /** Why the last change was not saved; null once one was. */
  readonly saveFailure: Failure | null
  /** The open document's checkpoint could not be written; its edits are in the journal. */
  readonly keptInJournal: { readonly errno: string } | null
  readonly find: Find
  readonly projectFind: ProjectFind
  readonly lens: Lens
  readonly evaluating: Evaluating
  /** Null until main has told of those for the document on screen. */
  readonly suggestions: Suggestions | null
  /** Who can propose marks, and who does; null until main has told. */
  readonly suggesters: SuggestersView | null
  readonly sideTab: SideTab
  readonly dialog: DialogName | null
  /** Whether an unofficial Electron is asked about just now, or was accepted. */
  readonly engine: 'asked' | 'confirmed' | null
  /** Where the keyboard is to go; a new object each time it is asked for. */
  readonly focusRequest: { readonly target: FocusTarget } | null
  readonly importReport: ImportReport | null
  /** What chosen files hold, while the user decides. */
  readonly importSurvey: ImportSurvey | null
  /** The backup or restore that the dialog 'backup' shows. */
  readonly backup: BackupStage | null
  readonly job: JobProgress | null
  readonly networkAttempts: number
  readonly messages: readonly Message[]
  /** Keys of the notices that the coder has put away. */
  readonly dismissedNotices: readonly string[]
}

export const initialState: AppState = {
  app: null,
  project: null,
  rows: null,
  reading: null,
  filter: { search: '', status: 'all', order: 'title' },
  open: null,
  earlier: null,
  opening: null,
  openFailure: null,
  selection: null,
  selectedSpanId: null,
  tickedSpanIds: new Set(),
  spanFilter: everySpan,
  reveal: null,
  wordPick: null,
  toDo: null,
  findingAtHand: null,
  armedLabel: null,
  savedAt: null,
  saveFailure: null,
  keptInJournal: null,
  find: noFind,
  projectFind: noProjectFind,
  lens: noLens,
  evaluating: noEvaluation,
  suggestions: null,
  suggesters: null,
  sideTab: 'ledger',
  dialog: null,
  engine: null,
  focusRequest: null,
  importReport: null,
  importSurvey: null,
  backup: null,
  job: null,
  networkAttempts: 0,
  messages: [],
  dismissedNotices: [],
}

/** What has happened; the reducer says what it means. */
export type AppEvent =
  | { readonly type: 'appViewed'; readonly app: AppView }
  | { readonly type: 'projectOpened'; readonly project: ProjectView }
  /** Labels or relation types were added to the open project. */
  | { readonly type: 'schemaExtended'; readonly project: ProjectView }
  | { readonly type: 'projectClosed' }
  | { readonly type: 'rowsListed'; readonly rows: readonly DocumentRow[] }
  | { readonly type: 'documentsRead'; readonly reading: Reading | null }
  | { readonly type: 'filterChanged'; readonly filter: Partial<DocumentFilter> }
  | { readonly type: 'documentOpening'; readonly documentId: Id }
  | { readonly type: 'documentOpened'; readonly view: DocumentView }
  | { readonly type: 'documentNotOpened'; readonly documentId: Id; readonly failure: Failure }
  /** Another of the versions that contend is to be shown. */
  | { readonly type: 'branchShown'; readonly branch: number }
  | { readonly type: 'documentClosed' }
  | { readonly type: 'versionShown'; readonly version: EarlierVersion }
  | { readonly type: 'versionLeft' }
  | { readonly type: 'editMade'; readonly ticket: number; readonly via: Via; readonly command: Command }
  | { readonly type: 'editSaved'; readonly ticket: number; readonly performed: Performed }
  | { readonly type: 'editNotSaved'; readonly ticket: number; readonly failure: Failure }
  | { readonly type: 'saveStateChanged'; readonly save: SaveState }
  | { readonly type: 'textSelected'; readonly selection: TextSelection }
  /** The caret or the selection's end went somewhere else in the text, which is to be in view. */
  | { readonly type: 'caretMoved'; readonly selection: TextSelection }
  | { readonly type: 'wordPickSet'; readonly pick: WordPick | null }
  | { readonly type: 'toDoTaken'; readonly toDo: ToDoAtHand; readonly label: string }
  | { readonly type: 'findingTaken'; readonly key: string; readonly span: Id }
  | { readonly type: 'spansClicked'; readonly ids: readonly Id[] }
  | { readonly type: 'spanSelected'; readonly id: Id | null }
  | { readonly type: 'spansTicked'; readonly ids: ReadonlySet<Id> }
  | { readonly type: 'spanFilterChanged'; readonly filter: Partial<SpanFilter> }
  | { readonly type: 'labelArmed'; readonly label: string | null }
  | FindEvent
  | LensEvent
  | EvaluatingEvent
  | { readonly type: 'suggestionsTold'; readonly suggestions: Suggestions }
  | { readonly type: 'suggestersTold'; readonly suggesters: SuggestersView }
  | { readonly type: 'focusAsked'; readonly target: FocusTarget }
  | { readonly type: 'sideTabChosen'; readonly tab: SideTab }
  | { readonly type: 'dialogSet'; readonly dialog: DialogName | null }
  | { readonly type: 'engineAsked' }
  | { readonly type: 'engineAnswered'; readonly isConfirmed: boolean }
  | { readonly type: 'importReported'; readonly report: ImportReport | null }
  | { readonly type: 'importSurveyed'; readonly survey: ImportSurvey | null }
  | { readonly type: 'backupStaged'; readonly stage: BackupStage }
  | { readonly type: 'jobProgressed'; readonly job: JobProgress | null }
  | { readonly type: 'networkAttempted'; readonly attempts: number }
  | { readonly type: 'noticeHeard'; readonly notice: Notice }
  | { readonly type: 'noticeDismissed'; readonly key: string }
  | { readonly type: 'messageAdded'; readonly message: NewMessage }
  | { readonly type: 'messageDismissed'; readonly key: number }
