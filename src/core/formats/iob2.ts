import type { SourceDocument } from '../project'
import type { TextRange } from '../text/offsets'
import { paragraphStarts, tokensOf, tokensVersion } from '../text/tokens'
import { codePointOffsets, hasOneUnit } from './code-points'
import type { Format } from './format'
import { iob2Ending, iob2TokensEnding } from './iob2-files'
import { readIob2 } from './iob2-reader'
import { fateInTags, planTags, type TaggedSpan } from './iob2-spans'
import { lossesOf } from './losses'
import { encodeName } from './names'
import { assertSound, onceEach } from './soundness'

/**
 * IOB2 after CoNLL-2003, two columns parted by a TAB (token, tag), one file `<document>.iob2.tsv` per document:
 * `-DOCSTART- <document id><TAB>O`, an empty line, then sentences (paragraphs), an empty line after each, so that the
 * files put together are a corpus again. A paragraph gap inside a span ends no sentence, or its tags would be two.
 * Beside it `<document>.tokens.jsonl`: a head `{goldspan: "tokens", version, sealed, tokensVersion, document,
 * textSha256, utf16Differs}`, then per sentence `{sentence, start, end}` with one number per token (code points), and
 * `startUtf16, endUtf16` where they differ: in documents with an astral character.
 */
export const iob2: Format = {
  id: 'iob2',
  version: 1,
  name: 'IOB2 (CoNLL)',
  purpose: 'training',
  description:
    'One word and tag per line, to train sequence taggers. Without relations and attributes; of overlapping spans the longest stays.',
  capabilities: {
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
  },
  neverHeld: [
    'white space and line breaks',
    'ids of spans and relations',
    'who labelled, when, and from which suggestion',
    'guideline version',
    'status and number of edits',
    'title and encoding of the document',
  ],
  example: `-DOCSTART- dddddddddddddddddddddddddd	O

Dx	O
:	O
neck	B-finding
pain	I-finding
.	O
MRI	B-request

`,
  *write(_head, documents) {
    for (const entry of onceEach(documents)) {
      assertSound(entry)
      const { document, set } = entry
      const { rows, ranges } = taggedLines(document, planTags(document.text, set?.spans ?? []).kept)
      yield { path: `${document.id}${iob2Ending}`, chunk: rows }
      yield { path: `${document.id}${iob2TokensEnding}`, chunk: ranges }
    }
  },
  filesBelong: 'by-name',
  looksLike: (name) => name.endsWith(iob2Ending) || name.endsWith(iob2TokensEnding),
  losses(entry) {
    return lossesOf(entry, iob2.capabilities, { fateOf: fateInTags(entry) })
  },
  read: readIob2,
}

function taggedLines(
  { id, text, textSha256 }: SourceDocument,
  kept: readonly TaggedSpan[],
): { readonly rows: string; readonly ranges: string } {
  const tokens = tokensOf(
    text,
    kept.flatMap(({ start, end }) => [start, end]),
  )
  const starts = sentenceStarts(text, tokens, kept)
  const utf16Differs = !hasOneUnit(text)
  const offsets = codePointOffsets(text)
  const head = { goldspan: 'tokens', version: 1, sealed: false, tokensVersion, document: id, textSha256 }
  let rows = `-DOCSTART- ${id}\tO\n\n`
  let ranges = `${JSON.stringify({ ...head, utf16Differs })}\n`
  let next = 0
  for (let sentence = 0; sentence < starts.length; sentence += 1) {
    const to = starts[sentence + 1] ?? tokens.length
    const startUtf16: number[] = []
    const endUtf16: number[] = []
    for (let i = starts[sentence]!; i < to; i += 1) {
      const { start, end } = tokens[i]!
      while (next < kept.length && kept[next]!.end <= start) next += 1
      rows += text.slice(start, end) + tagEnding(kept[next], start)
      startUtf16.push(start)
      endUtf16.push(end)
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

/** The end of a token's row: TAB, tag, line feed. */
function tagEnding(tagged: TaggedSpan | undefined, start: number): string {
  if (tagged === undefined || start < tagged.start) return '\tO\n'
  return `\t${start === tagged.start ? 'B' : 'I'}-${encodeName(tagged.span.label)}\n`
}

function sentenceStarts(text: string, tokens: readonly TextRange[], kept: readonly TaggedSpan[]): number[] {
  let next = 0
  return paragraphStarts(text, tokens).filter((token) => {
    const { start } = tokens[token]!
    while (next < kept.length && kept[next]!.end <= start) next += 1
    return (kept[next]?.start ?? start) >= start
  })
}
