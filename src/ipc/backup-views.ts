import type { DocumentStatus } from '../core/annotation/annotation-set'
import type { SetDifference } from '../core/annotation/set-difference'
import type { Id } from '../core/ids'

/** What became of a backup. */
export interface BackupReport {
  /** Empty where it was cancelled, and then nothing of it is left. */
  readonly folder: string
  readonly files: number
  readonly sizeBytes: number
  readonly documents: number
  /** Symbolic links among the project's files, which were not followed: what they lead to is not in the backup. */
  readonly links: number
  /** Files and folders in the project's folder that are no part of the project. */
  readonly others: number
  readonly cancelled: boolean
}

/** A file of a backup that is not as it was when the backup was made. */
export interface BackupProblem {
  /** Below the backup, with `/`. */
  readonly path: string
  readonly state: 'missing' | 'changed' | 'unreadable' | 'extra' | 'link'
}

/** How a set would change that is restored, and both its sides. */
export interface RestoredDifference extends SetDifference {
  readonly spansNow: number
  readonly spansThen: number
  readonly statusNow: DocumentStatus
  readonly statusThen: DocumentStatus
}

/** One document that restoring would bring back, or on which the coder's own set would change. */
export interface BackupRow {
  readonly documentId: Id
  readonly title: string
  /** The letter in the project now; one that is not there or damaged comes back with the coder's own set. */
  readonly letter: 'there' | 'missing' | 'damaged'
  /** Of the coder's own set now. */
  readonly spans: number
  /** Null where the coder's own set stays as it is. */
  readonly difference: RestoredDifference | null
  /** Whether the set was edited after what the backup holds of it. */
  readonly isNewer: boolean
  /** Why the set can't be changed now. */
  readonly readOnly: string | null
  /** Of the set now: what is restored is what was shown. */
  readonly revision: number
}

/** What restoring from a backup would change. */
export interface BackupPreview {
  /** When the backup was begun, ISO 8601 in UTC. */
  readonly at: string
  readonly folder: string
  readonly files: number
  readonly problems: readonly BackupProblem[]
  /** By title. */
  readonly rows: readonly BackupRow[]
  /** Annotators whose work differs, with the number of documents; they restore it themselves. */
  readonly others: readonly { readonly annotatorId: Id; readonly name: string; readonly documents: number }[]
  /** Documents of the backup that were compared. */
  readonly documents: number
  /** Documents or own sets of the backup that could not be read as a whole, so that they are not offered. */
  readonly unreadable: number
}

/** What became of one document that was to be restored. */
export interface RestoreItem {
  readonly documentId: Id
  readonly title: string
  readonly outcome: 'letter' | 'marks' | 'letter-and-marks' | 'same' | 'not-restored'
  /** Why not; empty where it was. */
  readonly reason: string
  readonly facts: Readonly<Record<string, string | number>>
}

export interface RestoreReport {
  readonly items: readonly RestoreItem[]
  readonly cancelled: boolean
}
