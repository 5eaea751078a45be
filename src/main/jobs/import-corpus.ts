import { createHash, type Hash } from 'node:crypto'
import { basename, dirname } from 'node:path'
import { misfitOfDecision, misfitOfSpan } from '../../core/annotation/check-command'
import { isAllowedRelation, type LabelSchema } from '../../core/annotation/label-schema'
import type { CorpusDocument, FileChunk, Rejection } from '../../core/formats/format'
import { native } from '../../core/formats/native'
import type { SourceDocument } from '../../core/project'
import type { ImportItem } from '../../ipc/views'
import { documentLimitBytes } from '../store/decode-text'
import { identityOfText } from '../store/document-reading'
import { textChunksOf } from '../store/text-chunks'
import type { JobSurroundings } from './job'
import { readToolsIn } from '../store/read-tools'

/** Rejections of one Goldspan file that are listed; the rest is counted. */
const listedRejections = 20

type Refuse = (reason: string, facts: ImportItem['facts']) => Promise<void>

/** Takes nothing from a Goldspan file unless the whole of it is right: it is read through before it is taken. */
export async function importCorpus(
  file: { readonly path: string; readonly name: string },
  schema: LabelSchema,
  around: JobSurroundings,
  refuse: Refuse,
): Promise<void> {
  let rejected = 0
  const checkedBytes = createHash('sha256')
  for (const { rejection } of checkedDocuments(file.path, schema, checkedBytes)) {
    if (around.isCancelled()) return
    if (rejection) {
      rejected += 1
      if (rejected <= listedRejections) await refuse(rejection.reason, factsOf(rejection))
    }
    await around.pause()
  }
  if (rejected > listedRejections) await refuse('more-rejected', { count: rejected - listedRejections })
  if (rejected > 0) return
  const takenBytes = createHash('sha256')
  for (const { rejection, content } of checkedDocuments(file.path, schema, takenBytes)) {
    if (around.isCancelled()) return
    if (rejection) return refuse('file-changed', factsOf({ ...rejection, values: {} }))
    await around.found({ kind: 'labelled', name: file.name, content })
  }
  if (takenBytes.digest('hex') !== checkedBytes.digest('hex')) await refuse('file-changed', {})
}

type Checked =
  | { readonly rejection: Rejection; readonly content?: never }
  | { readonly rejection: null; readonly content: CorpusDocument }

/** The documents of a Goldspan file, each fit for a project of this schema or rejected with its line. */
function* checkedDocuments(path: string, schema: LabelSchema, bytes: Hash): Generator<Checked> {
  // Each line, the head's too, gives one result.
  let line = 0
  for (const result of native.read(chunksOf(path, bytes), readToolsIn(dirname(path)))) {
    line += 1
    if ('rejected' in result) yield { rejection: result.rejected }
    if (!('document' in result) || result.labelled === null) continue
    const content = result.labelled
    const misfit = misfitOfText(content.document) ?? misfitOfMarks(content, schema)
    yield misfit ? { rejection: { path, line, ...misfit } } : { rejection: null, content }
  }
}

type Misfit = Pick<Rejection, 'reason' | 'values'>

/** Why a text would not have come out of a letter's own file, if it would not. */
function misfitOfText({ id, text, textSha256, encoding, byteOrderMark }: SourceDocument): Misfit | null {
  const values = { document: id }
  if (text === '') return { reason: 'letter-empty', values }
  if (text.includes('\0')) return { reason: 'letter-nul', values }
  // One mark is always taken off, so only a second one can be left.
  if (text.startsWith('\ufeff') && !byteOrderMark) return { reason: 'letter-byte-order-mark', values }
  const sizeBytes = encoding === 'utf-8' ? Buffer.byteLength(text, 'utf8') : 2 * text.length
  if (sizeBytes > documentLimitBytes) {
    return { reason: 'letter-too-large', values: { ...values, sizeBytes, limitBytes: documentLimitBytes } }
  }
  const identity = identityOfText(text)
  const isItself = identity.id === id && identity.textSha256 === textSha256
  return isItself ? null : { reason: 'document-id-differs', values }
}

/** Why an annotator's marks do not fit this project, if they do not. */
function misfitOfMarks({ document, set }: CorpusDocument, schema: LabelSchema): Misfit | null {
  if (set === null) return null
  const labels = new Map<string, string>()
  for (const span of set.spans) {
    const reason = misfitOfSpan(span, document.text, schema)
    if (reason) return { reason, values: { document: document.id, id: span.id } }
    labels.set(span.id, span.label)
  }
  for (const { id, type, from, to } of set.relations) {
    const values = { document: document.id, id }
    if (!schema.relations.some((known) => known.id === type)) return { reason: 'relation-unknown', values }
    if (!isAllowedRelation(schema, type, labels.get(from)!, labels.get(to)!)) {
      return { reason: 'relation-not-allowed', values }
    }
  }
  for (const decision of set.decisions) {
    const reason = misfitOfDecision(decision, document.text, schema)
    if (reason) return { reason, values: { document: document.id } }
  }
  return null
}

function* chunksOf(path: string, hash: Hash): Generator<FileChunk> {
  for (const chunk of textChunksOf(path, (bytes) => hash.update(bytes))) yield { path: basename(path), chunk }
}

function factsOf({ line, values }: Rejection): ImportItem['facts'] {
  const plain = Object.entries(values).map(([key, value]) => [
    key,
    typeof value === 'boolean' ? String(value) : value,
  ])
  return { ...(Object.fromEntries(plain) as ImportItem['facts']), ...(line === undefined ? {} : { line }) }
}
