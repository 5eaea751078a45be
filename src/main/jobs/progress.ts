import type { JobSurroundings } from './job'

/** The job was cancelled. */
export class Cancelled extends Error {}

/** Counts documents and lets others run now and then. Throws Cancelled from `breathe`. */
export class Progress {
  #done = 0
  #last = performance.now()
  constructor(
    readonly around: JobSurroundings<never>,
    readonly total: number,
  ) {}

  *counted<T>(items: Iterable<T>): Generator<T> {
    for (const item of items) {
      yield item
      this.#done += 1
    }
  }

  async breathe(): Promise<void> {
    if (performance.now() - this.#last < 50) return
    // Several annotators may have worked on one document.
    this.around.progress(Math.min(this.#done, this.total), this.total)
    await this.around.pause()
    if (this.around.isCancelled()) throw new Cancelled()
    this.#last = performance.now()
  }
}
