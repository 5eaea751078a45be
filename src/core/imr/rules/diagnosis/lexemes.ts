import { abbreviations, diseases, generic, injuries, symptoms } from './lexicon/conditions'
import { endsAsCondition, singularOf } from './lexicon/endings'
import {
  assertions,
  causes,
  clauseWords,
  codeWords,
  conjunctions,
  determiners,
  otherNouns,
  prepositions,
} from './lexicon/function-words'
import { companions, qualities, sides, sites } from './lexicon/places'
import { codeAt } from './codes'
import { bullet, sentencesOf, type Sentence, type Word } from './sentences'

export type LexemeKind =
  /** Heads of names: of a condition, of one that needs a word of its own beside it, of a symptom. */
  | 'condition'
  | 'generic'
  | 'symptom'
  /** What else names consist of. */
  | 'site'
  | 'side'
  | 'level'
  | 'quality'
  | 'number'
  | 'preposition'
  | 'joiner'
  /** What stands in front of names. */
  | 'determiner'
  | 'assertion'
  /** What parts them. */
  | 'comma'
  | 'semicolon'
  | 'conjunction'
  | 'cause'
  | 'with'
  | 'without'
  | 'code'
  | 'open'
  | 'close'
  /** Where they end. */
  | 'clause'
  | 'other'
  | 'unknown'

/** Words of a sentence that the lexicon knows as one. */
export interface Lexeme {
  /** Indices into the words of the sentence; the last one is part of it. */
  readonly first: number
  readonly last: number
  readonly kind: LexemeKind
  /** In lower case and the singular. */
  readonly name: string
}

interface Entry {
  readonly words: readonly string[]
  readonly kind: LexemeKind
}

/** Of an entry of several words all must stand there; where several do, the longest counts, then the last of these. */
const kinds: readonly (readonly [LexemeKind, readonly string[]])[] = [
  ['clause', clauseWords],
  ['other', otherNouns],
  ['quality', qualities],
  ['side', sides],
  ['site', sites],
  ['generic', generic],
  ['symptom', symptoms],
  ['condition', [...injuries, ...diseases, ...abbreviations]],
  ['determiner', determiners],
  ['assertion', assertions.flatMap(({ words }) => words)],
  ['preposition', prepositions],
  ['conjunction', conjunctions],
  ['cause', causes],
  ['with', ['with', 'w /']],
  ['without', ['without', 'w / o']],
  ['comma', [',']],
  ['semicolon', [';', bullet]],
  ['joiner', ['-', '\u2010', '\u2013', '/', '"', '\u201c', '\u201d']],
  ['open', ['(', '[']],
  ['close', [')', ']']],
  ['code', codeWords],
]

