import { findLabel } from '../../core/annotation/label-schema'
import type { TextRange } from '../../core/text/offsets'
import { lensQuery } from '../../core/annotation/lens/occurrences'
import type { Id } from '../../core/ids'
import { patternOf } from '../../core/text/find-pattern'
import { failure, type Result } from '../../ipc/failures'
import type { LensDocument, LensRefusal, LensReport } from '../../ipc/lens-views'
import { workplace, type AppContext } from '../app-context'
import { emit, type Handlers } from '../bridge'
import { lensApart } from '../jobs/lens-apart'
import { lensOnDocument, takeBackOnDocument, type LensDone, type LensStep } from '../jobs/lens-run'
import { withRun, type LensRun } from '../lens-runs'
import type { ProjectStore } from '../store/project-store'
import { newId, systemDeps } from '../store/store-deps'
import { endOf, rejectedOn, SearchParts } from './search-parts'

type LensChannel = Extract<keyof Handlers, `lens:${string}`>

/** Occurrences of which the page is told; the others are only counted. */
const toldOccurrences = 20_000
/** Documents that are worked on at once, so that one sync of the journal serves several. */
const atOnce = 8
/** Time after which progress is told, in ms. */
const progressMs = 100

/** Looks for words in all documents, and labels or dismisses them in many; of several searches only the last goes on. */
export function lensHandlers(context: AppContext): Pick<Handlers, LensChannel> {
  const { window, session, lensRuns } = context
  let searching = new AbortController()
  let running: AbortController | null = null

  const runKey = (store: ProjectStore, annotatorId: Id) => `${store.project.id}/${annotatorId}`

  /** Works through documents in their order, as long as nobody cancels and the project is open. */
  async function run(
    store: ProjectStore,
    steps: readonly { readonly documentId: Id; readonly places: number }[],
    work: (index: number) => Promise<LensDone>,
    heard: (index: number, done: Extract<LensDone, { state: 'done' }>) => void,
  ): Promise<Omit<LensReport, 'kind' | 'label'>> {
    const { signal } = (running = new AbortController())
    const startedAt = performance.now()
    let toldAt = -Infinity
    const refused: LensRefusal[] = []
    let [documents, places, index] = [0, 0, 0]
    try {
      for (; index < steps.length && !signal.aborted && session.store === store; index += atOnce) {
        if (performance.now() - toldAt >= progressMs) {
          toldAt = performance.now()
          const remainingMs = index === 0 ? null : ((toldAt - startedAt) / index) * (steps.length - index)
          emit(window, 'job:progress', { job: 'lens', done: index, total: steps.length, remainingMs })
        }
        const dones = await Promise.all(steps.slice(index, index + atOnce).map((_, at) => work(index + at)))
        for (const [at, done] of dones.entries()) {
          const { documentId, places: wanted } = steps[index + at]!
          if (done.state === 'refused') {
            refused.push({ documentId, places: wanted, reason: done.reason })
            continue
          }
          heard(index + at, done)
          places += done.places
          if (done.places > 0) documents += 1
          if (done.kept > 0) refused.push({ documentId, places: done.kept, reason: 'changed-since' })
        }
      }
    } finally {
      running = null
      emit(window, 'job:progress', null)
      emit(window, 'project:documentsChanged', null)
    }
    return { documents, places, refused, cancelled: index < steps.length }
  }

  return {
    'lens:search': async ({ search, words, label }) => {
      searching.abort()
      const { signal } = (searching = new AbortController())
      const at = workplace(context)
      if (!at.ok) return at
      const { store, annotator } = at
      if (!isKnown(store, label) || !isFindable(words)) return failure('invalid-request')
      return endOf(signal, async () => {
        // All that there is, though it may still be read for the list.
        const rows = await Promise.race([store.rows(annotator.id), rejectedOn(signal)])
        const documentIds = rows.map(({ id }) => id)
        const parts = new SearchParts<LensDocument>(documentIds.length, (part) =>
          emit(window, 'lens:part', { search, ...part }),
        )
        const request = { folder: store.folder, documentIds, words, label, annotatorId: annotator.id }
        await lensApart(
          { ...request, limit: toldOccurrences },
          (looked) => parts.add(looked),
          signal,
        ).finally(() => parts.tell())
      })
    },
    'lens:apply': async ({ deed, label, documents }) => {
      const at = workplace(context)
      if (!at.ok) return at
      const { store, annotator } = at
      if (store.readOnly !== null) return failure('read-only', { reason: store.readOnly })
      if (running) return failure('job-running')
      if (!isKnown(store, label)) return failure('invalid-request')
      const runId = newId(systemDeps)
      const key = runKey(store, annotator.id)
      const before = lensRuns.data[key] ?? null
      const startedAt = systemDeps.now()
      const remember = (steps: readonly LensStep[]) => {
        const lensRun: LensRun = { deed, label, at: startedAt, documents: [...steps] }
        return lensRuns.change((runs) => withRun(runs, key, steps.length > 0 ? lensRun : before))
      }
      const planned = documents.map(({ documentId, revision, ends }) => ({
        documentId,
        revision: revision + 1,
        places: ends.length / 2,
      }))
      // Before it begins: what was done before a crash can be taken back too.
      await remember(planned)
      const steps: LensStep[] = []
      const report = await run(
        store,
        planned,
        (index) => {
          const { documentId, revision, ends } = documents[index]!
          const work = { deed, label, places: placesOf(ends) }
          return lensOnDocument(store, annotator.id, { runId, documentId, revision, work })
        },
        (index, { places, revision }) => {
          if (places > 0) steps.push({ documentId: documents[index]!.documentId, revision, places })
        },
      )
      await remember(steps)
      return { ok: true, value: { kind: deed, label, ...report } }
    },
    'lens:undo': async () => {
      const at = workplace(context)
      if (!at.ok) return at
      const { store, annotator } = at
      if (store.readOnly !== null) return failure('read-only', { reason: store.readOnly })
      if (running) return failure('job-running')
      const key = runKey(store, annotator.id)
      const last = lensRuns.data[key]
      if (!last) return failure('nothing-to-undo')
      const through = new Set<Id>()
      const report = await run(
        store,
        last.documents,
        (index) => takeBackOnDocument(store, annotator.id, last.documents[index]!),
        (index) => through.add(last.documents[index]!.documentId),
      )
      // What was refused or cancelled can be tried again.
      const left = last.documents.filter(({ documentId }) => !through.has(documentId))
      await lensRuns.change((runs) =>
        withRun(runs, key, left.length > 0 ? { ...last, documents: left } : null),
      )
      return { ok: true, value: { kind: 'undo', label: last.label, ...report } }
    },
    'lens:lastRun': () => {
      const at = workplace(context)
      if (!at.ok) return at
      const last = lensRuns.data[runKey(at.store, at.annotator.id)]
      if (!last) return { ok: true, value: null }
      const { deed, label, documents, at: when } = last
      const places = documents.reduce((sum, one) => sum + one.places, 0)
      return { ok: true, value: { deed, label, at: when, documents: documents.length, places } }
    },
    'lens:cancel': (): Result<null> => {
      searching.abort()
      running?.abort()
      return { ok: true, value: null }
    },
  }
}

function isKnown({ project }: ProjectStore, label: string): boolean {
  return findLabel(project.schema, label) !== undefined
}

function isFindable(words: string): boolean {
  const compiled = patternOf(lensQuery(words))
  return 'pattern' in compiled && compiled.pattern !== null
}

function placesOf(ends: readonly number[]): TextRange[] {
  return Array.from({ length: ends.length / 2 }, (_, at) => ({
    start: ends[2 * at]!,
    end: ends[2 * at + 1]!,
  }))
}
