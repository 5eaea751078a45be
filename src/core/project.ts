import type { LabelSchema } from './annotation/label-schema'
import type { Id } from './ids'

/** One letter. Its text never changes after import. */
export interface SourceDocument {
  /** From the SHA-256 of the text, so two coders who import one letter get one document. */
  readonly id: Id
  /** The file's name, perhaps a patient's: data, never part of a path, log line or window title. */
  readonly title: string
  readonly text: string
  /** Lower-case hex SHA-256 of the text in UTF-8. */
  readonly textSha256: string
  /** Lower-case hex SHA-256 of the file's bytes as they were. */
  readonly sourceSha256: string
  readonly encoding: SourceEncoding
  /** Whether the file began with a byte order mark, which is not part of the text. */
  readonly byteOrderMark: boolean
  readonly extractor: 'text'
  /** ISO 8601 in UTC. */
  readonly importedAt: string
  readonly importedBy: Id
}

/** Encodings in which each byte is a character: nothing in a file tells that it is in one. */
export const byteEncodings = ['windows-1252', 'iso-8859-1'] as const
export type ByteEncoding = (typeof byteEncodings)[number]

export const sourceEncodings = ['utf-8', 'utf-16le', 'utf-16be', ...byteEncodings] as const
export type SourceEncoding = (typeof sourceEncodings)[number]

/** A person who codes. */
export interface Annotator {
  readonly id: Id
  /** Name or initials. */
  readonly name: string
  readonly createdAt: string
}

/** The annotation guidelines that coders follow, as Markdown. */
export interface Guideline {
  readonly version: string
  readonly text: string
}

export interface Project {
  readonly id: Id
  readonly name: string
  readonly createdAt: string
  readonly schema: LabelSchema
  readonly guideline: Guideline
  /** Share of the documents that are labelled without suggestions, from 0 to 1. */
  readonly unsuggestedShare: number
}
