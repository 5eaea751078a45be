import { basename } from 'node:path'
import { dialog } from 'electron'
import { keyOfDisagreement, verdictCommand, type VerdictSaid } from '../../core/annotation/verdict'
import { theRules, type SuggesterId } from '../../core/suggestions/parser'
import type { EvaluationView } from '../../ipc/evaluation-views'
import { failure } from '../../ipc/failures'
import { workplace, type AppContext } from '../app-context'
import type { Handlers } from '../bridge'
import { reportBytes } from '../evaluation-report'
import { storeResult } from '../project-session'
import { replaceFile } from '../store/durable-file'
import type { ProjectStore } from '../store/project-store'
import { systemDeps } from '../store/store-deps'
import { performFailure } from './perform-failure'

type EvaluateChannel = Extract<keyof Handlers, `evaluate:${string}`>

/** The evaluation that was made last, with whose letters it is about: what is saved is what was shown. */
interface LastEvaluation {
  readonly store: ProjectStore
  readonly annotatorId: string
  readonly view: EvaluationView
}

/** How right what is proposed is, what the coder says of its errors, and the report of both. */
export function evaluateHandlers(context: AppContext): Pick<Handlers, EvaluateChannel> {
  const { window, jobs } = context
  let last: LastEvaluation | null = null
  return {
    'evaluate:run': async ({ suggester }) => {
      const at = workplace(context)
      if (!at.ok) return at
      const { store, annotator } = at
      if (!(await isReadable(store, suggester))) return failure('suggester-unreadable')
      // What was marked a moment ago is to count.
      await store.flush()
      const outcome = await jobs.run(
        { kind: 'evaluate', projectFolder: store.folder, annotatorId: annotator.id, suggester },
        () => Promise.resolve(),
      )
      if (outcome.state === 'busy') return failure('job-running')
      if (outcome.state === 'failed') return failure('internal', { errno: outcome.errno })
      if (outcome.result === null || !('evaluation' in outcome.result)) return failure('internal')
      const view = outcome.result.evaluation
      last = { store, annotatorId: annotator.id, view }
      return { ok: true, value: JSON.stringify(view) }
    },
    'evaluate:compare': async ({ before, after }) => {
      const at = workplace(context)
      if (!at.ok) return at
      const { store, annotator } = at
      for (const suggester of [before, after])
        if (!(await isReadable(store, suggester))) return failure('suggester-unreadable')
      await store.flush()
      const outcome = await jobs.run(
        { kind: 'compare', projectFolder: store.folder, annotatorId: annotator.id, before, after },
        () => Promise.resolve(),
      )
      if (outcome.state === 'busy') return failure('job-running')
      if (outcome.state === 'failed') return failure('internal', { errno: outcome.errno })
      if (outcome.result === null || !('comparison' in outcome.result)) return failure('internal')
      return { ok: true, value: JSON.stringify(outcome.result.comparison) }
    },
    'evaluate:judge': async ({ documentId, gold, predicted, said }) => {
      const at = workplace(context)
      if (!at.ok) return at
      const { store, annotator } = at
      const opened = await storeResult(() => store.openDocument(documentId, annotator.id))
      if (!opened.ok) return opened
      const { set, readOnly } = opened.value
      if (readOnly !== null) return failure('read-only', { reason: readOnly })
      const command = verdictCommand(set, { gold, predicted }, said)
      if (command) {
        const edit = { baseRevision: set.revision, via: 'do', command } as const
        const performed = await storeResult(() => store.perform(documentId, annotator.id, edit))
        if (!performed.ok) return performed
        if (!performed.value.ok) return performFailure(performed.value)
      }
      if (last?.store === store && last.annotatorId === annotator.id) {
        const key = keyOfDisagreement({ gold, predicted })
        const view = withVerdict(last.view, (place) =>
          place.documentId === documentId && keyOfDisagreement(place) === key ? said : place.verdict,
        )
        last = { ...last, view }
      }
      return { ok: true, value: null }
    },
    'evaluate:save': async ({ format, withQuotes }) => {
      const at = workplace(context)
      if (!at.ok) return at
      const { store, annotator } = at
      if (last?.store !== store || last.annotatorId !== annotator.id) return failure('not-evaluated')
      const { view } = last
      const madeAt = systemDeps.now()
      const { canceled, filePath } = await dialog.showSaveDialog(window, {
        title: 'Save the report',
        defaultPath: `evaluation-${madeAt.slice(0, 10)}.${format}`,
        filters: [
          format === 'html'
            ? { name: 'Page (.html)', extensions: ['html'] }
            : { name: 'JSON (.json)', extensions: ['json'] },
        ],
        properties: ['createDirectory', 'showOverwriteConfirmation', 'dontAddToRecent'],
      })
      if (canceled || filePath === '') return { ok: true, value: null }
      const bytes = reportBytes(view, store.project.schema, { format, withQuotes, madeAt })
      return storeResult(async () => {
        await replaceFile(filePath, bytes)
        return basename(filePath)
      })
    },
  }
}

function withVerdict(
  view: EvaluationView,
  verdictOf: (place: EvaluationView['errors'][number]['places'][number]) => VerdictSaid | null,
): EvaluationView {
  const errors = view.errors.map((group) => ({
    ...group,
    places: group.places.map((place) => ({ ...place, verdict: verdictOf(place) })),
  }))
  return { ...view, errors }
}

async function isReadable(store: ProjectStore, suggester: SuggesterId): Promise<boolean> {
  if (suggester === theRules) return true
  const listed = await storeResult(() => store.parsers.all())
  return listed.ok && listed.value.parsers.some(({ id }) => id === suggester)
}
