import { createHash } from 'node:crypto'
import type { ImportItem } from '../../ipc/views'
import { importedDocuments, type ImportInto, type ImportedDocument } from './imported-documents'
import type { CorpusFiles } from './import-units'
import type { JobSurroundings } from './job'
import { factsOf } from './refused-item'

/** Rejections of one corpus that are listed; the rest is counted. */
export const listedRejections = 20

type Refuse = (reason: string, facts: ImportItem['facts']) => Promise<void>

/** Takes nothing from the files of a corpus unless the whole of them is right: they are read through before they are taken. */
export async function importCorpus(
  corpus: CorpusFiles,
  into: ImportInto,
  around: JobSurroundings,
  refuse: Refuse,
): Promise<void> {
  let rejected = 0
  const checkedBytes = createHash('sha256')
  for (const document of importedDocuments(corpus, into, checkedBytes)) {
    if (around.isCancelled()) return
    if ('rejection' in document) {
      rejected += 1
      if (rejected <= listedRejections) await refuse(document.rejection.reason, factsOf(document.rejection))
    }
    await around.pause()
  }
  if (rejected > listedRejections) await refuse('more-rejected', { count: rejected - listedRejections })
  if (rejected > 0) return
  const takenBytes = createHash('sha256')
  for (const document of importedDocuments(corpus, into, takenBytes)) {
    if (around.isCancelled()) return
    if ('rejection' in document) {
      return refuse('file-changed', factsOf({ ...document.rejection, values: {} }))
    }
    await around.found(foundIn(corpus, document))
  }
  if (takenBytes.digest('hex') !== checkedBytes.digest('hex')) await refuse('file-changed', {})
}

function foundIn({ name, format }: CorpusFiles, { content, counted, leftOut }: ImportedDocument) {
  const facts: ImportItem['facts'] = {
    ...(counted ? { unit: counted.unit, countedText: counted.text } : {}),
    ...(leftOut.length > 0 ? { leftOut: leftOut.length } : {}),
  }
  return { kind: 'labelled', name, content, source: format.id, facts } as const
}
