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
export function manifestText(manifest: ExportManifest, { sha256 }: Digest): string {
  const line = encodeFile(exportFile, manifest, sha256)
  const lists = { files: manifest.files, documents: manifest.documents }
  const start = line.lastIndexOf('"files":[')
  const laidOut = Object.entries(lists).map(([name, items]) => {
    const lines = items.map((item) => JSON.stringify(item)).join(',\n')
    return `"${name}":[${lines === '' ? '' : `\n${lines}\n`}]`
  })
  return `${line.slice(0, start)}\n${laidOut.join(',\n')}}}\n`
}
