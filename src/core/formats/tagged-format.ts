import type { SourceDocument } from '../project'
import type { TextRange } from '../text/offsets'
import { paragraphStarts, tokensOf, tokensVersion } from '../text/tokens'
import { codePointOffsets, hasOneUnit } from './code-points'
import type { Format } from './format'
import { lossesOf } from './losses'
import { encodeName } from './names'
import { assertSound, onceEach } from './soundness'
import { fateInTags, planTags, spansOfTokens, type TaggedSpan } from './tag-plan'
import { tagOf, type TagScheme } from './tag-scheme'
import { tagsEnding, tokensEnding } from './tagged-files'
import { readTagged } from './tagged-reader'
import { textPath } from './texts-beside'

/**
 * Tags after CoNLL-2003, two columns parted by a TAB (token, tag), one file `<document>.<scheme>.tsv` per document:
 * `-DOCSTART- <document id><TAB>O`, an empty line, then sentences (paragraphs), an empty line after each, so that the
 * files put together are a corpus again. A paragraph gap inside a span ends no sentence, or its tags would be two.
 * Beside it `<document>.tokens.jsonl`: a head `{goldspan: "tokens", version, sealed, tokensVersion, document,
 * textSha256, utf16Differs}`, then per sentence `{sentence, start, end}` with one number per token (code points), and
 * `startUtf16, endUtf16` where they differ: in documents with an astral character; and the text, `texts/<document>.txt`.
 */
export function taggedFormat(
  scheme: TagScheme,
  own: Pick<Format, 'id' | 'version' | 'name' | 'description' | 'example'> & {
    /** Ends of the names of other tools' files that are held to be of this format. */
    readonly otherEndings: readonly string[]
  },
): Format {
  const { otherEndings, ...words } = own
  const endings = [tagsEnding(own.id), ...otherEndings]
  const capabilities: Format['capabilities'] = {
    unit: 'code points and UTF-16 code units',
    includesText: false,
    overlap: false,
    discontinuous: false,
    newlineInSpan: 'tokens',
    relations: false,
    attributes: false,
    needsReview: false,
    note: false,
    decisions: false,
    severalAnnotators: false,
  }
  return {
    ...words,
    purpose: 'training',
    capabilities,
    neverHeld: [
      'ids of spans and relations',
      'who labelled, when, and from which suggestion',
      'guideline version',
      'status and number of edits',
      'title and encoding of the document',
    ],
    *write(_head, documents) {
      for (const entry of onceEach(documents)) {
        assertSound(entry)
        const { document, set } = entry
        const { kept } = planTags(document.text, set?.spans ?? [])
        const { rows, ranges } = taggedLines(document, kept, scheme)
        yield { path: `${document.id}${tagsEnding(own.id)}`, chunk: rows }
        yield { path: `${document.id}${tokensEnding}`, chunk: ranges }
        yield { path: textPath(document.id), chunk: document.text }
      }
    },
    filesBelong: 'by-name',
    isLineDocument: false,
    looksLike: (name, beginning) =>
      endings.some((ending) => name.endsWith(ending)) ||
      (name.endsWith(tokensEnding) && beginning.startsWith('{"goldspan":"tokens"')),
    losses: (entry) => lossesOf(entry, capabilities, { fateOf: fateInTags(entry) }),
    read: (files, tools) => readTagged(files, own.id, scheme, tools),
  }
}

function taggedLines(
  { id, text, textSha256 }: SourceDocument,
  kept: readonly TaggedSpan[],
  scheme: TagScheme,
): { readonly rows: string; readonly ranges: string } {
  const tokens = tokensOf(
    text,
    kept.flatMap(({ start, end }) => [start, end]),
  )
  const spans = spansOfTokens(tokens, kept)
  const starts = sentenceStarts(text, tokens, spans)
  const utf16Differs = !hasOneUnit(text)
  const offsets = codePointOffsets(text)
  const head = { goldspan: 'tokens', version: 1, sealed: false, tokensVersion, document: id, textSha256 }
  let rows = `-DOCSTART- ${id}\tO\n\n`
  let ranges = `${JSON.stringify({ ...head, utf16Differs })}\n`
  for (let sentence = 0; sentence < starts.length; sentence += 1) {
    const to = starts[sentence + 1] ?? tokens.length
    const startUtf16: number[] = []
    const endUtf16: number[] = []
    for (let i = starts[sentence]!; i < to; i += 1) {
      const token = tokens[i]!
      rows += `${text.slice(token.start, token.end)}\t${tagOf(token, spans[i], scheme, encodeName)}\n`
      startUtf16.push(token.start)
      endUtf16.push(token.end)
    }
    rows += '\n'
    const inCodePoints = utf16Differs
      ? {
          start: startUtf16.map((at) => offsets.fromUtf16(at)),
          end: endUtf16.map((at) => offsets.fromUtf16(at)),
        }
      : { start: startUtf16, end: endUtf16 }
    const inUtf16 = utf16Differs ? { startUtf16, endUtf16 } : {}
    ranges += `${JSON.stringify({ sentence, ...inCodePoints, ...inUtf16 })}\n`
  }
  return { rows, ranges }
}

/** The first token of each paragraph, but for those within a span. */
function sentenceStarts(
  text: string,
  tokens: readonly TextRange[],
  spans: readonly (TaggedSpan | undefined)[],
): number[] {
  return paragraphStarts(text, tokens).filter((token) => {
    const { start } = tokens[token]!
    return (spans[token]?.start ?? start) >= start
  })
}
