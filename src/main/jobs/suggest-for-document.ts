import { suggestedMarks } from '../../core/imr/rules/suggest'
import type { UnknownLayout } from '../../core/imr/structure/structure'
import type { Id } from '../../core/ids'
import type { SuggestedSpan } from '../../core/suggestions/suggested-marks'
import { documentFile } from '../../core/storage/file-kinds'
import { verifiedDocument } from '../store/document-reading'
import type { KnownConditions } from './known-conditions'
import { ProjectFolder } from '../store/project-folder'
import { readStateFileSync } from '../store/state-file'

/** Which letter the rules are to read. */
export interface SuggestRequest {
  /** The project's folder. */
  readonly folder: string
  readonly documentId: Id
  /** Whose marked conditions the rules know again; null for nobody's. */
  readonly annotatorId: Id | null
}

/** What the rules propose for a letter, or why that is not known. */
export type Suggested =
  | {
      readonly state: 'suggested'
      readonly spans: readonly SuggestedSpan[]
      readonly nothing: UnknownLayout | null
    }
  /** `reason` is the state of the document's file. */
  | { readonly state: 'failed'; readonly reason: string }

/** Has the rules read a letter of a project; nothing on disk is changed. */
export function suggestForDocument(
  { folder, documentId, annotatorId }: SuggestRequest,
  conditions: KnownConditions,
): Suggested {
  const file = readStateFileSync(documentFile, new ProjectFolder(folder).document(documentId))
  const outcome = verifiedDocument(file, documentId)
  if (outcome.state !== 'ok') return { state: 'failed', reason: outcome.state }
  const { spans, nothing } = suggestedMarks(
    outcome.body.text,
    annotatorId === null ? new Set() : conditions.of(folder, annotatorId),
  )
  return { state: 'suggested', spans, nothing }
}
