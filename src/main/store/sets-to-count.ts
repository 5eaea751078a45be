import { existsSync } from 'node:fs'
import type { Id } from '../../core/ids'
import type { IndexedSet } from '../../core/storage/document-index'
import type { AnnotatorJournal } from './annotator-journal'
import { handful, inSlices, type SetsRequest } from './index-reading'
import { segmentSizes } from './journal-reader'
import { idsIn, namesIn, type ProjectFolder } from './project-folder'
import { settledMtimeMs, stampOf } from './state-file'

/** What the list knows of one annotator's sets. */
export interface AnnotatorSets {
  folderMtimeMs: number
  /** Bytes of each segment that the counts hold for. */
  journal: Readonly<Record<Id, number>>
  readonly sets: Map<Id, IndexedSet>
}

/** Sets whose counts may not be right any more. */
export interface SetsToCount {
  /** Null where there is nothing to count and the journal is as it was. */
  readonly request: SetsRequest | null
  readonly count: number
  /** Notes that they are counted, with the sizes of the journal if it was read; answers whether that is new. */
  settle(sizes: Readonly<Record<Id, number>> | null): boolean
}

/** Sets whose files are each looked at whenever the list is asked for. */
const alwaysLookedAt = 2000

/** Finds the sets that differ from what is known. Throws StoreError where the project is out of reach. */
export async function setsToCount(
  folder: ProjectFolder,
  annotatorId: Id,
  known: AnnotatorSets,
  openJournal: () => Promise<AnnotatorJournal>,
): Promise<SetsToCount> {
  const sizes = segmentSizes(folder, annotatorId)
  const stale = new Set<Id>()
  const checkpoints = folder.annotations(annotatorId)
  const mtimeMs = settledMtimeMs(checkpoints)
  const settle = (counted: Readonly<Record<Id, number>> | null) => {
    const isNew = known.folderMtimeMs !== mtimeMs || counted !== null
    known.folderMtimeMs = mtimeMs
    // Not what is on disk by now: another computer's segment may have come since the journal was read.
    if (counted) known.journal = { ...counted }
    return isNew
  }
  // Looking at every file of a large project takes longer than all the rest; there the folder's own time must
  // do, which changes with every file that is put in place.
  const isLarge = known.sets.size > alwaysLookedAt
  if (!isLarge || mtimeMs === 0 || mtimeMs !== known.folderMtimeMs) {
    // Without the annotator's own folder the sets are made from the journal; without that above it all is away.
    const isAway = known.sets.size > 0 && !existsSync(folder.allAnnotations)
    const present = new Set(idsIn(namesIn(checkpoints, isAway), '.json'))
    // Where nothing is known there is nothing to compare with, and whoever reads so much reads the journal too.
    if (known.sets.size === 0 && present.size > handful) {
      return { request: { annotatorId, documentIds: 'all' }, count: present.size, settle }
    }
    await inSlices(present, (id) => {
      const set = known.sets.get(id)
      const stamp = stampOf(folder.checkpoint(annotatorId, id))
      if (set?.mtimeMs !== stamp.mtimeMs || set.sizeBytes !== stamp.sizeBytes) stale.add(id)
    })
    for (const [id, { sizeBytes }] of known.sets) if (sizeBytes > 0 && !present.has(id)) stale.add(id)
  }
  // What could not be read may have come back without a trace in any file's stamp.
  for (const [id, { problem }] of known.sets) if (problem) stale.add(id)
  const isJournalNew = !isSame(sizes, known.journal)
  if (isJournalNew) {
    const journal = await openJournal()
    for (const id of journal.documentIds) {
      const isNew = journal
        .placesOf(id)
        .some(({ segmentId, offset }) => offset >= (known.journal[segmentId] ?? 0))
      if (isNew || !known.sets.has(id)) stale.add(id)
    }
  }
  const request = isJournalNew || stale.size > 0 ? { annotatorId, documentIds: [...stale] } : null
  return { request, count: stale.size, settle }
}

/** Whether two journals have the same segments of the same sizes. */
export function isSame(a: Readonly<Record<Id, number>>, b: Readonly<Record<Id, number>>): boolean {
  const keys = Object.keys(a)
  return keys.length === Object.keys(b).length && keys.every((key) => a[key] === b[key])
}
