import type { LensDeed } from '../core/annotation/lens/lens-command'
import type { Occurrence } from '../core/annotation/lens/occurrences'
import type { Id } from '../core/ids'
import type { MatchContext } from '../core/text/match-context'

/** A place where the words of the lens stand (UTF-16), among the words around it. */
export interface LensOccurrence extends Occurrence, MatchContext {}

export interface LensDocument {
  readonly documentId: Id
  readonly title: string
  /** Of all occurrences, also of those that are not told of. */
  readonly count: number
  /** Revision of the annotator's own set that the occurrences were held against. */
  readonly revision: number
  readonly occurrences: readonly LensOccurrence[]
}

/** The last run of the lens, as long as it can be taken back. */
export interface LensRunView {
  readonly deed: LensDeed
  /** Label id. */
  readonly label: string
  readonly documents: number
  /** Places in them. */
  readonly places: number
  /** ISO 8601 in UTC. */
  readonly at: string
}

/** A document in which a run, or a part of it, was not done. */
export interface LensRefusal {
  readonly documentId: Id
  /** Places, or marks that stay. */
  readonly places: number
  /** A failure of the store, a reason for being read-only, or `changed-since`. */
  readonly reason: string
}

/** What became of a run, or of taking one back. */
export interface LensReport {
  readonly kind: LensDeed | 'undo'
  readonly label: string
  readonly documents: number
  readonly places: number
  readonly refused: readonly LensRefusal[]
  readonly cancelled: boolean
}
