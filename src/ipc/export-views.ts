import type { ChangedRelation, ChangedSpan, SpanChange } from '../core/formats/compare'
import type { Id } from '../core/ids'
import type { ExportReport } from './views'

/** What an export would hold and leave out; nothing is written. */
export type ExportPreview = Omit<ExportReport, 'folder' | 'files' | 'spansReadBack' | 'differences'>

/** Something in an export that is not as its manifest says, as far as it is known where: ids, paths and codes only. */
export interface ExportProblem {
  /** A code: of a file, of a part of a document that reads otherwise, or of a reader's rejection. */
  readonly reason: string
  /** Below the export's folder. */
  readonly path: string | null
  /** Counted from 1. */
  readonly line: number | null
  readonly documentId: string | null
  readonly annotatorId: Id | null
}

export interface VerificationReport {
  readonly folder: string
  /** Id of the format; empty where the manifest could not be read. */
  readonly format: string
  readonly files: number
  readonly documents: number
  /** Spans of the documents that read as the manifest says. */
  readonly spans: number
  readonly problems: readonly ExportProblem[]
  readonly cancelled: boolean
}

/** One of two exports that are compared. */
export interface ComparedSide {
  readonly folder: string
  readonly format: string
  readonly documents: number
  readonly spans: number
  /** What of it could not be read, and so was not compared. */
  readonly problems: readonly ExportProblem[]
}

export type ChangeCounts = Readonly<
  Record<SpanChange | 'relations-added' | 'relations-removed' | 'document-notes', number>
>

/** A document that is not the same in both; spans and relations only where it has `changed`. */
export interface ComparedDocument {
  readonly documentId: Id
  /** Null where a set is known by its document alone. */
  readonly annotatorId: Id | null
  readonly state: 'added' | 'removed' | 'text-differs' | 'changed'
  readonly counts: ChangeCounts
  readonly spans: readonly ChangedSpan[]
  readonly relations: readonly ChangedRelation[]
}

/** What of spans one of two formats cannot hold, so that it is not compared. */
export type NotCompared = 'overlap' | 'relations' | 'attributes' | 'needsReview' | 'note'

export interface ExportsCompared {
  readonly before: ComparedSide
  readonly after: ComparedSide
  readonly notCompared: readonly NotCompared[]
  /** Documents that are the same in both. */
  readonly same: number
  readonly total: ChangeCounts
  readonly documents: readonly ComparedDocument[]
  readonly cancelled: boolean
}
