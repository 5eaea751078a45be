import { z } from 'zod'
import type { Via } from '../annotation/history'
import type { Id } from '../ids'
import { crc32OfBytes } from './crc32'
import type { RecordedCommand } from './recorded-command'
import { crcSchema, idSchema, instantSchema, strictSchemas } from './schemas'

/** The first line of a segment. */
export interface JournalHeader {
  readonly goldspan: 'journal'
  /** 1 knew no settle records. */
  readonly version: 1 | 2
  readonly sealed: false
  readonly segmentId: Id
  readonly annotatorId: Id
  readonly at: string
  /** For segments whose last sync failed the last seq that counts: what stands after it was refused. */
  readonly voids: Readonly<Record<Id, number>>
}

interface RecordFields {
  /** From 1, without gaps, in each segment. */
  readonly seq: number
  readonly documentId: Id
  /** The set's revision after the record. */
  readonly revision: number
  /** CRC-32 of the record that this one continues. */
  readonly prev: string
  /** ISO 8601 in UTC. */
  readonly at: string
}

/** An edit that was performed. */
export type EditRecord = RecordFields & { readonly via: Via; readonly command: RecordedCommand }
/** The document was removed: its set starts empty again. */
export type ForgetRecord = RecordFields & { readonly via: 'forget' }
/**
 * The coder has said with which state to go on where records contend or are damaged: with that of revision `from`,
 * which `prev` names. Of the records up to `upTo` (for each segment the last seq) only those count that led there.
 */
export type SettleRecord = RecordFields & {
  readonly via: 'settle'
  readonly from: number
  readonly upTo: Readonly<Record<Id, number>>
}
export type JournalRecord = EditRecord | ForgetRecord | SettleRecord

/** A record, where it stands, and the CRC-32 that the next one names. */
export interface PlacedRecord {
  readonly segmentId: Id
  readonly crc: string
  readonly record: JournalRecord
}

const headerSchema: z.ZodType<JournalHeader> = z.strictObject({
  goldspan: z.literal('journal'),
  version: z.union([z.literal(1), z.literal(2)]),
  sealed: z.literal(false),
  segmentId: idSchema,
  annotatorId: idSchema,
  at: instantSchema,
  voids: z.record(idSchema, z.int().nonnegative()),
})

const recordFields = {
  seq: z.int().positive(),
  documentId: idSchema,
  revision: z.int().positive(),
  prev: crcSchema,
  at: instantSchema,
}

const recordSchema = z.discriminatedUnion('via', [
  z.strictObject({
    ...recordFields,
    via: z.enum(['do', 'undo', 'redo']),
    command: strictSchemas.recordedCommand,
  }),
  z.strictObject({ ...recordFields, via: z.literal('forget') }),
  z.strictObject({
    ...recordFields,
    via: z.literal('settle'),
    from: z.int().nonnegative(),
    upTo: z.record(idSchema, z.int().positive()),
  }),
]) as unknown as z.ZodType<JournalRecord>

/** A line of a segment with its line break, one byte per character, and its CRC-32. */
export interface EncodedLine {
  readonly line: string
  readonly crc: string
}

/** Writes a segment's first line. */
export function encodeHeader(header: JournalHeader): EncodedLine {
  return seal({
    goldspan: header.goldspan,
    version: header.version,
    sealed: header.sealed,
    segmentId: header.segmentId,
    annotatorId: header.annotatorId,
    at: header.at,
    voids: header.voids,
  })
}

/** Writes a record; the order of its first fields is part of the format, a scan reads them without parsing. */
export function encodeRecord(record: JournalRecord): EncodedLine {
  const { seq, documentId, revision, prev, at, via } = record
  const fields = { seq, documentId, revision, prev, at, via }
  switch (record.via) {
    case 'forget':
      return seal(fields)
    case 'settle':
      return seal({ ...fields, from: record.from, upTo: record.upTo })
    case 'do':
    case 'undo':
    case 'redo':
      return seal({ ...fields, command: record.command })
  }
}

/** The record of a removed document without its content, as long as before so that no other one moves. */
export function withoutContent(line: string): string {
  const record = parseJson(line)
  if (typeof record !== 'object' || record === null || !('command' in record)) return line
  const { seq, documentId, revision, prev, at } = record as unknown as JournalRecord
  const json = JSON.stringify({ seq, documentId, revision, prev, at, via: 'forget' }).slice(0, -1)
  // White space within a line is no part of what it says.
  const padded = json.padEnd(line.length - crcLength)
  return `${padded},"crc":"${crc32OfBytes(padded)}"}`
}

/** Reads a segment's first line, given without its line break. */
export function decodeHeader(line: string): JournalHeader | 'damaged' | 'newer' {
  const crc = checkedCrc(line)
  const json = parseJson(line)
  if (typeof json !== 'object' || json === null || !('goldspan' in json) || json.goldspan !== 'journal') {
    return 'damaged'
  }
  if (crc === null) {
    // A later version may check its lines in another way.
    return 'version' in json && Number.isInteger(json.version) && (json.version as number) > 2
      ? 'newer'
      : 'damaged'
  }
  const header = headerSchema.safeParse(withoutCrc(json))
  return header.success ? header.data : 'newer'
}

/** Reads a record, given without its line break. */
export function decodeRecord(line: string): JournalRecord | 'damaged' | 'newer' {
  if (checkedCrc(line) === null) return 'damaged'
  const json = parseJson(line)
  if (typeof json !== 'object' || json === null) return 'damaged'
  try {
    const record = recordSchema.safeParse(withoutCrc(json))
    return record.success ? record.data : 'newer'
  } catch {
    // Nesting beyond the stack: no record of ours.
    return 'damaged'
  }
}

/** Length in bytes of the checksum at the end of a line. */
const crcLength = 18
const crcField = /,"crc":"([0-9a-f]{8})"\}$/

/** The CRC-32 at the end of a line, if it is that of the rest of the line. */
export function checkedCrc(line: string): string | null {
  const crc = crcField.exec(line.slice(-crcLength))?.[1]
  return crc !== undefined && crc32OfBytes(line.slice(0, -crcLength)) === crc ? crc : null
}

function seal(fields: object): EncodedLine {
  // Everything beyond ASCII is escaped, so that a character is a byte and an offset in the file is plain.
  const json = JSON.stringify(fields)
    .slice(0, -1)
    .replace(/[\u007f-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
  const crc = crc32OfBytes(json)
  return { line: `${json},"crc":"${crc}"}\n`, crc }
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return null
  }
}

function withoutCrc(json: object): object {
  const fields: { crc?: unknown } = { ...json }
  delete fields.crc
  return fields
}
