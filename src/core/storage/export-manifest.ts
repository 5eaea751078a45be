import { z } from 'zod'
import { compareText } from '../annotation/span'
import type { Id } from '../ids'
import { idSchema, type ObjectSchema } from './schemas'

/*
 * manifest.json of an export: what the export is, and what proves that it is still that. It stands in the envelope of
 * file-envelope.ts (kind "export"), whose `sha256` is that of the body's JSON without white space, and is laid out with one
 * file and one document a line. The same corpus gives the same bytes: there is no clock in it.
 *
 *   format           {id, version}: the format, and the version of what it writes
 *   unit             what the format's offsets count
 *   toolVersion      program and version that wrote the export
 *   project          {id, name}
 *   guidelineVersion version of the annotation guidelines
 *   schema           {sha256, labels, relations}: SHA-256 of the label schema as JSON with sorted keys, and its ids
 *   head             SHA-256 of all that holds for the corpus as a whole, the schema among it
 *   files            list ascending by path (code units) of {path, sizeBytes, sha256, isCorpus}: every file but this one;
 *                    isCorpus is false for what stands beside the corpus and is not read back
 *   documents        list ascending by folder, documentId, annotatorId of {folder, documentId, annotatorId, textSha256, spans,
 *                    relations, fingerprints}: folder is "" or the folder of one annotator's files, annotatorId is null for a
 *                    document that nobody has opened, textSha256 is of the letter's own text in UTF-8, spans and relations
 *                    count what is in the export, fingerprints are SHA-256 of what its reader must give back of the text,
 *                    the note, the spans, the relations and the details (core/formats/fingerprints.ts)
 */

/** One file of an export; its hash is the lower-case hex SHA-256 of its bytes. */
export interface ExportedFile {
  /** Below the export's folder, with `/` between the parts. */
  readonly path: string
  readonly sizeBytes: number
  readonly sha256: string
  readonly isCorpus: boolean
}

/** One annotator's set of one document, as it must be given back. */
export interface ExportedDocument {
  /** Empty, or the folder of its annotator. */
  readonly folder: string
  readonly documentId: Id
  readonly annotatorId: Id | null
  readonly textSha256: string
  readonly spans: number
  readonly relations: number
  readonly fingerprints: {
    readonly text?: string
    readonly note: string
    readonly spans: string
    readonly relations: string
    readonly details?: string
  }
}

/** The body of an export's `manifest.json`. */
export interface ExportManifest {
  readonly format: { readonly id: string; readonly version: number }
  readonly unit: string
  readonly toolVersion: string
  readonly project: { readonly id: Id; readonly name: string }
  readonly guidelineVersion: string
  readonly schema: {
    readonly sha256: string
    readonly labels: readonly string[]
    readonly relations: readonly string[]
  }
  readonly head: string
  readonly files: readonly ExportedFile[]
  readonly documents: readonly ExportedDocument[]
}

export const manifestPath = 'manifest.json'

export function compareFiles(a: ExportedFile, b: ExportedFile): number {
  return compareText(a.path, b.path)
}

export function compareDocuments(a: ExportedDocument, b: ExportedDocument): number {
  return (
    compareText(a.folder, b.folder) ||
    compareText(a.documentId, b.documentId) ||
    compareText(a.annotatorId ?? '', b.annotatorId ?? '')
  )
}

const hash = z.string().regex(/^[0-9a-f]{64}$/)
/** A path that leads nowhere but below the export's folder, by names that every system takes. */
const path = z.string().regex(/^[A-Za-z0-9_-]+(\.[A-Za-z0-9]+)*(\/[A-Za-z0-9_-]+(\.[A-Za-z0-9]+)*)*$/)

function isAscending<T>(items: readonly T[], compare: (a: T, b: T) => number): boolean {
  return items.every((item, index) => index === 0 || compare(items[index - 1]!, item) < 0)
}

function schemaOf(object: ObjectSchema): z.ZodType<ExportManifest> {
  const file = object({ path, sizeBytes: z.int().nonnegative(), sha256: hash, isCorpus: z.boolean() })
  const document = object({
    folder: z.union([z.literal(''), idSchema]),
    documentId: idSchema,
    annotatorId: idSchema.nullable(),
    textSha256: hash,
    spans: z.int().nonnegative(),
    relations: z.int().nonnegative(),
    fingerprints: object({
      text: hash.exactOptional(),
      note: hash,
      spans: hash,
      relations: hash,
      details: hash.exactOptional(),
    }),
  })
  return object({
    format: object({ id: z.string(), version: z.int().positive() }),
    unit: z.string(),
    toolVersion: z.string(),
    project: object({ id: idSchema, name: z.string() }),
    guidelineVersion: z.string(),
    schema: object({ sha256: hash, labels: z.array(z.string()), relations: z.array(z.string()) }),
    head: hash,
    files: z.array(file).refine((files) => isAscending(files, compareFiles)),
    documents: z.array(document).refine((documents) => isAscending(documents, compareDocuments)),
  })
}

/** The schemas of an export's `manifest.json`. */
export const exportManifestSchemas = { strict: schemaOf(z.strictObject), loose: schemaOf(z.object) }
