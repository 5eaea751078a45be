import {
  compareDocuments,
  compareFiles,
  type ExportedDocument,
  type ExportedFile,
  type ExportManifest,
} from '../storage/export-manifest'
import { encodeFile } from '../storage/file-envelope'
import { exportFile } from '../storage/file-kinds'
import { canonicalJson, headFingerprint } from './fingerprints'
import type { CorpusHead, Digest, Format } from './format'

/** The manifest of an export in a format; files and documents may come in any order. */
export function manifestOf(
  format: Format,
  head: CorpusHead,
  {
    files,
    documents,
  }: { readonly files: readonly ExportedFile[]; readonly documents: readonly ExportedDocument[] },
  tools: Digest,
): ExportManifest {
  const { project, schema, guidelineVersion, toolVersion } = head
  return {
    format: { id: format.id, version: format.version },
    unit: format.capabilities.unit,
    toolVersion,
    project: { id: project.id, name: project.name },
    guidelineVersion,
    schema: {
      sha256: tools.sha256(canonicalJson(schema)),
      labels: schema.labels.map(({ id }) => id),
      relations: schema.relations.map(({ id }) => id),
    },
    head: headFingerprint(head, tools),
    files: [...files].sort(compareFiles),
    documents: [...documents].sort(compareDocuments),
  }
}

/** The text of `manifest.json`: the envelope of every file of Goldspan's, with one file and one document a line. */
export function manifestText(manifest: ExportManifest, tools: Digest): string {
  return [...manifestPieces(manifest, tools)].join('')
}

/** The same in pieces, so that the text of a large corpus's manifest is not in memory several times. */
export function* manifestPieces(manifest: ExportManifest, tools: Digest): Generator<string> {
  yield beginningOf(manifest, tools)
  yield '\n"files":['
  yield* linesOf(manifest.files)
  yield '],\n"documents":['
  yield* linesOf(manifest.documents)
  yield ']}}\n'
}

/** All that stands in front of the lists. */
function beginningOf(manifest: ExportManifest, { sha256 }: Digest): string {
  const line = encodeFile(exportFile, manifest, sha256)
  return line.slice(0, line.lastIndexOf('"files":['))
}

/** How many items are one piece. */
const itemsAtOnce = 100

function* linesOf(items: readonly object[]): Generator<string> {
  for (let from = 0; from < items.length; from += itemsAtOnce) {
    const lines = items.slice(from, from + itemsAtOnce).map((item) => JSON.stringify(item))
    yield `${from === 0 ? '' : ','}\n${lines.join(',\n')}`
  }
  if (items.length > 0) yield '\n'
}
