import { readdir } from 'node:fs/promises'
import { compareText } from '../../core/annotation/span'
import type { Annotator } from '../../core/project'
import { Low } from 'lowdb'
import { annotatorFile } from '../../core/storage/file-kinds'
import { DurableJsonAdapter } from './durable-json-adapter'
import type { Notice } from './notice'
import { idsIn, type ProjectFolder } from './project-folder'
import { readStateFile } from './state-file'
import { bodyOf } from './store-error'

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

  async ensure(annotator: Annotator): Promise<void> {
    const file = this.#folder.annotator(annotator.id)
    const outcome = await readStateFile(annotatorFile, file)
    if (outcome.state !== 'missing' && bodyOf(outcome, 'annotator').name === annotator.name) return
    await new Low(new DurableJsonAdapter(annotatorFile, file), annotator).write()
  }
}
