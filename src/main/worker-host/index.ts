import { setImmediate as pause } from 'node:timers/promises'
import { backUp } from '../jobs/back-up'
import { compareSuggesters } from '../jobs/compare-suggesters'
import { evaluateSuggester } from '../jobs/evaluate-suggester'
import { compareExports } from '../jobs/compare-exports'
import { exportCorpus, previewExport } from '../jobs/export-corpus'
import { findInDocuments } from '../jobs/find-in-documents'
import { importFiles } from '../jobs/import-files'
import { importPredictions } from '../jobs/import-predictions'
import { KnownConditions } from '../jobs/known-conditions'
import { lensInDocuments } from '../jobs/lens-in-documents'
import { readBackup } from '../jobs/read-backup'
import { restoreBackup } from '../jobs/restore-backup'
import { surveyImport } from '../jobs/survey-import'
import { suggestForDocument } from '../jobs/suggest-for-document'
import type { FoundByAny, FromHost, Job, JobResult, JobSurroundings, ToHost } from '../jobs/job'
import { readIndexHere } from '../store/index-reading'
import { verifyExportFolder } from '../jobs/verify-export'
import { errnoOf } from '../store/store-error'
import { describeError } from '../shell/failure-log'
import { endOnFailure } from './end-on-failure'

/** The process in which long work runs, so that neither main nor the window waits for it. */

endOnFailure()

const neverAborted = new AbortController().signal
const conditions = new KnownConditions()
let isCancelled = false
let whenStored: (() => void) | null = null

const around: JobSurroundings<FoundByAny> = {
  isCancelled: () => isCancelled,
  pause: () => pause(),
  progress: (done, total) => tell({ kind: 'progress', done, total }),
  found: (found) =>
    new Promise((resolve) => {
      whenStored = resolve
      tell({ kind: 'found', found })
    }),
}

process.parentPort.on('message', ({ data }: { data: ToHost }) => {
  switch (data.kind) {
    case 'run':
      isCancelled = false
      answer(run(data.job))
      break
    case 'read-index':
      // Main cancels by ending this process.
      answer(
        readIndexHere(data.request, (part) => tell({ kind: 'read', part }), neverAborted).then(() => null),
      )
      break
    case 'find':
      answer(
        findInDocuments(data.request, (looked) => tell({ kind: 'looked', looked }), bounded).then(() => null),
      )
      break
    case 'lens':
      answer(
        lensInDocuments(data.request, (looked) => tell({ kind: 'looked-through', looked })).then(() => null),
      )
      break
    case 'suggest':
      tell({
        kind: 'suggested',
        number: data.number,
        suggested: suggestForDocument(data.request, conditions),
      })
      break
    case 'cancel':
      isCancelled = true
      break
    case 'stored':
      whenStored?.()
      break
  }
})

function answer(work: Promise<JobResult>): void {
  work.then(
    (result) => tell({ kind: 'done', result }),
    (error: unknown) => tell({ kind: 'failed', errno: errnoOf(error), description: describeError(error) }),
  )
}

async function run(job: Job): Promise<JobResult> {
  switch (job.kind) {
    case 'import':
      await importFiles(job.paths, job.into, around)
      return null
    case 'survey-import':
      return { survey: await surveyImport(job.paths, job.into, around) }
    case 'export':
      return {
        export: await exportCorpus(
          job.request,
          { target: job.target, name: `goldspan-${job.request.format}` },
          around,
        ),
      }
    case 'preview-export':
      return { exportPreview: await previewExport(job.request, around) }
    case 'verify-export':
      return { verification: await verifyExportFolder(job.folder, around) }
    case 'compare-exports':
      return { compared: await compareExports(job.before, job.after, around) }
    case 'evaluate':
      return { evaluation: await evaluateSuggester(job, around) }
    case 'compare':
      return { comparison: await compareSuggesters(job, around) }
    case 'import-predictions':
      return { predictions: await importPredictions(job, around) }
    case 'backup':
      return { backup: await backUp(job, around) }
    case 'read-backup':
      return { preview: await readBackup(job, around) }
    case 'restore':
      await restoreBackup(job, around)
      return null
  }
}

/** Main ends this process where the work takes too long. */
function bounded<T>(work: () => T): T {
  tell({ kind: 'bounded', isBegun: true })
  const result = work()
  tell({ kind: 'bounded', isBegun: false })
  return result
}

function tell(message: FromHost): void {
  process.parentPort.postMessage(message)
}
