import { patternOf, type FindQuery } from '../../core/text/find-pattern'
import { failure, type Result } from '../../ipc/failures'
import type { DocumentMatches, FindPart, FoundDocument, PassedDocument } from '../../ipc/find-views'
import { currentAnnotator, type AppContext } from '../app-context'
import { emit, type Handlers } from '../bridge'
import { findApart } from '../jobs/find-apart'
import type { Looked } from '../jobs/find-in-documents'
import { storeResult } from '../project-session'
import { StoreError } from '../store/store-error'

type FindChannel = Extract<keyof Handlers, `find:${string}`>

/** Matches of which the page is told; the others are only counted. */
const limits = { document: 20_000, project: 1000 }
/** Time after which a part is told, in ms. */
const partMs = 100

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
        const parts = new Parts(documentIds.length, (part) => emit(window, 'find:part', { search, ...part }))
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

function rejectedOn(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) =>
    signal.addEventListener('abort', () => reject(new StoreError('unavailable', { errno: 'cancelled' }))),
  )
}

/** The page says what is wrong with a pattern and asks for none that is not understood. */
function isFindable(query: FindQuery): boolean {
  const compiled = patternOf(query)
  return 'pattern' in compiled && compiled.pattern !== null
}

/** How a search ended; that somebody has cancelled it is no failure. */
async function endOf(
  signal: AbortSignal,
  search: () => Promise<void>,
): Promise<Result<'done' | 'cancelled'>> {
  const ended = await storeResult(search)
  if (signal.aborted) return { ok: true, value: 'cancelled' }
  return ended.ok ? { ok: true, value: 'done' } : ended
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

/** Gathers what was found and tells it now and then. */
class Parts {
  readonly #total: number
  readonly #emit: (part: Omit<FindPart, 'search'>) => void
  readonly #startedAt = performance.now()
  #toldAt = performance.now()
  #done = 0
  #found: FoundDocument[] = []
  #passed: PassedDocument[] = []

  constructor(total: number, emit: (part: Omit<FindPart, 'search'>) => void) {
    this.#total = total
    this.#emit = emit
  }

  add(looked: Looked): void {
    this.#done += 1
    if (looked.state === 'found') {
      const { documentId, title, count, matches } = looked
      this.#found.push({ documentId, title, count, matches })
    } else if (looked.state === 'passed') {
      this.#passed.push({ documentId: looked.documentId, reason: looked.reason })
    }
    if (performance.now() - this.#toldAt >= partMs) this.tell()
  }

  tell(): void {
    const spentMs = performance.now() - this.#startedAt
    const [done, total] = [this.#done, this.#total]
    this.#emit({
      found: JSON.stringify(this.#found),
      passed: this.#passed,
      ...{ done, total, remainingMs: done === 0 ? null : (spentMs / done) * (total - done) },
    })
    this.#found = []
    this.#passed = []
    this.#toldAt = performance.now()
  }
}
