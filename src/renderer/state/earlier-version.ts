import type { AnnotationSet } from '../../core/annotation/annotation-set'

/** The open document's set as it was once. */
export interface EarlierVersion {
  readonly set: AnnotationSet
  /** When its last edit was made, ISO 8601 in UTC; null for the state before the first known edit. */
  readonly at: string | null
}
