import type { DocumentStatus } from '../core/annotation/annotation-set'
import type { LabelSchema } from '../core/annotation/label-schema'
import type { FormatPurpose } from '../core/formats/format'
import type { Id } from '../core/ids'
import type { Guideline, SourceEncoding } from '../core/project'
import type { KeyChoices } from './action-keys'
import type { ViewChoices } from './view-choices'

/** What main tells the renderer: plain data, made for one screen each. */

export interface AnnotatorView {
  readonly id: Id
  readonly name: string
}

export interface RecentProject {
  /** Handle for `project:openRecent`; paths never come back from the renderer. */
  readonly handle: string
  readonly name: string
  /** Folder shown to the user. */
  readonly folder: string
  readonly openedAt: string
  readonly available: boolean
  readonly isSample: boolean
}

export interface AppView extends ViewChoices {
  readonly version: string
  readonly electron: string
  /** 'unofficial' is a copy that nobody can check: never for patients' letters. */
  readonly engine: 'official' | 'unofficial'
  readonly platform: string
  readonly annotator: AnnotatorView | null
  /** Annotators this computer or the open project knows. */
  readonly annotators: readonly AnnotatorView[]
  readonly recent: readonly RecentProject[]
  readonly project: ProjectView | null
  /** The keys that were changed. */
  readonly keys: KeyChoices
  /** Null follows the system. */
  readonly colourScheme: 'light' | 'dark' | null
  /** Requests to the network that were refused since the start. */
  readonly networkAttempts: number
  /** Something about the app's own settings that the user must know. */
  readonly notices: readonly Notice[]
}

export interface ProjectView {
  readonly id: Id
  readonly name: string
  readonly folder: string
  readonly isSample: boolean
  readonly schema: LabelSchema
  readonly guideline: Guideline
  readonly readOnly: string | null
  readonly notices: readonly Notice[]
}

/** Something that was found or done and that the user must know; the words are the renderer's. */
export interface Notice {
  readonly kind: string
  readonly documentId?: Id
  readonly facts: Readonly<Record<string, string | number>>
}

export interface DocumentRow {
  readonly id: Id
  readonly title: string
  readonly lengthUtf16: number
  readonly importedAt: string
  readonly status: DocumentStatus
  readonly spans: number
  readonly problem: boolean
  readonly editedAt: string | null
}

/** Where the coder was in a document: offsets in UTF-16 code units. */
export interface Place {
  readonly anchor: number
  readonly focus: number
  readonly firstVisible: number
}

export interface DocumentView {
  readonly id: Id
  readonly title: string
  readonly text: string
  readonly encoding: SourceEncoding
  readonly byteOrderMark: boolean
  readonly importedAt: string
  /** AnnotationSet as JSON: arrays of objects cross the bridge ten times slower. */
  readonly set: string
  /** History as JSON. */
  readonly history: string
  readonly readOnly: string | null
  /** Where the annotator is at work instead, when that is why it is read-only. */
  readonly holder: HolderView | null
  readonly notices: readonly Notice[]
  readonly lastGood: { readonly revision: number; readonly at: string } | null
  /** The versions of a forked set, the one shown first; none where nothing contends. */
  readonly branches: readonly BranchView[]
  readonly place: Place | null
}

/** One of the versions of a forked set. */
export interface BranchView {
  /** Names it in `document:settle`. */
  readonly head: string
  /** When its last change was made, ISO 8601 in UTC. */
  readonly at: string | null
  /** AnnotationSet as JSON. */
  readonly set: string
}

/** Another opening of the project in which the same annotator is at work. */
export interface HolderView {
  /** Name of the computer; null where it is not known. */
  readonly computer: string | null
  readonly isThisComputer: boolean
  /** ISO 8601 in UTC by that computer's clock. */
  readonly since: string | null
  /** Whether nothing was heard of it for over a minute. */
  readonly isQuiet: boolean
}

export interface Performed {
  readonly revision: number
  readonly seq: number
  /** When the journal was synced, ISO 8601 in UTC. */
  readonly savedAt: string
}

export interface ImportItem {
  /** The file's name; for a record of a Goldspan file its line. */
  readonly name: string
  readonly outcome: 'imported' | 'duplicate' | 'refused'
  /** Code of a refusal, or the encoding of what was imported. */
  readonly reason: string
  readonly facts: Readonly<Record<string, string | number>>
  readonly documentId: Id | null
  readonly spans: number
}

export interface ImportReport {
  readonly items: readonly ImportItem[]
  readonly cancelled: boolean
}

/** One kind of thing that the format cannot hold, of all documents together. */
export interface ExportLoss {
  readonly kind:
    | 'span'
    | 'edges'
    | 'attribute'
    | 'needsReview'
    | 'relation'
    | 'note'
    | 'spanNote'
    | 'decision'
    | 'character'
  readonly reason: string
  readonly count: number
  /** The first of them. */
  readonly examples: readonly LossExample[]
}

/** Where something was lost; 0 to 0 and no label where no span is meant. */
export interface LossExample {
  readonly documentId: Id
  readonly title: string
  readonly label: string
  /** UTF-16 code units. */
  readonly start: number
  readonly end: number
}

/** Work that could not be read: a document, an annotator's set of it, or all that an annotator has done. */
export interface UnreadableWork {
  readonly documentId: Id | null
  readonly annotatorId: Id | null
  readonly reason: string
}

export interface ExportReport {
  readonly format: string
  readonly folder: string
  readonly files: number
  readonly documents: number
  /** Documents without any work on them, which are left out. */
  readonly documentsNotBegun: number
  readonly spansInProject: number
  readonly spansWritten: number
  readonly spansReadBack: number
  readonly losses: readonly ExportLoss[]
  /** Differences between what was written and what was read back: none in a good export. */
  readonly differences: readonly { readonly documentId: Id; readonly reason: string }[]
  /** What is not in the export, though it should be. */
  readonly unreadable: readonly UnreadableWork[]
  readonly cancelled: boolean
}

export interface FormatView {
  readonly id: string
  readonly name: string
  readonly purpose: FormatPurpose
  readonly description: string
  readonly unit: string
  readonly holds: readonly string[]
  readonly loses: readonly string[]
  readonly example: string
}

export interface JobProgress {
  readonly job:
    | 'import'
    | 'survey-import'
    | 'export'
    | 'preview-export'
    | 'verify-export'
    | 'compare-exports'
    | 'import-predictions'
    | 'backup'
    | 'read-backup'
    | 'restore'
    | 'lens'
    | 'evaluate'
    | 'compare'
  readonly done: number
  readonly total: number
  readonly remainingMs: number | null
}

/** The reading of a project's documents for the list, of which it shows what is known so far. */
export interface Reading {
  readonly done: number
  readonly total: number
  readonly remainingMs: number | null
}

/** Where a set stands after an attempt to write its file: nothing is lost either way. */
export interface SaveState {
  readonly documentId: Id
  readonly state: 'checkpointed' | 'kept-in-journal'
  readonly errno?: string
}
