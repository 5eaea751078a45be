import type { LabelSchema } from '../../core/annotation/label-schema'
import type { CorpusDocument } from '../../core/formats/format'
import type { Id } from '../../core/ids'
import type { SourceDocument } from '../../core/project'
import type { ExportReport, ImportItem } from '../../ipc/views'
import type { IndexPart, IndexRequest } from '../store/index-reading'

/** Long work that the worker host does for the window; the command line calls the same functions. */
export type Job =
  | {
      readonly kind: 'import'
      /** Files and folders as the user chose them. */
      readonly paths: readonly string[]
      readonly annotatorId: Id
      readonly schema: LabelSchema
      readonly now: string
    }
  | {
      readonly kind: 'export'
      readonly projectFolder: string
      readonly annotators: readonly Id[] | 'all'
      readonly format: string
      /** Folder in which the export's own folder is made. */
      readonly target: string
      readonly toolVersion: string
    }

/** What an import found in one file, in order; the receiver stores it before the next is sent. */
export type Found =
  | { readonly kind: 'letter'; readonly name: string; readonly document: SourceDocument }
  | { readonly kind: 'labelled'; readonly name: string; readonly content: CorpusDocument }
  | { readonly kind: 'refused'; readonly item: ImportItem }

/** What a job may ask of whoever runs it. */
export interface JobSurroundings {
  readonly isCancelled: () => boolean
  /** Lets others run: the host hears of a cancel, the command line of a signal. */
  readonly pause: () => Promise<void>
  readonly progress: (done: number, total: number) => void
  /** Hands over what an import found and waits until it is stored. */
  readonly found: (found: Found) => Promise<void>
}

export type JobResult = { readonly export: Omit<ExportReport, 'folder'> & { readonly folder: string } } | null

/** From main to the host. */
export type ToHost =
  | { readonly kind: 'run'; readonly job: Job }
  | { readonly kind: 'cancel' }
  | { readonly kind: 'stored' }
  | { readonly kind: 'read-index'; readonly request: IndexRequest }

/** From the host to main. */
export type FromHost =
  | { readonly kind: 'progress'; readonly done: number; readonly total: number }
  | { readonly kind: 'found'; readonly found: Found }
  | { readonly kind: 'read'; readonly part: IndexPart }
  | { readonly kind: 'done'; readonly result: JobResult }
  | { readonly kind: 'failed'; readonly errno: string; readonly description: string }
