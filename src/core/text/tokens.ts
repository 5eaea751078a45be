import type { TextRange } from './offsets'

/** Version of the tokenizer below; whatever stands on tokens records it. */
export const tokensVersion = 1

const invisible = 1
const word = 2
const alone = 3

/** Class of each code point, found out once; 0 is not known yet. */
const classes = new Uint8Array(0x110000)
const wordPattern = /^[\p{L}\p{M}\p{N}]$/u
/** White space, control and format characters (zero-width joiners, byte order marks) and lone surrogates. */
const invisiblePattern = /^[\p{Z}\p{Cc}\p{Cf}\p{Cs}]$/u

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

/**
 * Index of the first token of each paragraph. A line break is CRLF, LF, CR, U+0085, U+2028 or U+2029; a form feed
 * is white space within its line. Where most line breaks are doubled and somewhere a line that holds only white
 * space stands between empty lines, such a line parts paragraphs (an empty line is then only a wrapped line);
 * elsewhere any blank line does.
 */
export function paragraphStarts(text: string, tokens: readonly TextRange[]): number[] {
  const gaps: { readonly token: number; readonly gap: LineGap }[] = []
  for (let i = 1; i < tokens.length; i += 1) {
    const start = tokens[i - 1]!.end
    const end = tokens[i]!.start
    if (start === end || (end - start === 1 && !isLineBreak(text.charCodeAt(start)))) continue
    const gap = lineGap(text, start, end)
    if (gap.breaks > 0) gaps.push({ token: i, gap })
  }
  const doubled = gaps.filter(({ gap }) => gap.breaks > 1).length
  const isDoubleSpaced = doubled * 2 > gaps.length && gaps.some(({ gap }) => gap.hasBlankBetweenEmpty)
  const starts = tokens.length === 0 ? [] : [0]
  for (const { token, gap } of gaps) {
    if (isDoubleSpaced ? gap.hasBlankBetweenEmpty : gap.breaks > 1) starts.push(token)
  }
  return starts
}

interface LineGap {
  readonly breaks: number
  /** Whether a line of white space stands right between two empty lines. */
  readonly hasBlankBetweenEmpty: boolean
}

function lineGap(text: string, start: number, end: number): LineGap {
  let breaks = 0
  let isAfterEmpty = false
  let isPending = false
  let hasBlankBetweenEmpty = false
  let lineStart = start
  for (let i = start; i < end; i += 1) {
    const unit = text.charCodeAt(i)
    if (!isLineBreak(unit)) continue
    const isEmpty = i === lineStart
    if (breaks > 0) {
      if (isEmpty && isPending) hasBlankBetweenEmpty = true
      isPending = !isEmpty && isAfterEmpty
      isAfterEmpty = isEmpty
    }
    breaks += 1
    if (unit === 0x0d && text.charCodeAt(i + 1) === 0x0a) i += 1
    lineStart = i + 1
  }
  return { breaks, hasBlankBetweenEmpty }
}

function isLineBreak(unit: number): boolean {
  return unit === 0x0a || unit === 0x0d || unit === 0x85 || unit === 0x2028 || unit === 0x2029
}

function classAt(text: string, offset: number): number {
  const unit = text.charCodeAt(offset)
  const known = classes[unit]!
  return known !== 0 && !isSurrogate(unit) ? known : classOf(text.codePointAt(offset)!)
}

function classBefore(text: string, offset: number): number {
  return classAt(text, offset - unitsBefore(text, offset))
}

function classOf(codePoint: number): number {
  const known = classes[codePoint]!
  if (known !== 0) return known
  const character = String.fromCodePoint(codePoint)
  const found = wordPattern.test(character) ? word : invisiblePattern.test(character) ? invisible : alone
  classes[codePoint] = found
  return found
}

function unitsAt(text: string, offset: number): number {
  return isSurrogate(text.charCodeAt(offset)) && text.codePointAt(offset)! > 0xffff ? 2 : 1
}

function unitsBefore(text: string, offset: number): number {
  return offset >= 2 && text.codePointAt(offset - 2)! > 0xffff ? 2 : 1
}

function isSurrogate(unit: number): boolean {
  return (unit & 0xf800) === 0xd800
}
