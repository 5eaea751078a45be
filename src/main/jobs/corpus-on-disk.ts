import { createHash } from 'node:crypto'
import { readdirSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import type { CorpusDocument, CorpusHead, Format, PortableDocument } from '../../core/formats/format'
import { native } from '../../core/formats/native'
import { labelledFrom } from '../../core/formats/labelled-portable'
import { idFromBytes, idPattern, type Id } from '../../core/ids'
import { ledgerPath } from '../../core/imr/ledger/ledger-file'
import type { Annotator, SourceDocument } from '../../core/project'
import { manifestPath } from '../../core/storage/export-manifest'
import type { ExportProblem } from '../../ipc/export-views'
import { identityOfText } from '../store/document-reading'
import { readToolsIn } from '../store/read-tools'
import { chunksOfPart, nowhere, partsOf, problemOfRejection, type PartOnDisk } from './export-parts'
import { readManifest } from './read-manifest'
import { noticePath } from './write-export'

// The same files give the same documents, so that there is neither a clock nor chance in them.
const noTime = '1970-01-01T00:00:00.000Z'

/** One step of reading: the head where the format has one, or a document that can be written in any format. */
export type CorpusStep =
  { readonly head: CorpusHead } | { readonly portable: PortableDocument; readonly entry: CorpusDocument }

/** A file, a folder of files or an export, in one format; read as often as needed, one document in memory at a time. */
export class CorpusOnDisk {
  /** What was not taken when it was read last. */
  readonly problems: ExportProblem[] = []
  readonly #folder: string
  readonly #parts: readonly Pick<PartOnDisk, 'folder' | 'paths'>[]

  /** Throws the system's error where there is no such file or folder. */
  constructor(
    input: string,
    readonly format: Format,
  ) {
    const isFolder = statSync(input).isDirectory()
    this.#folder = isFolder ? input : dirname(input)
    this.#parts = isFolder ? partsIn(input, format) : [{ folder: '', paths: [basename(input)] }]
  }

  *steps(): Generator<CorpusStep> {
    this.problems.length = 0
    const seen = new Set<string>()
    for (const part of this.#parts) {
      const tools = readToolsIn(join(this.#folder, part.folder))
      const chunks = chunksOfPart(this.#folder, part, this.problems, { isStrict: true })
      for (const result of this.format.read(chunks, tools)) {
        if ('rejected' in result) this.problems.push(problemOfRejection(part.folder, result.rejected))
        else if ('head' in result) yield result
        else {
          const { document: portable, labelled } = result
          const { documentId } = portable
          const entry = labelled ?? labelledDocument(portable, part.folder, this.format)
          const reason = entry === null ? 'text-missing' : isNew(seen, entry) ? null : 'document-doubled'
          if (reason === null) yield { portable, entry: entry! }
          else this.problems.push({ ...nowhere, reason, documentId })
        }
      }
    }
  }
}

function isNew(seen: Set<string>, { document, annotator }: CorpusDocument): boolean {
  const key = `${document.id} ${annotator?.id}`
  return seen.size < seen.add(key).size
}

/** A document as it would be after an import; null without its text. The annotator is one for all unless it is said who. */
function labelledDocument(portable: PortableDocument, folder: string, format: Format): CorpusDocument | null {
  const { documentId, text, annotatorId } = portable
  if (text === null) return null
  const annotator = annotatorOf(annotatorId ?? (idPattern.test(folder) ? folder : null))
  const { id, textSha256 } = identityOfText(text)
  const document: SourceDocument = {
    id,
    title: documentId,
    text,
    textSha256,
    sourceSha256: textSha256,
    encoding: 'utf-8',
    byteOrderMark: false,
    extractor: 'text',
    importedAt: noTime,
    importedBy: annotator.id,
  }
  return labelledFrom(document, portable, {
    annotator,
    guidelineVersion: '',
    origin: { kind: 'import', source: format.id, edited: false },
    at: noTime,
    idOf: (name) => idOf(`${id} ${annotator.id} ${name}`),
  })
}

const unnamed = 'Unnamed'

function annotatorOf(id: Id | null): Annotator {
  return { id: id ?? idOf('goldspan unnamed'), name: id ?? unnamed, createdAt: noTime }
}

/** An id that follows from a name alone. */
export function idOf(name: string): Id {
  return idFromBytes(createHash('sha256').update(name, 'utf8').digest())
}

const besideAnyCorpus = [manifestPath, noticePath]

/** An export's own parts; of another folder all files below it, as one. */
function partsIn(folder: string, { id }: Format): readonly Pick<PartOnDisk, 'folder' | 'paths'>[] {
  const manifest = readManifest(folder)
  if (!('refused' in manifest)) return partsOf(manifest)
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map(({ parentPath, name }) =>
      join(parentPath, name)
        .slice(folder.length + 1)
        .replaceAll('\\', '/'),
    )
    .filter((path) => !besideAnyCorpus.includes(path) && (id !== native.id || path !== ledgerPath))
  return [{ folder: '', paths: paths.sort() }]
}
