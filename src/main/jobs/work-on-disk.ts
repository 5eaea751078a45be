import { readdirSync } from 'node:fs'
import { idPattern, type Id } from '../../core/ids'
import type { SourceDocument } from '../../core/project'
import type { FileOutcome } from '../../core/storage/file-envelope'
import { annotatorFile, documentFile } from '../../core/storage/file-kinds'
import type { RecoveredSet } from '../../core/storage/recovery'
import type { ParserSuggestions } from '../../core/suggestions/parser-suggestions'
import { verifiedDocument } from '../store/document-reading'
import { scanJournal, type JournalContents } from '../store/journal-reader'
import { readPredicted } from '../store/parser-files'
import { idsIn, ProjectFolder } from '../store/project-folder'
import { readSet, type SetKey } from '../store/set-loading'
import { readStateFileSync } from '../store/state-file'

/**
 * Letters and sets in a project's folder, document by document and as far as they can be proven. It needs no sound
 * `project.json`, so that a damaged backup still gives what is sound in it. Reading changes nothing.
 */
export class WorkOnDisk {
  readonly #folder: ProjectFolder
  readonly #journals = new Map<Id, JournalContents>()

  constructor(path: string) {
    this.#folder = new ProjectFolder(path)
  }

  /** A letter, its text held against its id. */
  document(documentId: Id): FileOutcome<SourceDocument> {
    return verifiedDocument(readStateFileSync(documentFile, this.#folder.document(documentId)), documentId)
  }

  /** A set, without its history; `text` is that of its letter. */
  set(key: SetKey, text: string): RecoveredSet {
    return readSet(this.#folder, this.#journalOf(key.annotatorId), key, text)
  }

  /** What parsers predict of a letter, as far as it is sound. */
  predictions(document: Pick<SourceDocument, 'id' | 'text'>): ParserSuggestions[] {
    const parserIds = namesIn(this.#folder.suggestions).filter((name) => idPattern.test(name))
    return parserIds.flatMap((parserId) => {
      const outcome = readPredicted(this.#folder, parserId, document)
      return outcome.state === 'ok' ? [outcome.body] : []
    })
  }

  /** Of every letter that has a file. */
  documentIds(): Id[] {
    return idsIn(namesIn(this.#folder.documents), '.json')
  }

  /** Everyone who has a file of their own or of whom there is work. */
  annotatorIds(): Id[] {
    const worked = [...namesIn(this.#folder.allAnnotations), ...namesIn(this.#folder.allJournals)]
    const named = idsIn(namesIn(this.#folder.annotators), '.json')
    return [...new Set([...named, ...worked.filter((name) => idPattern.test(name))])]
  }

  /** An annotator's name; null where their file can't be read. */
  nameOf(annotatorId: Id): string | null {
    const outcome = readStateFileSync(annotatorFile, this.#folder.annotator(annotatorId))
    return outcome.state === 'ok' && outcome.body.id === annotatorId ? outcome.body.name : null
  }

  #journalOf(annotatorId: Id): JournalContents {
    let contents = this.#journals.get(annotatorId)
    if (!contents) {
      const scan = scanJournal(this.#folder, annotatorId)
      let step = scan.next()
      while (!step.done) step = scan.next()
      this.#journals.set(annotatorId, (contents = step.value))
    }
    return contents
  }
}

/** The names in a folder; none where it can't be read: what is missing of a backup is told by its manifest. */
function namesIn(path: string): string[] {
  try {
    return readdirSync(path)
  } catch {
    return []
  }
}
