import { tokensVersion } from '../text/tokens'
import { filePairs, type FilePair } from './file-lines'
import type { FileChunk, PortableDocument, PortableSpan, ReadResult } from './format'
import { iob2Ending, iob2TokensEnding } from './iob2-files'
import { decodeName } from './names'
import { parsedJson } from './parsed-json'
import { Misshapen, Shape } from './shape'

/**
 * Reads IOB2 with its token ranges. A document with any fault is rejected whole, with the first line at fault; the
 * line counts in the file that the rejection names.
 */
export function* readIob2(files: Iterable<FileChunk>): Generator<ReadResult> {
  for (const pair of filePairs(files, iob2Ending, iob2TokensEnding)) {
    if ('stray' in pair) {
      yield { rejected: { path: pair.stray, reason: pair.reason, values: {} } }
      continue
    }
    try {
      yield { document: documentOf(pair), labelled: null }
    } catch (problem) {
      if (!(problem instanceof LineFault)) throw problem
      const { path, line, fault } = problem
      yield { rejected: { path, line, reason: fault.reason, values: fault.values } }
    }
  }
}

class LineFault extends Error {
  constructor(
    readonly path: string,
    readonly line: number,
    readonly fault: Misshapen,
  ) {
    super(fault.reason)
  }
}

interface TaggedToken {
  readonly text: string
  readonly tag: string
  readonly line: number
}

interface TokenRanges {
  readonly start: readonly number[]
  readonly end: readonly number[]
  readonly startUtf16: readonly number[]
  readonly endUtf16: readonly number[]
}

function documentOf(pair: FilePair): PortableDocument {
  const sentences = sentencesOf(pair)
  const ranges = rangesOf(pair)
  if (sentences.length !== ranges.length) {
    throw new LineFault(
      pair.second.path,
      1,
      new Misshapen('sentence-count-differs', { tags: sentences.length, ranges: ranges.length }),
    )
  }
  const spans: PortableSpan[] = []
  for (const [sentence, tokens] of sentences.entries()) addSpans(pair, tokens, ranges[sentence]!, spans)
  return { documentId: pair.documentId, annotatorId: null, text: null, spans, relations: [] }
}

function sentencesOf({ documentId, first }: FilePair): TaggedToken[][] {
  const { path } = first
  const lines = first.content.split('\n')
  if (lines.pop() !== '') throw new LineFault(path, lines.length + 1, new Misshapen('line-feed-missing'))
  if (lines[0] !== `-DOCSTART- ${documentId}\tO`)
    throw new LineFault(path, 1, new Misshapen('document-line-wrong'))
  if (lines[1] !== '') throw new LineFault(path, 2, new Misshapen('line-malformed'))
  const sentences: TaggedToken[][] = []
  let tokens: TaggedToken[] = []
  for (let index = 2; index < lines.length; index += 1) {
    const line = index + 1
    if (lines[index] !== '') {
      const match = /^(\S+)\t(O|[BI]-[A-Za-z0-9_-]+)$/.exec(lines[index]!)
      if (!match) throw new LineFault(path, line, new Misshapen('line-malformed'))
      tokens.push({ text: match[1]!, tag: match[2]!, line })
    } else if (tokens.length === 0) {
      throw new LineFault(path, line, new Misshapen('sentence-empty'))
    } else {
      sentences.push(tokens)
      tokens = []
    }
  }
  if (tokens.length > 0) throw new LineFault(path, lines.length, new Misshapen('sentence-not-ended'))
  return sentences
}

function rangesOf({ documentId, second }: FilePair): TokenRanges[] {
  const { path } = second
  const lines = second.content.split('\n')
  if (lines.pop() !== '') throw new LineFault(path, lines.length + 1, new Misshapen('line-feed-missing'))
  if (lines.length === 0) throw new LineFault(path, 1, new Misshapen('empty'))
  let utf16Differs = false
  return lines.flatMap((text, index): TokenRanges[] => {
    try {
      const value = parsedJson(text)
      if (index > 0) return [sentenceRangesOf(value, index - 1, utf16Differs)]
      utf16Differs = tokensHeadOf(value, documentId)
      return []
    } catch (problem) {
      if (problem instanceof Misshapen) throw new LineFault(path, index + 1, problem)
      throw problem
    }
  })
}

/** Checks the head of the token ranges and tells whether they give UTF-16 offsets apart. */
function tokensHeadOf(value: unknown, documentId: string): boolean {
  const fields = ['goldspan', 'version', 'sealed', 'tokensVersion', 'document', 'textSha256', 'utf16Differs']
  const head = new Shape(value, '', fields)
  if (head.string('goldspan') !== 'tokens') throw new Misshapen('not-token-ranges')
  if (head.count('version') !== 1) throw new Misshapen('version-unknown', { version: head.count('version') })
  if (head.boolean('sealed')) throw new Misshapen('sealed')
  if (head.count('tokensVersion') !== tokensVersion) {
    throw new Misshapen('version-unknown', { tokensVersion: head.count('tokensVersion') })
  }
  if (head.string('document') !== documentId) throw new Misshapen('document-differs')
  head.hash('textSha256')
  return head.boolean('utf16Differs')
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

/** Adds the spans of one sentence; each token's ranges must be as long as the token and come after the last. */
function addSpans(
  { first }: FilePair,
  tokens: readonly TaggedToken[],
  { start, end, startUtf16, endUtf16 }: TokenRanges,
  spans: PortableSpan[],
): void {
  for (const list of [start, end, startUtf16, endUtf16]) {
    if (list.length === tokens.length) continue
    const values = { tags: tokens.length, ranges: list.length }
    throw new LineFault(first.path, tokens[0]!.line, new Misshapen('token-count-differs', values))
  }
  let open: { label: string; start: number; end: number } | null = null
  let before = 0
  for (const [index, { text, tag, line }] of tokens.entries()) {
    const from = startUtf16[index]!
    const to = endUtf16[index]!
    if (from < before || to - from !== text.length || end[index]! - start[index]! !== [...text].length) {
      throw new LineFault(
        first.path,
        line,
        new Misshapen('token-length-differs', { startUtf16: from, endUtf16: to }),
      )
    }
    before = to
    const label = decodeName(tag.slice(2))
    if (tag.startsWith('I-')) {
      if (open?.label !== label) throw new LineFault(first.path, line, new Misshapen('tag-without-begin'))
      open.end = to
      continue
    }
    if (open) spans.push(spanOf(open))
    open = tag === 'O' ? null : { label, start: from, end: to }
  }
  if (open) spans.push(spanOf(open))
}

function spanOf(open: {
  readonly label: string
  readonly start: number
  readonly end: number
}): PortableSpan {
  return { ...open, attributes: {}, needsReview: false }
}
