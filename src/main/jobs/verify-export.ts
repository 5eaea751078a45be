import { manifestPath } from '../../core/storage/export-manifest'
import type { VerificationReport } from '../../ipc/export-views'
import { verifyFolder } from './export-verification'
import type { JobSurroundings } from './job'
import { Cancelled, Progress } from './progress'
import { readManifest } from './read-manifest'

/** Proves an export by its manifest. What is wrong with it is in the report; nothing is changed. */
export async function verifyExportFolder(
  folder: string,
  around: JobSurroundings<never>,
): Promise<VerificationReport> {
  const nothing = { folder, format: '', files: 0, documents: 0, spans: 0, problems: [], cancelled: false }
  const manifest = readManifest(folder)
  if ('refused' in manifest) {
    const problem = { path: manifestPath, line: null, documentId: null, annotatorId: null }
    return { ...nothing, problems: [{ ...problem, reason: manifest.refused }] }
  }
  const { format, files, documents } = manifest
  const about = { ...nothing, format: format.id, files: files.length + 1, documents: documents.length }
  try {
    const verified = await verifyFolder(folder, manifest, new Progress(around, documents.length))
    return { ...about, ...verified }
  } catch (error) {
    if (!(error instanceof Cancelled)) throw error
    return { ...about, cancelled: true }
  }
}
