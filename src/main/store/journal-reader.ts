import { closeSync, existsSync, openSync, readdirSync, readFileSync, readSync, statSync } from 'node:fs'
import { setImmediate as pause } from 'node:timers/promises'
import type { Id } from '../../core/ids'
import { decodeRecord, type PlacedRecord } from '../../core/storage/journal-line'
import { scanSegment, type RecordPlace } from '../../core/storage/journal-segment'
import { idsIn, type ProjectFolder } from './project-folder'
import { errnoOf } from './store-error'

/** A segment of which only the beginning is sound. */
export interface SegmentDamage {
  readonly segmentId: Id
  readonly recordsKept: number
  readonly validBytes: number
  readonly bytes: Uint8Array
  /** What the damaged lines say of their documents, true or not. */
  readonly documentIds: readonly Id[]
}

/** Where every record of an annotator's journal stands. */
export interface JournalContents {
  readonly records: Map<Id, RecordPlace[]>
  /** Sound records beyond a segment's first damage. */
  readonly beyond: Map<Id, RecordPlace[]>
  /** Bytes of each segment that were read. */
  readonly sizes: Readonly<Record<Id, number>>
  /** The last sound seq of each segment that was read or written. */
  readonly lastSeqs: Map<Id, number>
  readonly damages: readonly SegmentDamage[]
  readonly newerSegments: readonly Id[]
  /** Segments that could not be read just now, with the reason. */
  readonly unavailable: readonly { readonly segmentId: Id | null; readonly errno: string }[]
}

/** Reads all segments of an annotator, pausing after each; nothing on disk is changed. */
export function* scanJournal(folder: ProjectFolder, annotatorId: Id): Generator<void, JournalContents> {
  const records = new Map<Id, RecordPlace[]>()
  const beyond = new Map<Id, RecordPlace[]>()
  const sizes: Record<Id, number> = {}
  const lastSeqs = new Map<Id, number>()
  const damages: SegmentDamage[] = []
  const newerSegments: Id[] = []
  const unavailable: { segmentId: Id | null; errno: string }[] = []
  const voids = new Map<Id, number>()
  const places: { readonly into: Map<Id, RecordPlace[]>; readonly place: RecordPlace }[] = []
  const listing = listSegments(folder, annotatorId)
  if (listing.errno !== null) unavailable.push({ segmentId: null, errno: listing.errno })
  for (const segmentId of listing.segmentIds) {
    let bytes: Buffer
    try {
      bytes = readFileSync(folder.segment(annotatorId, segmentId))
    } catch (error) {
      unavailable.push({ segmentId, errno: errnoOf(error) })
      continue
    }
    sizes[segmentId] = bytes.length
    const scan = scanSegment(bytes.toString('latin1'), segmentId, annotatorId)
    if (scan.state === 'newer') newerSegments.push(segmentId)
    if (scan.state === 'damaged') {
      const { validBytes } = scan
      damages.push({
        segmentId,
        recordsKept: scan.records.length,
        validBytes,
        bytes: bytes.subarray(validBytes),
        documentIds: scan.damagedDocumentIds,
      })
    }
    lastSeqs.set(segmentId, Math.max(0, ...[...scan.records.slice(-1), ...scan.beyond].map(({ seq }) => seq)))
    for (const [voided, seq] of Object.entries(scan.header?.voids ?? {})) {
      voids.set(voided, Math.min(seq, voids.get(voided) ?? seq))
    }
    for (const place of scan.records) places.push({ into: records, place })
    for (const place of scan.beyond) places.push({ into: beyond, place })
    yield
  }
  for (const { into, place } of places) {
    if (place.seq > (voids.get(place.segmentId) ?? Infinity)) continue
    const list = into.get(place.documentId)
    if (list) list.push(place)
    else into.set(place.documentId, [place])
  }
  return { records, beyond, sizes, lastSeqs, damages, newerSegments, unavailable }
}

/** As scanJournal; others get their turn after each segment. */
export async function contentsOfJournal(folder: ProjectFolder, annotatorId: Id): Promise<JournalContents> {
  const scan = scanJournal(folder, annotatorId)
  let step = scan.next()
  for (; !step.done; step = scan.next()) await pause()
  return step.value
}

/** The sizes in bytes of an annotator's segments; a change of any tells that there is something new. */
export function segmentSizes(folder: ProjectFolder, annotatorId: Id): Record<Id, number> {
  const sizes: Record<Id, number> = {}
  for (const segmentId of listSegments(folder, annotatorId).segmentIds) {
    try {
      sizes[segmentId] = statSync(folder.segment(annotatorId, segmentId)).size
    } catch {
      sizes[segmentId] = -1
    }
  }
  return sizes
}

/** Reads records at their places. `isNewer` when one of them holds what this app does not know. */
export function readRecords(
  folder: ProjectFolder,
  annotatorId: Id,
  places: readonly RecordPlace[],
): { records: PlacedRecord[]; isNewer: boolean; errno: string | null } {
  const records: PlacedRecord[] = []
  const handles = new Map<Id, number>()
  let isNewer = false
  try {
    for (const { segmentId, offset, sizeBytes } of places) {
      let handle = handles.get(segmentId)
      if (handle === undefined) {
        handle = openSync(folder.segment(annotatorId, segmentId), 'r')
        handles.set(segmentId, handle)
      }
      const bytes = Buffer.alloc(sizeBytes)
      readSync(handle, bytes, 0, sizeBytes, offset)
      const line = bytes.toString('latin1')
      const record = decodeRecord(line)
      if (record === 'newer') isNewer = true
      // A record that was sound a moment ago and is not now leaves a gap, which replaying reports.
      else if (record !== 'damaged') records.push({ segmentId, crc: line.slice(-10, -2), record })
    }
    return { records, isNewer, errno: null }
  } catch (error) {
    return { records, isNewer, errno: errnoOf(error) }
  } finally {
    for (const handle of handles.values()) closeSync(handle)
  }
}

/** An annotator without a folder has no segments; a project without the folder above it is out of reach. */
function listSegments(
  folder: ProjectFolder,
  annotatorId: Id,
): { segmentIds: readonly Id[]; errno: string | null } {
  try {
    return { segmentIds: idsIn(readdirSync(folder.journal(annotatorId)), '.jsonl').sort(), errno: null }
  } catch (error) {
    const errno = errnoOf(error)
    return { segmentIds: [], errno: errno === 'ENOENT' && existsSync(folder.allJournals) ? null : errno }
  }
}
