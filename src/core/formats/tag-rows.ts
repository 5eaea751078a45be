import type { WholeFile } from './file-lines'
import { FileFault } from './file-fault'
import { Misshapen } from './shape'

/** One row of a file of tags. */
export interface TagRow {
  readonly token: string
  readonly tag: string
  /** Counted from 1. */
  readonly line: number
}

const tagPattern = '(?:O|[BILUES]-\\S+)'
const ownRow = new RegExp(`^(\\S+)\\t(${tagPattern})$`)

/** The sentences of a file that Goldspan wrote for a document. Throws FileFault. */
export function ownSentences(documentId: string, { path, content }: WholeFile): TagRow[][] {
  const lines = content.split('\n')
  if (lines.pop() !== '') throw new FileFault(path, lines.length + 1, new Misshapen('line-feed-missing'))
  if (lines[0] !== `-DOCSTART- ${documentId}\tO`)
    throw new FileFault(path, 1, new Misshapen('document-line-wrong'))
  if (lines[1] !== '') throw new FileFault(path, 2, new Misshapen('line-malformed'))
  const sentences: TagRow[][] = []
  let rows: TagRow[] = []
  for (let index = 2; index < lines.length; index += 1) {
    const line = index + 1
    if (lines[index] !== '') {
      const match = ownRow.exec(lines[index]!)
      if (!match) throw new FileFault(path, line, new Misshapen('line-malformed'))
      rows.push({ token: match[1]!, tag: match[2]!, line })
    } else if (rows.length === 0) {
      throw new FileFault(path, line, new Misshapen('sentence-empty'))
    } else {
      sentences.push(rows)
      rows = []
    }
  }
  if (rows.length > 0) throw new FileFault(path, lines.length, new Misshapen('sentence-not-ended'))
  return sentences
}

/**
 * The sentences of another tool's CoNLL file of one document: two columns (token, tag) or the four of CoNLL-2003 (token,
 * part of speech, chunk, tag), parted by TABs or by spaces, a `-DOCSTART-` line in front or none. Throws FileFault.
 */
export function plainSentences({ path, content }: WholeFile): TagRow[][] {
  const sentences: TagRow[][] = [[]]
  let columns: number | null = null
  for (const [index, text] of content
    .replace(/^\ufeff/, '')
    .split(/\r?\n/)
    .entries()) {
    const line = index + 1
    if (text.trim() === '') {
      if (sentences.at(-1)!.length > 0) sentences.push([])
      continue
    }
    if (text.startsWith('-DOCSTART-')) {
      if (columns !== null) throw new FileFault(path, line, new Misshapen('documents-several'))
      continue
    }
    const fields = text.includes('\t') ? text.split('\t') : text.split(/ +/)
    columns ??= fields.length
    const [token, tag] = [fields[0]!, fields.at(-1)!]
    const isWhole = fields.every((field) => /^\S+$/.test(field))
    if (!isWhole || fields.length !== columns || (columns !== 2 && columns !== 4)) {
      throw new FileFault(path, line, new Misshapen('columns-wrong', { columns: fields.length }))
    }
    if (!new RegExp(`^${tagPattern}$`).test(tag))
      throw new FileFault(path, line, new Misshapen('tag-unknown'))
    sentences.at(-1)!.push({ token, tag, line })
  }
  return sentences.filter((rows) => rows.length > 0)
}
