import { commandsFor, holdsSameWork, isUntouched, mergeCommand } from '../../core/annotation/import-set'
import type { LabelledDocument } from '../../core/formats/format'
import type { Id } from '../../core/ids'
import type { ImportItem } from '../../ipc/views'
import type { ProjectStore } from '../store/project-store'
import { newId, systemDeps } from '../store/store-deps'
import { StoreError } from '../store/store-error'
import type { Found } from './job'

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
      const added = await store.addDocument(found.document)
      const facts = { encoding: found.document.encoding, byteOrderMark: found.document.byteOrderMark ? 1 : 0 }
      return item(
        found.name,
        added === 'added' ? 'imported' : 'duplicate',
        added,
        found.document.id,
        0,
        facts,
      )
    }
    case 'labelled': {
      const { document, annotator, set } = found.content
      const added = await store.addDocument(document)
      if (annotator === null)
        return item(found.name, added === 'added' ? 'imported' : 'duplicate', added, document.id, 0)
      if (marksGoTo === 'named-annotators') await store.ensureAnnotator(annotator)
      return storeMarks(store, found.name, { document, annotator, set }, marksGoTo === 'me' ? me : null)
    }
  }
}

async function storeMarks(
  store: ProjectStore,
  name: string,
  { document, annotator, set }: LabelledDocument,
  me: Id | null,
): Promise<ImportItem> {
  const owner = me ?? annotator.id
  const opened = await store.openDocument(document.id, owner)
  if (opened.readOnly !== null) return item(name, 'refused', 'set-read-only', document.id, 0)
  if (holdsSameWork(opened.set, set))
    return item(name, 'duplicate', 'same-marks', document.id, set.spans.length)
  if (me === null && !isUntouched(opened.set)) return item(name, 'refused', 'set-differs', document.id, 0)
  const command =
    me === null ? commandsFor(set) : mergeCommand(opened.set, set, 'native', () => newId(systemDeps))
  if (command.kind === 'batch' && command.commands.length === 0) {
    return item(name, 'duplicate', 'same-marks', document.id, set.spans.length)
  }
  const performed = await store.perform(document.id, owner, {
    baseRevision: opened.set.revision,
    via: 'do',
    command,
  })
  if (!performed.ok) throw new StoreError('write-failed', { errno: performed.details })
  return item(name, 'imported', 'marks', document.id, set.spans.length)
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
