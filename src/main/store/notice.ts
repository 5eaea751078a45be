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
      /** When the last edit was made, ISO 8601 in UTC. */
      readonly until: string | null
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
  /** The bytes after a segment's last sound record were copied to `quarantine/`; told for each document in them. */
  | {
      readonly kind: 'journal-tail-damaged'
      /** Null where the bytes name no document of the project. */
      readonly documentId: Id | null
      readonly annotatorId: Id
      readonly segmentId: Id
      readonly recordsKept: number
      readonly bytesSetAside: number
    }
  /** The set is whole up to its checkpoint, but segments that it was made from are gone or shorter: more may be. */
  | {
      readonly kind: 'journal-segment-missing'
      readonly documentId: Id
      readonly annotatorId: Id
      readonly segments: number
    }
  /** The checkpoint was not replaced: spans would have gone from it that no edit took away. */
  | { readonly kind: 'spans-dropped'; readonly documentId: Id; readonly annotatorId: Id }
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
  /** The damaged file of the annotator who works here was copied to `quarantine/` and written anew. */
  | { readonly kind: 'annotator-rewritten'; readonly annotatorId: Id }
  /** The worker could not read the documents for the list, so that the window's own process did. */
  | { readonly kind: 'index-read-here'; readonly errno: string }
  | { readonly kind: 'index-rebuilt'; readonly reason: DamageReason | 'newer' }
  /** A removal that an earlier run began is finished now. */
  | { readonly kind: 'removal-finished'; readonly documentId: Id }
  | { readonly kind: 'removal-unfinished'; readonly documentId: Id; readonly errno: string }
  | { readonly kind: 'temporary-files-removed'; readonly count: number }
  /** A sync program has put a copy beside a file of ours, as two computers had written it; it is not read. */
  | {
      readonly kind: 'sync-copy'
      readonly file: 'journal' | 'annotation-set' | 'document' | 'annotator' | 'project' | 'other'
      readonly documentId: Id | null
      /** Records that stand in the copy alone. */
      readonly missing: number
    }
