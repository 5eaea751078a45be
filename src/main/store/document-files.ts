import { existsSync } from 'node:fs'
import { readFile, unlink } from 'node:fs/promises'
import type { Id } from '../../core/ids'
import type { SourceDocument } from '../../core/project'
import type { FileOutcome } from '../../core/storage/file-envelope'
import { documentFile } from '../../core/storage/file-kinds'
import { verifiedDocument } from './document-reading'
import { createFile } from './durable-file'
import type { ProjectFolder } from './project-folder'
import { setAside } from './quarantine'
import { readStateFile, stateFileBytes } from './state-file'
import { bodyOf, StoreError, withoutPaths } from './store-error'

/** The documents' files, which are written once. */
export class DocumentFiles {
  readonly #folder: ProjectFolder

  constructor(folder: ProjectFolder) {
    this.#folder = folder
  }

  /** Reads a document and holds its text against its id; none is missing where the folder of all of them is away. */
  async read(documentId: Id): Promise<FileOutcome<SourceDocument>> {
    const outcome = await readStateFile(documentFile, this.#folder.document(documentId))
    if (outcome.state === 'missing' && !existsSync(this.#folder.documents)) {
      return { state: 'unavailable', errno: 'ENOENT' }
    }
    return verifiedDocument(outcome, documentId)
  }

  /** Keeps a document; a damaged file of the same letter is put aside and replaced. Throws StoreError. */
  async add(document: SourceDocument): Promise<'added' | 'duplicate'> {
    if (verifiedDocument({ state: 'ok', body: document }, document.id).state !== 'ok') {
      throw new StoreError('invalid', { file: 'document' })
    }
    const bytes = stateFileBytes(documentFile, document)
    const file = this.#folder.document(document.id)
    const before = await this.read(document.id)
    if (before.state === 'ok') return 'duplicate'
    if (before.state === 'damaged') {
      await withoutPaths(async () => {
        await setAside(this.#folder.quarantine, `${document.id}.document.json`, await readFile(file))
        await unlink(file)
      })
    } else if (before.state !== 'missing') bodyOf(before, 'document')
    try {
      await createFile(file, bytes)
      return 'added'
    } catch (error) {
      // Another coder has imported the same letter meanwhile.
      if (error instanceof StoreError && error.details.errno === 'EEXIST') return 'duplicate'
      throw error
    }
  }
}