const splitWords = /[\p{L}\p{M}\p{N}]+(?:['\u2019][\p{L}]*)?|\S/gu

export type Lexicon = ReadonlyMap<string, readonly Entry[]>

const ownLexicon = lexiconOf(kinds.flatMap(([kind, phrases]) => phrases.map((phrase) => ({ kind, phrase }))))

/** Letters of one project come with one set of names, so its lexicon is kept as long as that is at hand. */
const lexicons = new WeakMap<ReadonlySet<string>, Lexicon>()

/**
 * The lexicon with the names (lower case, white space folded) that coders of this project have marked before. A name
 * whose head it knows stays what it is: a symptom that was listed once is no condition everywhere.
 */
export function lexiconWith(knownConditions: ReadonlySet<string>): Lexicon {
  if (knownConditions.size === 0) return ownLexicon
  const kept = lexicons.get(knownConditions)
  if (kept) return kept
  const phrases = [...knownConditions].filter((phrase) => !hasHead(phrase))
  const lexicon = new Map(ownLexicon)
  for (const [first, entries] of lexiconOf(phrases.map((phrase) => ({ kind: 'condition', phrase })))) {
    lexicon.set(first, longestFirst([...entries, ...(lexicon.get(first) ?? [])]))
  }
  lexicons.set(knownConditions, lexicon)
  return lexicon
}

function hasHead(phrase: string): boolean {
  const [sentence] = sentencesOf(phrase, { start: 0, end: phrase.length })
  if (!sentence) return true
  for (let i = 0; i < sentence.words.length;) {
    const { kind, last } = lexemeAt(sentence, i, ownLexicon)
    if (kind === 'condition' || kind === 'symptom') return true
    i = last + 1
  }
  return false
}

function lexiconOf(phrases: readonly { readonly kind: LexemeKind; readonly phrase: string }[]): Lexicon {
  const lexicon = new Map<string, Entry[]>()
  for (const { kind, phrase } of phrases) {
    const words = phrase.match(splitWords)
    if (!words) continue
    const entries = lexicon.get(words[0])
    if (entries) entries.unshift({ words, kind })
    else lexicon.set(words[0], [{ words, kind }])
  }
  return new Map([...lexicon].map(([first, entries]) => [first, longestFirst(entries)]))
}

function longestFirst(entries: readonly Entry[]): readonly Entry[] {
  return [...entries].sort((a, b) => b.words.length - a.words.length)
}

const level = /^(?:c[1-8]|t\d{1,2}|l[1-6]|s[1-5])$/
const levelEnd = /^(?:[ctls]?\d{1,2})$/
const numberWord = /^(?:\d{1,2}(?:mm|cm|st|nd|rd|th)?|[ivx]{1,4})$/

/** The longest lexeme that begins with a word of a sentence. */
export function lexemeAt({ words }: Sentence, first: number, lexicon: Lexicon): Lexeme {
  const word = words[first]!
  const code = codeAt(words, first)
  if (code !== null) return { first, last: code, kind: 'code', name: word.lower }
  if (level.test(word.lower)) return levelAt(words, first)
  if (isDash(words, first)) return { first, last: first, kind: 'comma', name: word.lower }
  const entry =
    longestAt(words, first, lexicon.get(word.lower)) ??
    longestAt(words, first, lexicon.get(singularOf(word.lower)))
  if (entry) {
    const last = first + entry.words.length - 1
    return { first, last, kind: entry.kind, name: entry.words.join(' ') }
  }
  const name = singularOf(word.lower)
  const lexeme = (kind: LexemeKind): Lexeme => ({ first, last: first, kind, name })
  if (endsAsCondition(name)) return lexeme('condition')
  if (numberWord.test(word.lower)) return isDate(words, first) ? lexeme('clause') : lexeme('number')
  if (/^\d/.test(word.lower)) return lexeme('clause')
  // Any other mark ends what stands in front of it.
  return lexeme(/^[\p{L}]/u.test(word.lower) ? 'unknown' : 'clause')
}

/** Whether the words "with ..." tell more of the condition in front of them, so that one code says both. */
export function isCompanionAhead({ words }: Sentence, from: number): boolean {
  for (let i = from; i < Math.min(from + 5, words.length); i += 1) {
    const { lower } = words[i]!
    if (companions.has(lower)) return true
    if (/^[,;.(]$/.test(lower)) return false
  }
  return false
}

function longestAt(
  words: readonly Word[],
  first: number,
  entries: readonly Entry[] | undefined,
): Entry | undefined {
  return entries?.find((entry) =>
    entry.words.every((wanted, k) => {
      const { lower } = words[first + k] ?? { lower: '' }
      return lower === wanted || (k === entry.words.length - 1 && singularOf(lower) === wanted)
    }),
  )
}

function levelAt(words: readonly Word[], first: number): Lexeme {
  let last = first
  while (/^[-/\u2013]$/.test(words[last + 1]?.lower ?? '') && levelEnd.test(words[last + 2]?.lower ?? ''))
    last += 2
  return { first, last, kind: 'level', name: words[first]!.lower }
}

/** Whether a dash stands alone, as in front of an entry: it joins nothing. */
function isDash(words: readonly Word[], at: number): boolean {
  const { lower, start, end } = words[at]!
  return /^[-\u2013\u2014]$/.test(lower) && words[at - 1]?.end !== start && words[at + 1]?.start !== end
}

function isDate(words: readonly Word[], first: number): boolean {
  return /^[-/]$/.test(words[first + 1]?.lower ?? '') && /^\d/.test(words[first + 2]?.lower ?? '')
}
