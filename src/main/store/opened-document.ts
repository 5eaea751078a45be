import { emptySet, type AnnotationSet } from '../../core/annotation/annotation-set'
import { emptyHistory, type History } from '../../core/annotation/history'
import type { SourceDocument } from '../../core/project'
import type { Checkpoint } from '../../core/storage/checkpoint'
import type { LockHolder } from './annotator-lock'
import type { Notice } from './notice'
import type { DocumentReadOnly } from './open-set'
import type { Opened } from './open-sets'

/** A document as it opens. */
export interface OpenedDocument {
  readonly document: SourceDocument
  readonly set: AnnotationSet
  readonly history: History
  readonly readOnly: DocumentReadOnly | null
  /** Who else works as this annotator, where that is why it is read-only. */
  readonly holder: LockHolder | null
  /** What was found while opening this set. */
  readonly notices: readonly Notice[]
  /** The verified state that `settle` goes on from, when the set is damaged and there is one. */
  readonly lastGood: { readonly revision: number; readonly at: string } | null
  /** The states among which `settle` chooses, the one shown first; none where nothing contends. */
  readonly branches: readonly Checkpoint[]
}

/** A document that is opened with an annotator's set. */
export function withSet({ set, notices, fork }: Opened, holder: LockHolder | null): OpenedDocument {
  const { document, checkpoint, history, readOnly } = set
  const { revision } = checkpoint.set
  const at = checkpoint.editedAt
  return {
    document,
    set: checkpoint.set,
    history,
    readOnly,
    holder: readOnly === 'in-use' ? holder : null,
    notices,
    lastGood: readOnly === 'damaged' && revision > 0 && at !== null ? { revision, at } : null,
    branches: fork?.branches.map((branch) => branch.checkpoint) ?? [],
  }
}

/** A document that is opened by nobody in particular, to be read. */
export function withoutSet(document: SourceDocument): OpenedDocument {
  return {
    document,
    set: emptySet(document.id, ''),
    history: emptyHistory,
    readOnly: 'no-annotator',
    holder: null,
    notices: [],
    lastGood: null,
    branches: [],
  }
}
