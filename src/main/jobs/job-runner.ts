import { join } from 'node:path'
import { utilityProcess, type UtilityProcess } from 'electron'
import type { JobProgress } from '../../ipc/views'
import { logUnexpected } from '../shell/failure-log'
import type { Suggested, SuggestRequest } from './suggest-for-document'
import type { FoundBy, FoundByAny, FromHost, Job, JobResult, ToHost } from './job'

/** What happened to a job. */
export type JobOutcome =
  | { readonly state: 'done'; readonly result: JobResult; readonly isCancelled: boolean }
  | { readonly state: 'failed'; readonly errno: string }
  | { readonly state: 'busy' }

interface Running {
  readonly job: Job
  readonly startedAt: number
  readonly store: (found: FoundByAny) => Promise<void>
  readonly finish: (outcome: JobOutcome) => void
  isCancelled: boolean
}

/** Runs one job at a time in the worker host, which is started with the first and kept. */
export class JobRunner {
  #host: UtilityProcess | null = null
  #running: Running | null = null
  readonly #asked = new Map<number, (suggested: Suggested) => void>()
  #lastAsked = 0
  readonly #progress: (progress: JobProgress | null) => void

  /** `progress` hears null when a job has ended: events and answers may overtake one another. */
  constructor(progress: (progress: JobProgress | null) => void) {
    this.#progress = progress
  }

  /** Runs a job; `store` takes what an import or a restore finds, one after the other. */
  run<J extends Job>(job: J, store: (found: FoundBy<J>) => Promise<void>): Promise<JobOutcome> {
    if (this.#running) return Promise.resolve({ state: 'busy' })
    return new Promise((resolve) => {
      this.#running = {
        job,
        startedAt: performance.now(),
        store: store as Running['store'],
        isCancelled: false,
        finish: (outcome) => {
          this.#running = null
          this.#progress(null)
          resolve(outcome)
        },
      }
      this.#tell({ kind: 'run', job })
    })
  }

  /** Has the worker host read a letter, also while a job runs; it is answered between two steps of that. */
  suggest(request: SuggestRequest): Promise<Suggested> {
    this.#lastAsked += 1
    const number = this.#lastAsked
    return new Promise((resolve) => {
      this.#asked.set(number, resolve)
      this.#tell({ kind: 'suggest', number, request })
    })
  }

  cancel(): void {
    if (!this.#running) return
    this.#running.isCancelled = true
    this.#tell({ kind: 'cancel' })
  }

  stop(): void {
    this.#host?.kill()
  }

  #tell(message: ToHost): void {
    this.#host ??= this.#start()
    this.#host.postMessage(message)
  }

  #start(): UtilityProcess {
    const host = utilityProcess.fork(join(import.meta.dirname, 'worker-host.js'), [], {
      serviceName: 'Goldspan worker',
    })
    host.on('message', (message: FromHost) => void this.#hear(message))
    host.on('exit', () => {
      this.#host = null
      for (const number of this.#asked.keys())
        this.#answer(number, { state: 'failed', reason: 'worker-ended' })
      this.#running?.finish({ state: 'failed', errno: 'worker-ended' })
    })
    return host
  }

  #answer(number: number, suggested: Suggested): void {
    this.#asked.get(number)?.(suggested)
    this.#asked.delete(number)
  }

  async #hear(message: FromHost): Promise<void> {
    if (message.kind === 'suggested') return this.#answer(message.number, message.suggested)
    const running = this.#running
    if (!running) return
    switch (message.kind) {
      // Nothing of a job: who reads the index or finds words has a host of its own.
      case 'read':
      case 'bounded':
      case 'looked':
      case 'looked-through':
        return
      case 'progress':
        return this.#progress(progressOf(running, message.done, message.total))
      case 'found':
        await running.store(message.found).catch(logUnexpected)
        return this.#tell({ kind: 'stored' })
      case 'done':
        return running.finish({ state: 'done', result: message.result, isCancelled: running.isCancelled })
      case 'failed':
        process.stderr.write(`${running.job.kind} failed: ${message.description}\n`)
        return running.finish({ state: 'failed', errno: message.errno })
    }
  }
}

function progressOf({ job, startedAt }: Running, done: number, total: number): JobProgress {
  const spentMs = performance.now() - startedAt
  return { job: job.kind, done, total, remainingMs: done === 0 ? null : (spentMs / done) * (total - done) }
}
