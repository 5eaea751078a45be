import { tokensVersion } from '../text/tokens'
import type { WholeFile } from './file-lines'
import { FileFault } from './file-fault'
import { parsedJson } from './parsed-json'
import { Misshapen, Shape } from './shape'

/** Where the tokens of a sentence stand: one number per token, in code points and in UTF-16. */
export interface TokenRanges {
  readonly start: readonly number[]
  readonly end: readonly number[]
  readonly startUtf16: readonly number[]
  readonly endUtf16: readonly number[]
}

export interface TokensFile {
  readonly textSha256: string
  readonly sentences: readonly TokenRanges[]
}

/** What a `.tokens.jsonl` file says; its form stands in `taggedFormat`. Throws FileFault. */
export function tokensFileOf(documentId: string, { path, content }: WholeFile): TokensFile {
  const lines = content.split('\n')
  if (lines.pop() !== '') throw new FileFault(path, lines.length + 1, new Misshapen('line-feed-missing'))
  if (lines.length === 0) throw new FileFault(path, 1, new Misshapen('empty'))
  let head: TokensHead | null = null
  const sentences: TokenRanges[] = []
  for (const [index, text] of lines.entries()) {
    try {
      const value = parsedJson(text)
      if (head === null) head = tokensHeadOf(value, documentId)
      else sentences.push(sentenceRangesOf(value, index - 1, head.utf16Differs))
    } catch (problem) {
      if (problem instanceof Misshapen) throw new FileFault(path, index + 1, problem)
      throw problem
    }
  }
  return { textSha256: head!.textSha256, sentences }
}

interface TokensHead {
  readonly textSha256: string
  /** Whether UTF-16 offsets are given apart. */
  readonly utf16Differs: boolean
}

function tokensHeadOf(value: unknown, documentId: string): TokensHead {
  const fields = ['goldspan', 'version', 'sealed', 'tokensVersion', 'document', 'textSha256', 'utf16Differs']
  const head = new Shape(value, '', fields)
  if (head.string('goldspan') !== 'tokens') throw new Misshapen('not-token-ranges')
  if (head.count('version') !== 1) throw new Misshapen('version-unknown', { version: head.count('version') })
  if (head.boolean('sealed')) throw new Misshapen('sealed')
  if (head.count('tokensVersion') !== tokensVersion) {
    throw new Misshapen('version-unknown', { tokensVersion: head.count('tokensVersion') })
  }
  if (head.string('document') !== documentId) throw new Misshapen('document-differs')
  return { textSha256: head.hash('textSha256'), utf16Differs: head.boolean('utf16Differs') }
}

function sentenceRangesOf(value: unknown, expected: number, utf16Differs: boolean): TokenRanges {
  const inUtf16 = utf16Differs ? ['startUtf16', 'endUtf16'] : []
  const shape = new Shape(value, '', ['sentence', 'start', 'end', ...inUtf16])
  if (shape.count('sentence') !== expected)
    throw new Misshapen('order-wrong', { sentence: shape.count('sentence') })
  const numbers = (key: string) => shape.list(key, numberOf)
  const start = numbers('start')
  const end = numbers('end')
  if (!utf16Differs) return { start, end, startUtf16: start, endUtf16: end }
  return { start, end, startUtf16: numbers('startUtf16'), endUtf16: numbers('endUtf16') }
}

function numberOf(value: unknown, at: string): number {
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 0) {
    throw new Misshapen('number-invalid', { field: at })
  }
  return value
}
