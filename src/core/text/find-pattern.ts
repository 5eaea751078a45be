/** What a coder looks for. */
export interface FindQuery {
  /** Words as they are, or the source of a regular expression. */
  readonly words: string
  /** No end of a match stands within a token. */
  readonly isWholeWord: boolean
  /** Capital and small letters differ. */
  readonly isCase: boolean
  readonly isRegex: boolean
}

/** Why a regular expression can't be understood. */
export interface PatternProblem {
  /** Plain words without a full stop, as "this bracket is not closed". */
  readonly reason: string
  /** What it is about, one character. */
  readonly character: string
  /** Its place among the pattern's characters, counted from 1. */
  readonly place: number
}

/** A hyphen may end a line of which the next goes on with the word. */
const lineEnd = '(?:[^\\S\\n\\r\\f\\u2028\\u2029]*[\\n\\r\\f\\u2028\\u2029]\\s*)?'
const wordCharacter = '[\\p{L}\\p{M}\\p{N}]'
/** A place that has not a token's characters on both sides, as core/text/tokens.ts makes tokens. */
const tokenEdge = `(?:(?<!${wordCharacter})|(?!${wordCharacter}))`

/**
 * The expression that finds a query's words, null where there is nothing to find. Its flag `i` folds code point by
 * code point, so that no offset shifts and ß is not ss.
 */
export function patternOf(
  query: FindQuery,
): { readonly pattern: RegExp | null } | { readonly problem: PatternProblem } {
  if (query.words.trim() === '') return { pattern: null }
  const problem = query.isRegex ? problemOf(query.words) : null
  if (problem) return { problem }
  const source = query.isRegex ? `(?:${withFolds(query.words)})` : literally(query.words.trim())
  const whole = query.isWholeWord ? `${tokenEdge}${source}${tokenEdge}` : source
  return { pattern: new RegExp(whole, query.isCase ? 'gu' : 'giu') }
}

/** Words as a regular expression that finds just them. */
export function escapedForPattern(words: string): string {
  return words.replaceAll(/[\\^$.*+?()[\]{}|/]/g, '\\$&')
}

function literally(words: string): string {
  return escapedForPattern(words)
    .replaceAll(/[-\u2010](?=\S)/g, `$&${lineEnd}`)
    .replaceAll(/\s+/g, '\\s+')
}

/** An escape, a class of characters, spaces with what repeats the last of them, or a hyphen before something else. */
const parts = /\\[^]|\[(?:\\[^]|[^\]\\])*\]|( +)([*+?{]?)|[-\u2010](?![*+?{ ]|$)/gu

/** A pattern whose literal spaces take any white space, and whose hyphens may end a line. */
function withFolds(pattern: string): string {
  return pattern.replaceAll(parts, (part, spaces: string | undefined, repeat: string) => {
    if (spaces === undefined) return /^[-\u2010]$/.test(part) ? part + lineEnd : part
    if (repeat === '{') return `${'\\s'.repeat(spaces.length)}{`
    const isOptional = spaces.length === 1 && (repeat === '*' || repeat === '?')
    return isOptional ? '\\s*' : '\\s+'
  })
}

function problemOf(pattern: string): PatternProblem | null {
  const message = refusalOf(pattern)
  if (message === null) return null
  const characters = [...pattern]
  const place = /^Unterminated (group|character class)/.test(message)
    ? placeOf(pattern, unclosedBracket(pattern))
    : placeOfRefusal(characters, message)
  const reason = reasons.find(([said]) => said.test(message))?.[1] ?? 'this means nothing here'
  return { reason, character: characters[place - 1] ?? '', place }
}

/** What the engine says against a pattern; null where it takes it. */
function refusalOf(pattern: string): string | null {
  try {
    new RegExp(pattern, 'u')
    return null
  } catch (error) {
    const { message } = error as Error
    return message.slice(message.lastIndexOf(': ') + 2)
  }
}

/** The engine stops at what it can't take: from there on it says the same however the pattern goes on. */
function placeOfRefusal(characters: readonly string[], message: string): number {
  let place = characters.length
  while (place > 1 && refusalOf(characters.slice(0, place - 1).join('')) === message) place -= 1
  return place
}

/** UTF-16 offset of the class or the innermost group that does not end. */
function unclosedBracket(pattern: string): number {
  const open: number[] = []
  for (const { 0: part, 1: end, index } of pattern.matchAll(/\\[^]|\[(?:\\[^]|[^\]\\])*(\]?)|[()]/g)) {
    if (end === '') return index
    if (part === '(') open.push(index)
    else if (part === ')') open.pop()
  }
  return open.at(-1) ?? 0
}

function placeOf(pattern: string, offset: number): number {
  return [...pattern.slice(0, offset)].length + 1
}

/** By what the engine itself says. */
const reasons: readonly (readonly [said: RegExp, reason: string])[] = [
  [/^Unterminated group/, 'this bracket is not closed; put \\ before it to find the bracket itself'],
  [/^Unterminated character/, 'this bracket is not closed; put \\ before it to find the bracket itself'],
  [/^Unmatched/, 'this bracket closes nothing; put \\ before it to find the bracket itself'],
  [/^Lone quantifier/, 'this bracket stands alone; put \\ before it to find the bracket itself'],
  [/^Nothing to repeat/, 'there is nothing before it that could be repeated'],
  [
    /^Incomplete quantifier/,
    'a count is written like {2} or {2,5}; put \\ before it to find the bracket itself',
  ],
  [/^numbers out of order/, 'the first number of this count is the greater one'],
  [/^Range out of order/, 'this range of characters runs backwards'],
  [/^\\ at end/, 'nothing follows it; write \\\\ to find it'],
  [/^Invalid property/, 'there is no such property of characters'],
  [/^Invalid capture group/, 'the name of a group holds letters and digits and begins with a letter'],
  [/^Duplicate capture group/, 'an earlier group has the same name'],
  [/^Invalid named|^Invalid group/, 'there is no such group'],
  [/escape/, 'a \\ before it means nothing'],
]
