import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { idPattern, type Id } from '../../core/ids'
import { errnoOf, StoreError } from './store-error'

/** Where everything stands in a project's folder. Only ids become parts of a path. */
export class ProjectFolder {
  constructor(readonly path: string) {}

  get project(): string {
    return join(this.path, 'project.json')
  }
  get index(): string {
    return join(this.path, '.goldspan', 'index.json')
  }
  get locks(): string {
    return join(this.path, '.goldspan', 'locks')
  }
  get annotators(): string {
    return join(this.path, 'annotators')
  }
  get documents(): string {
    return join(this.path, 'documents')
  }
  get suggestions(): string {
    return join(this.path, 'suggestions')
  }
  get quarantine(): string {
    return join(this.path, 'quarantine')
  }
  get allAnnotations(): string {
    return join(this.path, 'annotations')
  }
  get allLastGood(): string {
    return join(this.path, 'last-good')
  }
  get allJournals(): string {
    return join(this.path, 'journal')
  }
  annotator(annotatorId: Id): string {
    return join(this.annotators, `${checked(annotatorId)}.json`)
  }
  /** Held while `project.json` is changed. */
  get projectLock(): string {
    return join(this.locks, 'project.json')
  }

  lock(annotatorId: Id): string {
    return join(this.locks, `${checked(annotatorId)}.json`)
  }
  document(documentId: Id): string {
    return join(this.documents, `${checked(documentId)}.json`)
  }
  /** A document's file while it is being removed. */
  removedDocument(documentId: Id): string {
    return join(this.documents, `${checked(documentId)}.removed`)
  }
  annotations(annotatorId: Id): string {
    return join(this.allAnnotations, checked(annotatorId))
  }
  checkpoint(annotatorId: Id, documentId: Id): string {
    return join(this.annotations(annotatorId), `${checked(documentId)}.json`)
  }
  /** Folder of the checkpoints that were replaced. */
  lastGood(annotatorId: Id, documentId: Id): string {
    return join(this.allLastGood, checked(annotatorId), checked(documentId))
  }
  lastGoodCopy(annotatorId: Id, documentId: Id, revision: number): string {
    return join(this.lastGood(annotatorId, documentId), `${revision}.json`)
  }
  /** The one copy that was kept before there were several. */
  oldLastGood(annotatorId: Id, documentId: Id): string {
    return `${this.lastGood(annotatorId, documentId)}.json`
  }
  journal(annotatorId: Id): string {
    return join(this.allJournals, checked(annotatorId))
  }
  segment(annotatorId: Id, segmentId: Id): string {
    return join(this.journal(annotatorId), `${checked(segmentId)}.jsonl`)
  }

  /** Folder of what one parser predicts. */
  parser(parserId: Id): string {
    return join(this.suggestions, checked(parserId))
  }
  /** Says which parser it is; it is written when all that it predicts is. */
  parserFile(parserId: Id): string {
    return join(this.parser(parserId), 'parser.json')
  }
  predictions(parserId: Id, documentId: Id): string {
    return join(this.parser(parserId), `${checked(documentId)}.json`)
  }

  /** Folders that every project has. */
  get standing(): readonly string[] {
    return [
      this.annotators,
      this.documents,
      this.allAnnotations,
      this.allJournals,
      this.suggestions,
      this.quarantine,
      this.allLastGood,
      join(this.path, '.goldspan'),
      this.locks,
    ]
  }
}

/** The ids of the files in a folder listing that are named `<id><extension>`. */
export function idsIn(names: readonly string[], extension: string): Id[] {
  return names.flatMap((name) => {
    const id = name.slice(0, -extension.length)
    return name.endsWith(extension) && idPattern.test(id) ? [id] : []
  })
}

function checked(id: Id): Id {
  if (!idPattern.test(id)) throw new StoreError('invalid')
  return id
}

/** A folder's entries; none where it is missing, unless it `mustExist`. Throws StoreError. */
export function namesIn(folder: string, mustExist: boolean): readonly string[] {
  try {
    return readdirSync(folder)
  } catch (error) {
    const errno = errnoOf(error)
    if (errno === 'ENOENT' && !mustExist) return []
    throw new StoreError('unavailable', { errno })
  }
}
