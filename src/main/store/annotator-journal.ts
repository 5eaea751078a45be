import { existsSync } from 'node:fs'
import type { Id } from '../../core/ids'
import type { PlacedRecord } from '../../core/storage/journal-line'
import type { RecordPlace } from '../../core/storage/journal-segment'
import { eraseContent } from './erase-content'
import { contentsOfJournal, readRecords, type JournalContents } from './journal-reader'
import {
  JournalWriter,
  type RecordDraft,
  type Settle,
  type WriteRight,
  type WrittenRecord,
} from './journal-writer'
import type { Notice } from './notice'
import type { ProjectFolder } from './project-folder'
import { setAside } from './quarantine'
import type { StoreDeps } from './store-deps'
import { StoreError } from './store-error'

/** What the journal holds of one document. */
export interface DocumentJournal {
  readonly records: readonly PlacedRecord[]
  /** Every record that was seen, also those beyond damage. */
  readonly seen: readonly RecordPlace[]
  readonly lostRevision: number
  readonly state: 'whole' | 'newer' | 'unavailable'
}

/** What a scanned journal holds of one document; reads its records. */
export function journalOfDocument(
  folder: ProjectFolder,
  annotatorId: Id,
  contents: JournalContents,
  documentId: Id,
): DocumentJournal {
  const places = contents.records.get(documentId) ?? []
  const beyond = contents.beyond.get(documentId) ?? []
  const { records, isNewer, errno } = readRecords(folder, annotatorId, places)
  const isUnavailable = errno !== null || contents.unavailable.length > 0
  return {
    records,
    seen: [...places, ...beyond],
    lostRevision: Math.max(0, ...beyond.map(({ revision }) => revision)),
    state: isUnavailable ? 'unavailable' : isNewer || contents.newerSegments.length > 0 ? 'newer' : 'whole',
  }
}

export interface AnnotatorJournalOptions {
  readonly folder: ProjectFolder
  readonly annotatorId: Id
  readonly deps: StoreDeps
  /** Whether what is damaged may be copied aside. */
  readonly canWrite: boolean
  readonly notify: (notice: Notice) => void
  readonly right: WriteRight
}

/** One annotator's journal in an open project: what was there, and what is appended now. */
export class AnnotatorJournal {
  readonly #folder: ProjectFolder
  readonly #annotatorId: Id
  readonly contents: JournalContents
  readonly #writer: JournalWriter
  readonly #own: Record<Id, number> = {}
  readonly right: WriteRight

  private constructor(
    { folder, annotatorId, deps, right }: AnnotatorJournalOptions,
    contents: JournalContents,
  ) {
    this.#folder = folder
    this.#annotatorId = annotatorId
    this.contents = contents
    this.right = right
    const fileOf = (segmentId: Id) => folder.segment(annotatorId, segmentId)
    this.#writer = new JournalWriter(annotatorId, fileOf, deps, right)
  }

  /** Reads the journal; damaged tails are copied to quarantine and told of once. */
  static async open(options: AnnotatorJournalOptions): Promise<AnnotatorJournal> {
    const { folder, annotatorId, canWrite, notify } = options
    const contents = await contentsOfJournal(folder, annotatorId)
    for (const { segmentId, recordsKept, validBytes, bytes, documentIds } of contents.damages) {
      const name = `${annotatorId}.${segmentId}.${validBytes}.${bytes.length}.tail`
      const isNew = !canWrite || (await setAside(folder.quarantine, name, bytes).catch(() => true))
      const bytesSetAside = bytes.length
      if (!isNew) continue
      const known = documentIds.filter((documentId) => existsSync(folder.document(documentId)))
      for (const documentId of known.length > 0 ? known : [null]) {
        notify({
          kind: 'journal-tail-damaged',
          documentId,
          annotatorId,
          segmentId,
          recordsKept,
          bytesSetAside,
        })
      }
    }
    for (const segmentId of contents.newerSegments) notify({ kind: 'journal-newer', annotatorId, segmentId })
    for (const { segmentId, errno } of contents.unavailable) {
      notify({ kind: 'journal-unavailable', annotatorId, segmentId, errno })
    }
    return new AnnotatorJournal(options, contents)
  }

  /** Ids of the documents that the journal speaks of. */
  get documentIds(): readonly Id[] {
    return [...new Set([...this.contents.records.keys(), ...this.contents.beyond.keys()])]
  }

  /** Bytes of each segment that were read or written. */
  get sizes(): Readonly<Record<Id, number>> {
    return { ...this.contents.sizes, ...this.#own }
  }

  /** Bytes of the segments that were written since the journal was opened. */
  get ownSizes(): Readonly<Record<Id, number>> {
    return this.#own
  }

  placesOf(documentId: Id): readonly RecordPlace[] {
    return this.contents.records.get(documentId) ?? []
  }

  ofDocument(documentId: Id): DocumentJournal {
    return journalOfDocument(this.#folder, this.#annotatorId, this.contents, documentId)
  }

  /** Appends a record; it counts as seen once it is on disk. */
  enqueue(draft: RecordDraft, settle: Settle): WrittenRecord {
    const written = this.#writer.enqueue(draft, {
      synced: () => {
        this.#remember(written)
        settle.synced()
      },
      failed: (errno) => settle.failed(errno),
    })
    return written
  }

  /** Appends a record and resolves once it is on disk. Throws StoreError. */
  append(draft: RecordDraft): Promise<PlacedRecord> {
    return new Promise((resolve, reject) => {
      const written = this.enqueue(draft, {
        synced: () => resolve(written),
        failed: (errno) => reject(new StoreError('write-failed', { file: 'journal', errno })),
      })
    })
  }

  /** Takes what the records of a removed document say out of the segments. */
  async erase(documentId: Id): Promise<void> {
    const { records, beyond } = this.contents
    const places = [...(records.get(documentId) ?? []), ...(beyond.get(documentId) ?? [])]
    const segmentIds = new Set(places.map(({ segmentId }) => segmentId))
    if (segmentIds.size > 0) await this.#writer.endSegment()
    for (const segmentId of segmentIds) {
      await eraseContent(this.#folder, this.#annotatorId, segmentId, documentId)
    }
  }

  get isWriting(): boolean {
    return this.#writer.isWriting
  }

  idle(): Promise<void> {
    return this.#writer.idle()
  }

  close(): Promise<void> {
    return this.#writer.close()
  }

  #remember({ place }: WrittenRecord): void {
    const places = this.contents.records.get(place.documentId)
    if (places) places.push(place)
    else this.contents.records.set(place.documentId, [place])
    this.contents.lastSeqs.set(place.segmentId, place.seq)
    this.#own[place.segmentId] = place.offset + place.sizeBytes + 1
  }
}
