import { readdir, rename } from 'node:fs/promises'
import { join } from 'node:path'
import { idPattern, type Id } from '../../core/ids'
import { noHead } from '../../core/storage/checkpoint'
import { checkpointFile } from '../../core/storage/file-kinds'
import type { AnnotatorJournal } from './annotator-journal'
import { createFile, isThere, removeFile, syncFolder } from './durable-file'
import { lastGoodCopies, removeLastGood } from './last-good'
import type { Notice } from './notice'
import type { OpenSets } from './open-sets'
import { idsIn, type ProjectFolder } from './project-folder'
import { removeSetAside } from './quarantine'
import { isForgotten } from './set-loading'
import { readStateFile } from './state-file'
import type { StoreDeps } from './store-deps'
import { errnoOf, StoreError, withoutPaths } from './store-error'

/**
 * Removes documents with everything that was made of them. Renaming the document's file is the step that
 * decides; whatever a crash leaves after it is finished when the project is opened again.
 */
export class DocumentRemoval {
  readonly #folder: ProjectFolder
  readonly #sets: OpenSets
  readonly #deps: StoreDeps
  readonly #unlist: (documentId: Id) => Promise<void>

  /** `unlist` takes a document, whose title may name a patient, out of the index on disk. */
  constructor(
    folder: ProjectFolder,
    sets: OpenSets,
    deps: StoreDeps,
    unlist: (documentId: Id) => Promise<void>,
  ) {
    this.#folder = folder
    this.#sets = sets
    this.#deps = deps
    this.#unlist = unlist
  }

  async remove(documentId: Id): Promise<void> {
    const removed = this.#folder.removedDocument(documentId)
    await withoutPaths(async () => {
      try {
        await rename(this.#folder.document(documentId), removed)
        await syncFolder(this.#folder.documents)
      } catch (error) {
        // A share may say of a file that is there that it is not.
        if (errnoOf(error) !== 'ENOENT' || (await isThere(this.#folder.document(documentId)))) throw error
        // Its text is gone already, others' work on it may not be.
        if (!(await isThere(removed))) await createFile(removed, new Uint8Array())
      }
    })
    await this.#sets.abandon(documentId)
    await this.finish(documentId)
  }

  /** Finishes the removals that were begun. */
  async finishAll(notify: (notice: Notice) => void): Promise<void> {
    for (const documentId of idsIn(await readdir(this.#folder.documents).catch(() => []), '.removed')) {
      try {
        await this.finish(documentId)
        notify({ kind: 'removal-finished', documentId })
      } catch (error) {
        const errno = errnoOf(error)
        notify({ kind: 'removal-unfinished', documentId, errno })
      }
    }
  }

  /** Finishes the removal of a document, if one was begun. Throws StoreError. */
  async finish(documentId: Id): Promise<void> {
    const removed = this.#folder.removedDocument(documentId)
    await withoutPaths(async () => {
      if (!(await isThere(removed))) return
      for (const annotatorId of await this.#annotatorIds()) {
        const journal = await this.#sets.journalOfNow(annotatorId)
        await this.#forget(documentId, annotatorId, journal)
        await journal.erase(documentId)
        await removeFile(this.#folder.checkpoint(annotatorId, documentId))
        await removeLastGood(this.#folder, { annotatorId, documentId })
      }
      for (const suggester of await readdir(this.#folder.suggestions).catch(() => [])) {
        await removeFile(join(this.#folder.suggestions, suggester, `${documentId}.json`))
      }
      await removeSetAside(this.#folder.quarantine, documentId)
      await this.#unlist(documentId)
      await removeFile(removed)
    })
  }

  /** Says in an annotator's journal that the set starts empty again, unless that is said already. */
  async #forget(documentId: Id, annotatorId: Id, journal: AnnotatorJournal): Promise<void> {
    const found = journal.ofDocument(documentId)
    if (found.state === 'unavailable') throw new StoreError('unavailable', { file: 'journal' })
    const revisions = found.seen.map(({ revision }) => revision)
    const checkpoint = await readStateFile(checkpointFile, this.#folder.checkpoint(annotatorId, documentId))
    if (checkpoint.state === 'ok') revisions.push(checkpoint.body.set.revision)
    const [newestCopy] = lastGoodCopies(this.#folder, { annotatorId, documentId })
    if (newestCopy) revisions.push(newestCopy.revision)
    const revision = Math.max(0, ...revisions)
    const isSaid = isForgotten(found) && found.records.some(({ record }) => record.revision === revision)
    if (revision === 0 || isSaid) return
    const at = this.#deps.now()
    await journal.append({ documentId, revision: revision + 1, prev: noHead, at, via: 'forget' })
  }

  async #annotatorIds(): Promise<Id[]> {
    const { allAnnotations, allJournals, allLastGood } = this.#folder
    const ids = new Set<Id>()
    for (const folder of [allAnnotations, allJournals, allLastGood]) {
      for (const name of await readdir(folder)) if (idPattern.test(name)) ids.add(name)
    }
    return [...ids]
  }
}
