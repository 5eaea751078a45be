import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { unlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { emptySet } from '../src/core/annotation/annotation-set'
import { emptyHistory } from '../src/core/annotation/history'
import type { Id } from '../src/core/ids'
import type { SourceDocument } from '../src/core/project'
import { idsIn } from '../src/main/store/project-folder'
import type { ProjectStore } from '../src/main/store/project-store'
import { edited, type SetModel } from './set-model'

/** What the kill test asks of a store. */
export type KillableStore = Pick<
  ProjectStore,
  'addDocument' | 'removeDocument' | 'openDocument' | 'perform' | 'flush' | 'close' | 'notices'
> &
  Partial<Pick<ProjectStore, 'takeOver'>> & { rows(annotatorId: Id): Promise<readonly { readonly id: Id }[]> }

/** The negative control: each set is one JSON file that `fs.writeFile` writes in its place. */
export function openPlainStore(path: string): KillableStore {
  const fileOf = (documentId: Id) => join(path, `${documentId}.json`)
  const setFileOf = (documentId: Id) => join(path, `${documentId}.set`)
  const open = new Map<Id, { model: SetModel; written: Promise<unknown> }>()

  function read(documentId: Id, annotatorId: Id): { model: SetModel; written: Promise<unknown> } {
    const before = open.get(documentId)
    if (before) return before
    const file = setFileOf(documentId)
    const model = existsSync(file)
      ? (JSON.parse(readFileSync(file, 'utf8')) as SetModel)
      : { set: emptySet(documentId, annotatorId), history: emptyHistory }
    const opened = { model, written: Promise.resolve() }
    open.set(documentId, opened)
    return opened
  }

  return {
    notices: [],
    rows: () => Promise.resolve(idsIn(readdirSync(path), '.json').map((id) => ({ id }))),
    async addDocument(document) {
      await writeFile(fileOf(document.id), JSON.stringify(document))
      return 'added'
    },
    async removeDocument(documentId) {
      open.delete(documentId)
      await unlink(fileOf(documentId))
      if (existsSync(setFileOf(documentId))) await unlink(setFileOf(documentId))
    },
    openDocument(documentId, annotatorId) {
      const document = JSON.parse(readFileSync(fileOf(documentId), 'utf8')) as SourceDocument
      const { model } = read(documentId, annotatorId!)
      return Promise.resolve({
        document,
        ...model,
        readOnly: null,
        holder: null,
        notices: [],
        lastGood: null,
        branches: [],
      })
    },
    async perform(documentId, annotatorId, { via, command }) {
      const opened = read(documentId, annotatorId)
      const model = edited(opened.model, via, command)
      opened.model = model
      const written = opened.written.then(() => writeFile(setFileOf(documentId), JSON.stringify(model)))
      opened.written = written
      await written
      return { ok: true, revision: model.set.revision, segmentId: documentId, seq: 1, savedAt: '' }
    },
    flush: () => Promise.resolve(),
    close: () => Promise.resolve(),
  }
}
