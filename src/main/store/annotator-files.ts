import { readdir } from 'node:fs/promises'
import { compareText } from '../../core/annotation/span'
import type { Annotator } from '../../core/project'
import { Low } from 'lowdb'
import { annotatorFile } from '../../core/storage/file-kinds'
import { createFile } from './durable-file'
import { DurableJsonAdapter } from './durable-json-adapter'
import type { Notice } from './notice'
import { idsIn, type ProjectFolder } from './project-folder'
import { digestOf, setAside } from './quarantine'
import { decodeBytes, readBytes, readStateFile, stateFileBytes } from './state-file'
import { errnoOf, StoreError } from './store-error'

/** The annotators of a project; each file has its annotator as its only writer. */
export class AnnotatorFiles {
  readonly #folder: ProjectFolder
  readonly #notify: (notice: Notice) => void

  constructor(folder: ProjectFolder, notify: (notice: Notice) => void) {
    this.#folder = folder
    this.#notify = notify
  }

  /** All annotators that can be read, by name and id. */
  async all(): Promise<readonly Annotator[]> {
    const annotators: Annotator[] = []
    for (const annotatorId of idsIn(await readdir(this.#folder.annotators).catch(() => []), '.json')) {
      const outcome = await readStateFile(annotatorFile, this.#folder.annotator(annotatorId))
      const body = outcome.state === 'ok' || outcome.state === 'newer' ? outcome.body : null
      if (body?.id === annotatorId) annotators.push(body)
      else {
        const state = outcome.state === 'ok' ? 'damaged' : outcome.state
        this.#notify({ kind: 'annotator-problem', annotatorId, state })
      }
    }
    return annotators.sort((a, b) => compareText(a.name, b.name) || compareText(a.id, b.id))
  }

  /** Keeps an annotator whom the project does not know yet; a file that is there is its annotator's own. */
  async add(annotator: Annotator): Promise<void> {
    await createFile(this.#folder.annotator(annotator.id), stateFileBytes(annotatorFile, annotator)).catch(
      (error: unknown) => {
        if (errnoOf(error) !== 'EEXIST') throw error
      },
    )
  }

  /**
   * Keeps the annotator who works here, under the name of now. A damaged file is put aside and replaced; what
   * else is in the way is told of and stops nobody from working.
   */
  async ensure(annotator: Annotator): Promise<void> {
    const { id: annotatorId, name } = annotator
    const file = this.#folder.annotator(annotatorId)
    const bytes = await readBytes(file)
    const outcome = decodeBytes(annotatorFile, bytes)
    const isOurs = outcome.state === 'ok' && outcome.body.id === annotatorId
    if (isOurs && outcome.body.name === name) return
    if (outcome.state === 'newer' || outcome.state === 'unavailable') {
      this.#notify({ kind: 'annotator-problem', annotatorId, state: outcome.state })
      return
    }
    const isDamaged = bytes.state === 'ok' && !isOurs
    try {
      if (isDamaged) {
        await setAside(
          this.#folder.quarantine,
          `${annotatorId}.annotator.${digestOf(bytes.body)}.json`,
          bytes.body,
        )
      }
      await new Low(new DurableJsonAdapter(annotatorFile, file), annotator).write()
    } catch (error) {
      if (!(error instanceof StoreError)) throw error
      this.#notify({ kind: 'annotator-problem', annotatorId, state: 'unavailable' })
      return
    }
    if (isDamaged) this.#notify({ kind: 'annotator-rewritten', annotatorId })
  }
}
