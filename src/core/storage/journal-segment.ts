import type { Id } from '../ids'
import { checkedCrc, decodeHeader, withoutContent, type JournalHeader } from './journal-line'

/** Where a record stands in its segment, in bytes without the line break. */
export interface RecordPlace {
  readonly segmentId: Id
  readonly seq: number
  readonly documentId: Id
  readonly revision: number
  readonly offset: number
  readonly sizeBytes: number
}

/** What a segment's bytes hold. */
export interface SegmentScan {
  readonly header: JournalHeader | null
  /** `newer`: written by a newer app, and none of it was read. */
  readonly state: 'whole' | 'damaged' | 'newer'
  /** The records before the first damage. */
  readonly records: readonly RecordPlace[]
  /** Sound records after the first damage: not used, but they tell which sets have lost something. */
  readonly beyond: readonly RecordPlace[]
  /** What the lines from the first damage on say of their documents, true or not. */
  readonly damagedDocumentIds: readonly Id[]
  readonly validBytes: number
}

const recordHead = /^\{"seq":(\d{1,15}),"documentId":"([a-z2-7]{26})","revision":(\d{1,15}),/
const documentIdField = /"documentId":"([a-z2-7]{26})"/

/** Finds the records of a segment, given as one character per byte, up to the first line that is not sound. */
export function scanSegment(bytes: string, segmentId: Id, annotatorId: Id): SegmentScan {
  const headerEnd = bytes.indexOf('\n')
  const header = headerEnd === -1 ? 'damaged' : decodeHeader(bytes.slice(0, headerEnd))
  if (header === 'newer') {
    return { header: null, state: 'newer', records: [], beyond: [], damagedDocumentIds: [], validBytes: 0 }
  }
  const isOurs = header !== 'damaged' && header.segmentId === segmentId && header.annotatorId === annotatorId
  const records: RecordPlace[] = []
  const beyond: RecordPlace[] = []
  const damagedDocumentIds = new Set<Id>()
  let validBytes = isOurs ? headerEnd + 1 : 0
  let isDamaged = !isOurs
  for (let offset = validBytes; offset < bytes.length;) {
    const lineEnd = bytes.indexOf('\n', offset)
    const end = lineEnd === -1 ? bytes.length : lineEnd
    const line = bytes.slice(offset, end)
    const place = placeOf(line, offset, segmentId)
    if (!isDamaged && place?.seq === records.length + 1 && lineEnd !== -1) {
      records.push(place)
      validBytes = end + 1
    } else {
      isDamaged = true
      if (place) beyond.push(place)
      const documentId = documentIdField.exec(line)?.[1]
      if (documentId !== undefined) damagedDocumentIds.add(documentId)
    }
    offset = end + 1
  }
  const state = isDamaged ? 'damaged' : 'whole'
  return {
    header: isOurs ? header : null,
    state,
    records,
    beyond,
    damagedDocumentIds: [...damagedDocumentIds],
    validBytes,
  }
}

/** A segment's bytes after a document was removed: its records are there, what they said is not. */
export function withoutDocument(bytes: string, segmentId: Id, annotatorId: Id, documentId: Id): string {
  const { records, beyond } = scanSegment(bytes, segmentId, annotatorId)
  const parts: string[] = []
  let done = 0
  for (const { offset, sizeBytes, ...place } of [...records, ...beyond]) {
    if (place.documentId !== documentId) continue
    parts.push(bytes.slice(done, offset), withoutContent(bytes.slice(offset, offset + sizeBytes)))
    done = offset + sizeBytes
  }
  return parts.join('') + bytes.slice(done)
}

function placeOf(line: string, offset: number, segmentId: Id): RecordPlace | null {
  const head = recordHead.exec(line)
  if (!head || checkedCrc(line) === null) return null
  return {
    segmentId,
    seq: Number(head[1]),
    documentId: head[2]!,
    revision: Number(head[3]),
    offset,
    sizeBytes: line.length,
  }
}
