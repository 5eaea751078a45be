import { createHash } from 'node:crypto'
import type { Rejection } from '../../core/formats/format'
import type { ImportItem } from '../../ipc/views'
import { importedDocuments, type ImportInto, type ImportedDocument } from './imported-documents'
import type { CorpusFiles } from './import-units'
import type { JobSurroundings } from './job'
import { factsOf } from './refused-item'

/** Rejections of one corpus that are listed; the rest is counted. */
export const listedRejections = 20

type Refuse = (reason: string, facts: ImportItem['facts']) => Promise<void>

/**
 * Takes nothing from the files of a corpus unless the whole of them is right, or what is right was asked for: they are
 * read through before they are taken.
 */
export async function importCorpus(
  corpus: CorpusFiles,
  into: ImportInto,
  around: JobSurroundings,
  refuse: Refuse,
): Promise<void> {
  let rejected = 0
  const listed: Rejection[] = []
  const tellRejected = async (rest: 'taken' | 'refused') => {
    for (const rejection of listed) await refuse(rejection.reason, { ...factsOf(rejection), rest })
    const more = rejected - listed.length
    if (more > 0) await refuse('more-rejected', { count: more, rest })
  }
  const checkedBytes = createHash('sha256')
  try {
    for (const document of importedDocuments(corpus, into, checkedBytes)) {
      if (around.isCancelled()) return
      if ('rejection' in document) {
        rejected += 1
        if (rejected <= listedRejections) listed.push(document.rejection)
      }
      await around.pause()
    }
  } catch (problem) {
    await tellRejected('refused')
    throw problem
  }
  const checkedSha256 = checkedBytes.digest('hex')
  const isInPart = rejected > 0 && into.fileChoices.inPart.includes(checkedSha256)
  await tellRejected(isInPart ? 'taken' : 'refused')
  if (rejected > 0 && !isInPart) return
  const takenBytes = createHash('sha256')
  for (const document of importedDocuments(corpus, into, takenBytes)) {
    if (around.isCancelled()) return
    if (!('rejection' in document)) await around.found(foundIn(corpus, document))
    else if (!isInPart) return refuse('file-changed', factsOf({ ...document.rejection, values: {} }))
  }
  if (takenBytes.digest('hex') !== checkedSha256) await refuse('file-changed', {})
}

function foundIn({ name, format }: CorpusFiles, { content, counted, leftOut }: ImportedDocument) {
  const facts: ImportItem['facts'] = {
    ...(counted ? { unit: counted.unit, countedText: counted.text } : {}),
    ...(leftOut.length > 0 ? { leftOut: leftOut.length } : {}),
  }
  return { kind: 'labelled', name, content, source: format.id, facts } as const
}
