import type { AnnotationSet } from '../../core/annotation/annotation-set'
import {
  commandsFor,
  holdsSameWork,
  isUntouched,
  mergeOf,
  type Merge,
} from '../../core/annotation/import-set'
import type { LabelledDocument } from '../../core/formats/format'
import type { Id } from '../../core/ids'
import type { SourceDocument } from '../../core/project'
import type { ImportItem } from '../../ipc/views'
import type { ProjectStore } from '../store/project-store'
import { newId, systemDeps } from '../store/store-deps'
import { errnoOf, StoreError } from '../store/store-error'
import type { Found } from './job'
import { refusedItem } from './refused-item'

/** Keeps what an import found, and says what became of it. Marks go through the journal like any edit. */
export async function storeFound(
  store: ProjectStore,
  found: Found,
  marksGoTo: 'named-annotators' | 'me',
  me: Id,
): Promise<ImportItem> {
  switch (found.kind) {
    case 'refused':
      return found.item
    case 'letter': {
      const { encoding, byteOrderMark } = found.document
      return storeLetter(store, found.name, found.document, {
        encoding,
        byteOrderMark: byteOrderMark ? 1 : 0,
      })
    }
    case 'labelled': {
      const { document, annotator, set } = found.content
      const letter = await storeLetter(store, found.name, document)
      if (annotator === null) return letter
      const owner = marksGoTo === 'me' || found.source !== 'native' ? me : null
      if (owner === null) await store.addAnnotator(annotator)
      const marks = await storeMarks(store, found, { document, annotator, set }, owner)
      // Where there are no marks, the letter may be new all the same.
      return marks.outcome === 'duplicate' && letter.outcome === 'imported' ? letter : marks
    }
  }
}

/** What became of what storeFound threw at. */
export function notStored(found: Found, error: unknown): ImportItem {
  const name = found.kind === 'refused' ? found.item.name : found.name
  return refusedItem(name, 'write-failed', { errno: errnoOf(error) })
}

async function storeLetter(
  store: ProjectStore,
  name: string,
  document: SourceDocument,
  facts: ImportItem['facts'] = {},
): Promise<ImportItem> {
  const added = await store.addDocument(document)
  return item(name, added === 'added' ? 'imported' : 'duplicate', added, document.id, 0, facts)
}

async function storeMarks(
  store: ProjectStore,
  { name, source, facts: told }: Extract<Found, { kind: 'labelled' }>,
  { document, annotator, set }: LabelledDocument,
  me: Id | null,
): Promise<ImportItem> {
  const owner = me ?? annotator.id
  const opened = await store.openDocument(document.id, owner)
  if (opened.readOnly !== null) return item(name, 'refused', 'set-read-only', document.id, 0)
  if (holdsSameWork(opened.set, set))
    return item(name, 'duplicate', 'same-marks', document.id, set.spans.length)
  if (me === null && !isUntouched(opened.set)) return item(name, 'refused', 'set-differs', document.id, 0)
  const merge = me === null ? wholeOf(set) : mergeOf(opened.set, set, source, () => newId(systemDeps))
  const { command, added, same, isNoteLeft } = merge
  const facts = { ...told, ...(same > 0 ? { same } : {}), ...(isNoteLeft ? { noteLeft: 1 } : {}) }
  if (command.kind === 'batch' && command.commands.length === 0) {
    return item(name, 'duplicate', 'same-marks', document.id, same, facts)
  }
  const performed = await store.perform(document.id, owner, {
    baseRevision: opened.set.revision,
    via: 'do',
    command,
  })
  if (!performed.ok) throw new StoreError('write-failed', { errno: performed.details })
  return item(name, 'imported', 'marks', document.id, added, facts)
}

/** A set that goes where there is none. */
function wholeOf(set: AnnotationSet): Merge {
  return { command: commandsFor(set), added: set.spans.length, same: 0, isNoteLeft: false }
}

function item(
  name: string,
  outcome: ImportItem['outcome'],
  reason: string,
  documentId: Id,
  spans: number,
  facts: ImportItem['facts'] = {},
): ImportItem {
  return { name, outcome, reason, facts, documentId, spans }
}
