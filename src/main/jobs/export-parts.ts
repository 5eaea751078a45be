import { lstatSync } from 'node:fs'
import { join } from 'node:path'
import type { FileChunk, Rejection } from '../../core/formats/format'
import type { ExportManifest } from '../../core/storage/export-manifest'
import type { ExportProblem } from '../../ipc/export-views'
import { errnoOf } from '../store/store-error'
import { readPieces } from './export-files'

export const nowhere = { path: null, line: null, documentId: null, annotatorId: null } as const

/** What a format's reader reads by itself: all of an export, or each annotator's folder. */
export interface PartOnDisk {
  readonly folder: string
  readonly documents: ExportManifest['documents']
  /** Of the corpus, below the part's folder, ascending. */
  readonly paths: readonly string[]
}

export function partsOf({ files, documents }: ExportManifest): PartOnDisk[] {
  const folders = [...new Set(documents.map(({ folder }) => folder))]
  return (folders.length === 0 ? [''] : folders).map((folder) => ({
    folder,
    documents: documents.filter((document) => document.folder === folder),
    paths: files
      .filter(({ path, isCorpus }) => isCorpus && path.startsWith(within(folder, '')))
      .map(({ path }) => path.slice(within(folder, '').length)),
  }))
}

/** The path of a part's file below the export's folder. */
export function within(folder: string, path: string): string {
  return folder === '' ? path : `${folder}/${path}`
}

/** Hears the bytes of each file of a part as they are read, and null when all of it was. */
export type PieceReader = (path: string, piece: Uint8Array | null) => void

/**
 * The text of a part's files in chunks. A file that is not there is passed over, and one that cannot be read becomes a
 * problem. So does one that is not UTF-8 where that is asked for; else bytes that are none are U+FFFD.
 */
export function* chunksOfPart(
  exportFolder: string,
  { folder, paths }: Pick<PartOnDisk, 'folder' | 'paths'>,
  problems: ExportProblem[],
  {
    read = () => undefined,
    isStrict = false,
  }: { readonly read?: PieceReader; readonly isStrict?: boolean } = {},
): Generator<FileChunk> {
  for (const path of paths) {
    const full = within(folder, path)
    const onDisk = join(exportFolder, full)
    if (!lstatSync(onDisk, { throwIfNoEntry: false })?.isFile()) continue
    const decoder = new TextDecoder('utf-8', { fatal: isStrict, ignoreBOM: true })
    let isEmpty = true
    try {
      for (const piece of readPieces(onDisk)) {
        read(full, piece)
        isEmpty = false
        yield { path, chunk: decoder.decode(piece, { stream: true }) }
      }
      const rest = decoder.decode()
      // An empty file is one empty chunk.
      if (rest !== '' || isEmpty) yield { path, chunk: rest }
    } catch (error) {
      problems.push({ ...nowhere, reason: `unreadable-${errnoOf(error)}`, path: full })
      continue
    }
    read(full, null)
  }
}

export function problemOfRejection(folder: string, { path, line, reason, values }: Rejection): ExportProblem {
  const { document } = values
  return {
    ...nowhere,
    reason,
    path: within(folder, path),
    line: line ?? null,
    documentId: typeof document === 'string' ? document : null,
  }
}
