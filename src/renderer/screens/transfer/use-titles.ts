import type { Id } from '../../../core/ids'
import { useAppState } from '../../state/app-store'

/** Titles of the project's documents; the id where there is none. */
export function useTitles(): (documentId: Id) => string {
  const rows = useAppState((state) => state.rows)
  return (documentId) => rows?.find(({ id }) => id === documentId)?.title || documentId || 'A file'
}

/** Names of the annotators that this computer knows; the id of another. */
export function useAnnotatorNames(): (annotatorId: Id) => string {
  const annotators = useAppState(({ app }) => app?.annotators)
  return (annotatorId) => annotators?.find(({ id }) => id === annotatorId)?.name ?? annotatorId
}
