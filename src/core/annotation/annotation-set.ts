import type { Id } from '../ids'
import type { Decision } from './decision'
import type { Relation, Span } from './span'

export const documentStatuses = ['new', 'in-progress', 'needs-review', 'done'] as const
export type DocumentStatus = (typeof documentStatuses)[number]

/** One annotator's work on one document. */
export interface AnnotationSet {
  readonly documentId: Id
  readonly annotatorId: Id
  /** Grows by one with each command. */
  readonly revision: number
  readonly status: DocumentStatus
  readonly note: string
  /** In canonical order. */
  readonly spans: readonly Span[]
  /** In the order of their ids, so that undo restores exactly what was there. */
  readonly relations: readonly Relation[]
  /** In the order of their keys, each key once. */
  readonly decisions: readonly Decision[]
}

export function emptySet(documentId: Id, annotatorId: Id): AnnotationSet {
  return {
    documentId,
    annotatorId,
    revision: 0,
    status: 'new',
    note: '',
    spans: [],
    relations: [],
    decisions: [],
  }
}
