import type { Id } from '../../core/ids'
import type { ReplayProblem } from '../../core/storage/replay'
import type { DamageReason } from '../../core/storage/file-envelope'
import type { SetReadOnly } from '../../core/storage/recovery'

/** What the coder should hear of what was found on disk: ids, counts and codes, never words. */
export type Notice =
  /** Edits were in the journal that no checkpoint held; nothing is lost. */
  | {
      readonly kind: 'edits-recovered'
      readonly documentId: Id
      readonly annotatorId: Id
      readonly edits: number
      readonly checkpoint: 'ok' | 'missing' | 'damaged'
    }
  /** A set opened read-only. */
  | {
      readonly kind: 'set-read-only'
      readonly documentId: Id
      readonly annotatorId: Id
      readonly reason: SetReadOnly
      readonly problem: ReplayProblem | null
    }
  /** The bytes after a segment's last sound record were copied to `quarantine/`. */
  | {
      readonly kind: 'journal-tail-damaged'
      readonly annotatorId: Id
      readonly segmentId: Id
      readonly recordsKept: number
      readonly bytesSetAside: number
    }
  | { readonly kind: 'journal-newer'; readonly annotatorId: Id; readonly segmentId: Id }
  | {
      readonly kind: 'journal-unavailable'
      readonly annotatorId: Id
      readonly segmentId: Id | null
      readonly errno: string
    }
  | {
      readonly kind: 'document-problem'
      readonly documentId: Id
      readonly state: 'missing' | 'unavailable' | 'damaged' | 'newer'
    }
  | {
      readonly kind: 'annotator-problem'
      readonly annotatorId: Id
      readonly state: 'missing' | 'unavailable' | 'damaged' | 'newer'
    }
  | { readonly kind: 'index-rebuilt'; readonly reason: DamageReason | 'newer' }
  /** A removal that an earlier run began is finished now. */
  | { readonly kind: 'removal-finished'; readonly documentId: Id }
  | { readonly kind: 'removal-unfinished'; readonly documentId: Id; readonly errno: string }
  | { readonly kind: 'temporary-files-removed'; readonly count: number }
