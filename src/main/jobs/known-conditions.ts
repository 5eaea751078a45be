import { setImmediate as pause } from 'node:timers/promises'
import { markedConditions } from '../../core/imr/rules/marked-conditions'
import type { Id } from '../../core/ids'
import { describeError } from '../shell/failure-log'
import { labelledDocuments, readProject } from '../store/project-reader'

const none: ReadonlySet<string> = new Set()

/**
 * The conditions that one annotator has marked in a project, by which the rules know them again. They are gathered in
 * the background when they are first asked for, as there may be thousands of sets; until then none is known. What is
 * marked meanwhile is known after the next start.
 */
export class KnownConditions {
  #whose = ''
  #known = none

  of(folder: string, annotatorId: Id): ReadonlySet<string> {
    const whose = JSON.stringify([folder, annotatorId])
    if (whose !== this.#whose) {
      this.#whose = whose
      this.#known = none
      this.#gather(whose, folder, annotatorId).catch((error: unknown) =>
        // Letters are read without them.
        process.stderr.write(`marked conditions could not be gathered: ${describeError(error)}\n`),
      )
    }
    return this.#known
  }

  async #gather(whose: string, folder: string, annotatorId: Id): Promise<void> {
    await pause()
    const known = new Set<string>()
    for (const { set } of labelledDocuments(readProject(folder), [annotatorId])) {
      for (const words of markedConditions(set)) known.add(words)
      await pause()
      if (this.#whose !== whose) return
    }
    this.#known = known
  }
}
