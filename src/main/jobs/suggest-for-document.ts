import type { Id } from '../../core/ids'
import { theRules, type SuggesterId } from '../../core/suggestions/parser'
import type { SuggestedSpan } from '../../core/suggestions/suggested-marks'
import { documentFile } from '../../core/storage/file-kinds'
import type { SuggestionsView } from '../../ipc/suggestion-views'
import { verifiedDocument } from '../store/document-reading'
import type { KnownConditions } from './known-conditions'
import { ProjectFolder } from '../store/project-folder'
import { readStateFileSync } from '../store/state-file'
import { StoreError } from '../store/store-error'
import { readSuggester } from './read-suggester'

/** Of which letter a suggester is asked. */
export interface SuggestRequest {
  /** The project's folder. */
  readonly folder: string
  readonly documentId: Id
  readonly suggester: SuggesterId
  /** Whose marked conditions the rules know again; null for nobody's. */
  readonly annotatorId: Id | null
}

/** What a suggester proposes for a letter, or why that is not known. */
export type Suggested =
  | {
      readonly state: 'suggested'
      readonly spans: readonly SuggestedSpan[]
      readonly nothing: SuggestionsView['nothing']
    }
  /** `reason` is the state of the document's file, or `suggester` where nobody can say which parser it is. */
  | { readonly state: 'failed'; readonly reason: string }

/** Asks a suggester about a letter of a project; nothing on disk is changed. */
export function suggestForDocument(
  { folder, documentId, suggester, annotatorId }: SuggestRequest,
  conditions: KnownConditions,
): Suggested {
  const file = readStateFileSync(documentFile, new ProjectFolder(folder).document(documentId))
  const outcome = verifiedDocument(file, documentId)
  if (outcome.state !== 'ok') return { state: 'failed', reason: outcome.state }
  const isKnowing = suggester === theRules && annotatorId !== null
  try {
    const known = isKnowing ? conditions.of(folder, annotatorId) : undefined
    const proposal = readSuggester(folder, suggester, known).proposalFor(outcome.body)
    if (proposal.state === 'proposed')
      return { state: 'suggested', spans: proposal.marks.spans, nothing: proposal.nothing }
    const nothing =
      proposal.state === 'not-predicted' ? proposal.state : (`predictions-${proposal.state}` as const)
    return { state: 'suggested', spans: [], nothing }
  } catch (error) {
    if (error instanceof StoreError) return { state: 'failed', reason: 'suggester' }
    throw error
  }
}
