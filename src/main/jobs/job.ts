import type { AnnotationSet } from '../../core/annotation/annotation-set'
import type { CorpusDocument } from '../../core/formats/format'
import type { LabelSchema } from '../../core/annotation/label-schema'
import type { Id } from '../../core/ids'
import type { SourceDocument } from '../../core/project'
import type { SuggesterId } from '../../core/suggestions/parser'
import type { BackupPreview, BackupReport } from '../../ipc/backup-views'
import type { Result } from '../../ipc/failures'
import type { ComparisonView, EvaluationView } from '../../ipc/evaluation-views'
import type { ImportSurvey } from '../../ipc/import-views'
import type { ExportPreview, ExportsCompared, VerificationReport } from '../../ipc/export-views'
import type { ExportReport, ImportItem } from '../../ipc/views'
import type { IndexPart, IndexRequest } from '../store/index-reading'
import type { ImportInto } from './imported-documents'
import type { ExportRequest } from './export-corpus'
import type { ParserSuggestions } from '../../core/suggestions/parser-suggestions'
import type { FindRequest, Looked } from './find-in-documents'
import type { PredictionsRead } from './import-predictions'
import type { LensRequest, LookedThrough } from './lens-in-documents'
import type { Suggested, SuggestRequest } from './suggest-for-document'

/** Long work that the worker host does for the window; the command line calls the same functions. */
export type Job =
  | {
      readonly kind: 'import'
      /** Files and folders as the user chose them. */
      readonly paths: readonly string[]
      readonly into: ImportInto
    }
  | {
      readonly kind: 'survey-import'
      readonly paths: readonly string[]
      readonly into: ImportInto
    }
  | {
      readonly kind: 'export'
      readonly request: ExportRequest
      /** Folder in which the export's own folder is made. */
      readonly target: string
    }
  | { readonly kind: 'preview-export'; readonly request: ExportRequest }
  | { readonly kind: 'verify-export'; readonly folder: string }
  | { readonly kind: 'compare-exports'; readonly before: string; readonly after: string }
  | {
      readonly kind: 'import-predictions'
      /** The file as the user chose it. */
      readonly path: string
      readonly projectFolder: string
      readonly schema: LabelSchema
      readonly parserId: Id
    }
  | {
      readonly kind: 'compare'
      readonly projectFolder: string
      readonly annotatorId: Id
      /** What is new is held against what was before. */
      readonly before: SuggesterId
      readonly after: SuggesterId
    }
  | {
      readonly kind: 'evaluate'
      readonly projectFolder: string
      /** Whose finished letters are the gold. */
      readonly annotatorId: Id
      readonly suggester: SuggesterId
    }
  | {
      readonly kind: 'backup'
      readonly projectFolder: string
      readonly projectId: Id
      readonly projectName: string
      /** Folder in which the backup's own folder is made, and the name of that. */
      readonly target: string
      readonly name: string
      readonly now: string
    }
  | {
      readonly kind: 'read-backup'
      readonly backupFolder: string
      readonly projectFolder: string
      readonly projectId: Id
      readonly annotatorId: Id
    }
  | {
      readonly kind: 'restore'
      readonly backupFolder: string
      readonly projectFolder: string
      readonly annotatorId: Id
      readonly documentIds: readonly Id[]
    }

/** What an import found in one file, in order; the receiver stores it before the next is sent. */
export type Found =
  | { readonly kind: 'letter'; readonly name: string; readonly document: SourceDocument }
  | {
      readonly kind: 'labelled'
      readonly name: string
      readonly content: CorpusDocument
      /** The format's id: marks of any but Goldspan's own are the annotator's who imports them. */
      readonly source: string
      /** What is to be told of it. */
      readonly facts: ImportItem['facts']
    }
  | { readonly kind: 'refused'; readonly item: ImportItem }

/** One document of a backup that is to be restored; null where it could not be read as a whole. */
export interface BackedUpWork {
  readonly kind: 'backed-up'
  readonly documentId: Id
  readonly document: SourceDocument | null
  readonly set: AnnotationSet | null
  /** What parsers predict of it, as far as that could be read. */
  readonly suggestions: readonly ParserSuggestions[]
}

/** What a parser predicts of one letter of the project. */
export interface Predicted {
  readonly kind: 'predicted'
  readonly suggestions: ParserSuggestions
}

/** What a kind of job hands over. */
export type FoundBy<J extends Job> = J extends { readonly kind: 'restore' }
  ? BackedUpWork
  : J extends { readonly kind: 'import-predictions' }
    ? Predicted
    : Found

/** What any job hands over. */
export type FoundByAny = Found | BackedUpWork | Predicted

/** What a job may ask of whoever runs it; an import, and a restore, hand over what they find. */
export interface JobSurroundings<F = Found> {
  readonly isCancelled: () => boolean
  /** Lets others run: the host hears of a cancel, the command line of a signal. */
  readonly pause: () => Promise<void>
  readonly progress: (done: number, total: number) => void
  /** Waits until what was found is stored. */
  readonly found: (found: F) => Promise<void>
}

export type JobResult =
  | { readonly export: ExportReport }
  | { readonly survey: ImportSurvey }
  | { readonly exportPreview: ExportPreview }
  | { readonly verification: VerificationReport }
  | { readonly compared: ExportsCompared }
  | { readonly evaluation: EvaluationView }
  | { readonly comparison: ComparisonView }
  | { readonly predictions: PredictionsRead }
  | { readonly backup: Result<BackupReport> }
  /** Null where it was cancelled. */
  | { readonly preview: Result<BackupPreview | null> }
  | null

/** From main to the host. */
export type ToHost =
  | { readonly kind: 'run'; readonly job: Job }
  | { readonly kind: 'cancel' }
  | { readonly kind: 'stored' }
  | { readonly kind: 'read-index'; readonly request: IndexRequest }
  | { readonly kind: 'find'; readonly request: FindRequest }
  | { readonly kind: 'lens'; readonly request: LensRequest }
  | { readonly kind: 'suggest'; readonly number: number; readonly request: SuggestRequest }

/** From the host to main. */
export type FromHost =
  | { readonly kind: 'progress'; readonly done: number; readonly total: number }
  | { readonly kind: 'found'; readonly found: FoundByAny }
  | { readonly kind: 'read'; readonly part: IndexPart }
  /** Work that may take for ever begins, or has ended. */
  | { readonly kind: 'bounded'; readonly isBegun: boolean }
  | { readonly kind: 'looked'; readonly looked: Looked }
  | { readonly kind: 'looked-through'; readonly looked: LookedThrough }
  | { readonly kind: 'suggested'; readonly number: number; readonly suggested: Suggested }
  | { readonly kind: 'done'; readonly result: JobResult }
  | { readonly kind: 'failed'; readonly errno: string; readonly description: string }
