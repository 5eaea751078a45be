import { classAt, classBefore, invisible, unitsAt, unitsBefore, word } from './characters'
import { lineGapsOf } from './line-gaps'
import type { TextRange } from './offsets'

/** Version of the tokenizer below; whatever stands on tokens records it. */
export const tokensVersion = 1

/**
 * The tokens of a text in order, in UTF-16 code units: runs of letters, marks and numbers, and any other visible
 * code point alone. White space, control and format characters are never part of a token and end a run. `edges`
 * (UTF-16 offsets in any order) split the token they stand in. Linear in the text.
 */
export function tokensOf(text: string, edges: readonly number[] = []): TextRange[] {
  const tokens: TextRange[] = []
  const cuts = edges.length === 0 ? edges : [...edges].sort((a, b) => a - b)
  let cut = 0
  let end = 0
  for (let start = 0; start < text.length; start = end) {
    const kind = classAt(text, start)
    end = start + unitsAt(text, start)
    if (kind === invisible) continue
    if (kind === word) {
      while (end < text.length && classAt(text, end) === word) end += unitsAt(text, end)
    }
    if (cuts.length === 0) {
      tokens.push({ start, end })
      continue
    }
    while (cut < cuts.length && cuts[cut]! <= start) cut += 1
    let from = start
    for (; cut < cuts.length && cuts[cut]! < end; cut += 1) {
      if (cuts[cut]! === from) continue
      tokens.push({ start: from, end: cuts[cut]! })
      from = cuts[cut]!
    }
    tokens.push({ start: from, end })
  }
  return tokens
}

/** The range from the first to the last visible code point of a range, or null if it has none: what its tokens span. */
export function visibleRange(text: string, range: TextRange): TextRange | null {
  let { start, end } = range
  while (start < end && classAt(text, start) === invisible) start += unitsAt(text, start)
  while (end > start && classBefore(text, end) === invisible) end -= unitsBefore(text, end)
  return start < end ? { start, end } : null
}

/** Index of the first token of each paragraph, ascending; what parts paragraphs is the rule of `lineGapsOf`. */
export function paragraphStarts(text: string, tokens: readonly TextRange[]): number[] {
  const starts = tokens.length === 0 ? [] : [0]
  let token = 0
  for (const { end, partsParagraphs } of lineGapsOf(text)) {
    if (!partsParagraphs) continue
    while (tokens[token]!.start < end) token += 1
    starts.push(token)
  }
  return starts
}
