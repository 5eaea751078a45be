import type { VersionSources } from '../../core/storage/versions'
import type { AnnotatorJournal } from './annotator-journal'
import type { OpenSet } from './open-set'
import { StoreError } from './store-error'

/**
 * The acknowledged state of an open set and the records of its document, as they are at one moment. Throws
 * StoreError where part of the journal is out of reach: what it holds is not known to be missing.
 */
export function versionSourcesOf(set: OpenSet, journal: AnnotatorJournal): VersionSources {
  const { document, synced } = set
  const { records, state } = journal.ofDocument(document.id)
  if (state === 'unavailable') throw new StoreError('unavailable', { file: 'journal' })
  return { now: synced, records, text: document.text }
}
