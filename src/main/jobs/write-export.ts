import { dirname, basename, join } from 'node:path'
import type { CorpusDocument, CorpusHead, FileChunk, Format } from '../../core/formats/format'
import { manifestOf, manifestPieces } from '../../core/formats/manifest'
import { native } from '../../core/formats/native'
import type { Expectation } from '../../core/formats/verify'
import { holdsLedger } from '../../core/imr/ledger/fitting-schema'
import { ledgerPath, withLedgerFile } from '../../core/imr/ledger/ledger-file'
import { manifestPath, type ExportedDocument, type ExportedFile } from '../../core/storage/export-manifest'
import type { ExportReport } from '../../ipc/views'
import { sha256Hex } from '../store/store-deps'
import { writeFiles } from './export-files'
import { beginFolder, discardFolder, finishFolder } from './export-folder'
import type { ExportTally } from './export-tally'
import { verifyFolder } from './export-verification'
import type { Progress } from './progress'

const notice = `This export holds the full text of the letters, or what was marked in them.
Keep it as you keep the letters themselves.
`
export const noticePath = 'READ-ME-FIRST.txt'

/** What is written below one folder of an export and read back by itself; the folder is empty or an annotator's id. */
export interface ExportPart {
  readonly folder: string
  readonly documents: Iterable<CorpusDocument>
}

/** Where an export goes: into a new folder of the first free name that begins so, or into exactly this one. */
export type ExportPlace = { readonly target: string; readonly name: string } | { readonly folder: string }

type Written = Pick<ExportReport, 'folder' | 'files' | 'spansReadBack' | 'differences'>

/**
 * Writes a corpus with its manifest into a new folder, reads it back as `verify` does and answers every difference from what
 * was written. The folder has a temporary name until all of it is written and read, and goes on a cancel or a failure.
 * Throws NameTaken, Cancelled and the system's errors. `work` counts each document twice.
 */
export async function writeExport(
  tally: ExportTally,
  parts: readonly ExportPart[],
  place: ExportPlace,
  work: Progress,
): Promise<Written> {
  const { format, head } = tally
  const isExact = 'folder' in place
  const { target, name } = isExact ? { target: dirname(place.folder), name: basename(place.folder) } : place
  const temporary = await beginFolder(target, 'export')
  try {
    const pause = () => work.breathe()
    const files: ExportedFile[] = []
    const documents: ExportedDocument[] = []
    for (const { folder, documents: entries } of parts) {
      const expect = (expectation: Expectation) => documents.push({ folder, ...expectation })
      const chunks = chunksOf(format, head, tally.expected(work.counted(entries), expect))
      const digests = await writeFiles(join(temporary, folder), chunks, pause)
      for (const [path, digest] of digests) {
        const isCorpus = path !== ledgerPath || format !== native
        files.push({ path: folder === '' ? path : `${folder}/${path}`, ...digest, isCorpus })
      }
    }
    const beside = await writeFiles(temporary, [{ path: noticePath, chunk: notice }], pause)
    for (const [path, digest] of beside) files.push({ path, ...digest, isCorpus: false })
    const tools = { sha256: sha256Hex }
    const manifest = manifestOf(format, head, { files, documents }, tools)
    await writeFiles(temporary, chunksAt(manifestPath, manifestPieces(manifest, tools)), pause)
    const { spans, problems } = await verifyFolder(temporary, manifest, work)
    return {
      files: files.length + 1,
      spansReadBack: spans,
      differences: problems.map(({ documentId, reason }) => ({ documentId: documentId ?? '', reason })),
      folder: finishFolder(temporary, target, name, { isExact }),
    }
  } catch (error) {
    discardFolder(temporary)
    throw error
  }
}

/** The files of a corpus; Goldspan's own come with the ledger where the project has one. */
function chunksOf(
  format: Format,
  head: CorpusHead,
  documents: Iterable<CorpusDocument>,
): Iterable<FileChunk> {
  const write = (entries: Iterable<CorpusDocument>) => format.write(head, entries)
  return format === native && holdsLedger(head.schema) ? withLedgerFile(documents, write) : write(documents)
}

function* chunksAt(path: string, pieces: Iterable<string>): Generator<FileChunk> {
  for (const chunk of pieces) yield { path, chunk }
}
