import { filePairs, type FilePair, type WholeFile } from './file-lines'
import type { FileChunk, PortableDocument, ReadResult, ReadTools } from './format'
import { FileFault } from './file-fault'
import { placeInText, visibleFrom } from './placed-tokens'
import { Misshapen } from './shape'
import { ownSentences, plainSentences, type TagRow } from './tag-rows'
import { iob2Scheme, type TagScheme } from './tag-scheme'
import { rulesOf, spansInTags, type PlacedRow } from './tag-spans'
import { tagsEnding, tokensEnding } from './tagged-files'
import { textPath, withoutTexts } from './texts-beside'
import { tokensFileOf, type TokenRanges } from './token-ranges'

/**
 * Reads tags with their token ranges, and with the text where that lies beside: then each token must stand in it. A file
 * of tags without ranges, also of another tool and in another scheme, is read where its text lies beside, as
 * `texts/<name>.txt` or `<name>.txt`: its tokens are found there one after the other, with nothing visible between them.
 * A document with any fault is rejected whole, with the first line at fault; the line counts in the file that the
 * rejection names.
 */
export function* readTagged(
  files: Iterable<FileChunk>,
  schemeId: string,
  scheme: TagScheme,
  tools: ReadTools,
): Generator<ReadResult> {
  for (const pair of filePairs(withoutTexts(files), tagsEnding(schemeId), tokensEnding)) {
    try {
      if (!('stray' in pair)) yield { document: documentOf(pair, scheme, tools), labelled: null }
      else if (pair.reason === 'file-doubled' || pair.stray.endsWith(tokensEnding)) {
        yield { rejected: { path: pair.stray, reason: pair.reason, values: {} } }
      } else yield { document: plainDocumentOf(pair.file, tools), labelled: null }
    } catch (problem) {
      if (!(problem instanceof FileFault)) throw problem
      const { path, line, fault } = problem
      yield { rejected: { path, line, reason: fault.reason, values: fault.values } }
    }
  }
}

function documentOf(pair: FilePair, scheme: TagScheme, tools: ReadTools): PortableDocument {
  const { documentId, first, second } = pair
  const sentences = ownSentences(documentId, first)
  const { textSha256, sentences: ranges } = tokensFileOf(documentId, second)
  if (sentences.length !== ranges.length) {
    const values = { tags: sentences.length, ranges: ranges.length }
    throw new FileFault(second.path, 1, new Misshapen('sentence-count-differs', values))
  }
  const text = tools.fileBeside(textPath(documentId))
  if (text !== null && tools.sha256(text) !== textSha256) {
    throw new FileFault(second.path, 1, new Misshapen('text-hash-differs'))
  }
  const rules = { tellsEnds: scheme !== iob2Scheme, innerBegins: false }
  let before = 0
  const spans = sentences.flatMap((rows, sentence) => {
    const placed = placedByRanges(first.path, rows, ranges[sentence]!, before)
    before = placed.at(-1)!.end
    for (const { token, line, start, end } of placed) {
      if (text === null || text.slice(start, end) === token) continue
      throw new FileFault(
        first.path,
        line,
        new Misshapen('quote-differs', { startUtf16: start, endUtf16: end }),
      )
    }
    return spansInTags(first.path, placed, rules)
  })
  return { documentId, annotatorId: null, text, note: '', spans, relations: [] }
}

/** Rows with the ranges of their tokens: each as long as its token and behind the one before. Throws FileFault. */
function placedByRanges(
  path: string,
  rows: readonly TagRow[],
  { start, end, startUtf16, endUtf16 }: TokenRanges,
  behind: number,
): PlacedRow[] {
  for (const list of [start, end, startUtf16, endUtf16]) {
    if (list.length === rows.length) continue
    const values = { tags: rows.length, ranges: list.length }
    throw new FileFault(path, rows[0]!.line, new Misshapen('token-count-differs', values))
  }
  let before = behind
  return rows.map((row, index) => {
    const [from, to] = [startUtf16[index]!, endUtf16[index]!]
    const length = end[index]! - start[index]!
    if (from < before || to - from !== row.token.length || length !== [...row.token].length) {
      const values = { startUtf16: from, endUtf16: to }
      throw new FileFault(path, row.line, new Misshapen('token-length-differs', values))
    }
    before = to
    // Field by field: a spread with more behind it takes several times as long, and there is one for each token.
    const { token, tag, line } = row
    return { token, tag, line, start: from, end: to }
  })
}

function plainDocumentOf(file: WholeFile, tools: ReadTools): PortableDocument {
  const name = file.path.slice(file.path.lastIndexOf('/') + 1).replace(/\..*$/, '')
  const text = tools.fileBeside(textPath(name)) ?? tools.fileBeside(`${name}.txt`)
  if (text === null) throw new FileFault(file.path, 1, new Misshapen('text-not-beside'))
  const sentences = plainSentences(file)
  const rules = rulesOf(sentences.flat())
  let behind = 0
  const placed = sentences.map((rows) =>
    rows.map((row): PlacedRow => {
      try {
        const place = placeInText(text, row.token, behind)
        behind = place.end
        return { ...row, ...place }
      } catch (problem) {
        if (problem instanceof Misshapen) throw new FileFault(file.path, row.line, problem)
        throw problem
      }
    }),
  )
  if (visibleFrom(text, behind) < text.length) {
    const line = sentences.at(-1)?.at(-1)?.line ?? 1
    throw new FileFault(file.path, line, new Misshapen('text-goes-on', { startUtf16: behind }))
  }
  const spans = placed.flatMap((rows) => spansInTags(file.path, rows, rules))
  return { documentId: name, annotatorId: null, text, note: '', spans, relations: [] }
}
