import type { ImportItem } from '../../ipc/views'
import { documentFromBytes } from '../store/document-from-bytes'
import { errnoOf } from '../store/store-error'
import { decodeAsSaid } from './foreign-letter'
import { importCorpus } from './import-corpus'
import { importUnits, type ImportUnit } from './import-units'
import type { ImportInto } from './imported-documents'
import type { JobSurroundings } from './job'
import { readLetter } from './read-letter'
import { refusedItem } from './refused-item'

/** Reads letters and files of any format, each corpus whole unless its sound part was asked for; a bad one stops no other. */
export async function importFiles(
  paths: readonly string[],
  into: ImportInto,
  around: JobSurroundings,
): Promise<void> {
  const units = importUnits(paths)
  let done = 0
  for (const unit of units) {
    if (around.isCancelled()) return
    await importUnit(unit, into, around)
    around.progress((done += 1), units.length)
    await around.pause()
  }
}

async function importUnit(file: ImportUnit, into: ImportInto, around: JobSurroundings): Promise<void> {
  const refuse = (reason: string, facts: ImportItem['facts'] = {}) =>
    around.found({ kind: 'refused', item: refusedItem(file.name, reason, facts) })
  if (file.kind === 'refused') return refuse(file.reason, file.facts)
  try {
    if (file.kind === 'letter') {
      const bytes = readLetter(file.path)
      if ('refusal' in bytes) {
        const { refusal, ...facts } = bytes
        return await refuse(refusal, facts)
      }
      const { now, annotator, fileChoices } = into
      const from = { now, annotatorId: annotator.id }
      const document = documentFromBytes(file.name, bytes, from, (one) =>
        decodeAsSaid(one, fileChoices.encodings),
      )
      if ('refusal' in document) {
        const { refusal, ...facts } = document
        return await refuse(refusal, facts)
      }
      return await around.found({ kind: 'letter', name: file.name, document })
    }
    await importCorpus(file, into, around, refuse)
  } catch (error) {
    await refuse('unreadable', { errno: errnoOf(error) })
  }
}
