import { patternOf, type FindQuery } from '../../core/text/find-pattern'
import { failure } from '../../ipc/failures'
import type { DocumentMatches, FoundDocument } from '../../ipc/find-views'
import { currentAnnotator, type AppContext } from '../app-context'
import { emit, type Handlers } from '../bridge'
import { findApart } from '../jobs/find-apart'
import type { Looked } from '../jobs/find-in-documents'
import { endOf, rejectedOn, SearchParts } from './search-parts'

type FindChannel = Extract<keyof Handlers, `find:${string}`>

/** Matches of which the page is told; the others are only counted. */
const limits = { document: 20_000, project: 1000 }

/** Finds words in documents; of several searches of a kind only the last goes on. */
export function findHandlers(context: AppContext): Pick<Handlers, FindChannel> {
  const { window, session } = context
  let inDocument = new AbortController()
  let inProject = new AbortController()
  return {
    'find:inDocument': async ({ documentId, query }) => {
      inDocument.abort()
      const { signal } = (inDocument = new AbortController())
      const { store } = session
      if (!store) return failure('no-project')
      if (!isFindable(query)) return failure('invalid-request')
      const request = { folder: store.folder, documentIds: [documentId], query, annotatorId: null }
      let looked: Looked = { state: 'nothing' }
      const ended = await endOf(signal, () =>
        findApart({ ...request, limit: limits.document }, (document) => (looked = document), signal),
      )
      if (!ended.ok) return ended
      return { ok: true, value: ended.value === 'cancelled' ? { state: 'cancelled' } : matchesIn(looked) }
    },
    'find:inProject': async ({ search, query }) => {
      inProject.abort()
      const controller = (inProject = new AbortController())
      const { signal } = controller
      const { store } = session
      if (!store) return failure('no-project')
      if (!isFindable(query)) return failure('invalid-request')
      const annotatorId = currentAnnotator(context)?.id ?? null
      return endOf(signal, async () => {
        // All that there is, though it may still be read for the list.
        const rows = await Promise.race([store.rows(annotatorId), rejectedOn(signal)])
        const documentIds = rows.map(({ id }) => id)
        const parts = new SearchParts<FoundDocument>(documentIds.length, (part) =>
          emit(window, 'find:part', { search, ...part }),
        )
        const request = { folder: store.folder, documentIds, query, annotatorId, limit: limits.project }
        const hear = (looked: Looked) => {
          // Nobody waits for what stands in a project that is closed.
          if (session.store === store) parts.add(looked)
          else controller.abort()
        }
        await findApart(request, hear, signal).finally(() => parts.tell())
      })
    },
    'find:cancel': () => {
      inProject.abort()
      return { ok: true, value: null }
    },
  }
}

/** The page says what is wrong with a pattern and asks for none that is not understood. */
function isFindable(query: FindQuery): boolean {
  const compiled = patternOf(query)
  return 'pattern' in compiled && compiled.pattern !== null
}

function matchesIn(looked: Looked): DocumentMatches {
  switch (looked.state) {
    case 'found':
      return {
        state: 'found',
        ends: looked.matches.flatMap(({ start, end }) => [start, end]),
        count: looked.count,
      }
    case 'nothing':
      return { state: 'found', ends: [], count: 0 }
    case 'passed':
      return { state: 'passed', reason: looked.reason }
  }
}
