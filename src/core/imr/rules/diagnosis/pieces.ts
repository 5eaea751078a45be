import { neverAlone } from './lexicon/conditions'
import { isCompanionAhead, lexemeAt, type Lexeme, type LexemeKind, type Lexicon } from './lexemes'
import type { Sentence } from './sentences'

/** How the cue in front of a list lets its members be. */
export interface Taking {
  /** Whether what the lexicon does not know may be a name too, as in the list of a letter's diagnoses. */
  readonly open: boolean
  /** Whether symptoms may be conditions: not where the letter only tells how the patient is. */
  readonly symptoms: boolean
}

/** What stands in front of a piece of a list. */
type Joint = 'none' | 'comma' | 'semicolon' | 'and' | 'with'

/** What stands between two separators of a list. */
export interface Piece {
  readonly joint: Joint
  readonly asserted: readonly string[]
  readonly lexemes: readonly Lexeme[]
  /** Index of the head of the name among the lexemes; -1 where it has none. */
  readonly head: number
  /**
   * A name, one that needs a name beside it, what only tells more of a name, words that the lexicon does not know, what
   * the patient complains of, or nothing of use.
   */
  readonly kind: 'name' | 'bare' | 'rest' | 'words' | 'complaint' | 'none'
}

export function isPlace({ kind }: Lexeme): boolean {
  return kind === 'site' || kind === 'level'
}

const longestList = 250
const longestPiece = 16

/**
 * What the separators of the list that begins with a word of a sentence part. The list ends where another clause
 * begins (`end`, an index into the words), and is never longer than a bounded number of words.
 */
export function piecesFrom(
  sentence: Sentence,
  from: number,
  lexicon: Lexicon,
  taking: Taking,
): { readonly pieces: readonly Piece[]; readonly end: number } {
  const pieces: Piece[] = []
  let lexemes: Lexeme[] = []
  let joint: Joint = 'none'
  const end = Math.min(sentence.words.length, from + longestList)
  /** Behind "without", up to the next separator. */
  let isInScope = false
  /** Behind the code of a name, of which nothing more belongs to it. */
  let isCut = false
  const part = (next: Joint) => {
    // Of "; and" and ", and" the mark counts.
    if (lexemes.length > 0 || joint === 'none' || next === 'semicolon' || next === 'with') {
      if (lexemes.length > 0) pieces.push(pieceOf(lexemes, joint, taking))
      joint = next
    }
    lexemes = []
    isInScope = isCut = false
  }
  let i = from
  while (i < end && lexemes.length <= longestPiece) {
    let lexeme = lexemeAt(sentence, i, lexicon)
    // Titles of codes say "tear or rupture"; what is told not to be there is told one by one.
    const goesOnInName = (name: string) =>
      !isCut &&
      (/\bor$/.test(name)
        ? taking.open || isInScope
        : isInScope && isCompanionAhead(sentence, lexeme.last + 1))
    const { kind } = lexeme
    if (kind === 'clause' || kind === 'close') break
    if (kind === 'comma' || kind === 'semicolon') part(kind)
    else if (kind === 'conjunction' && goesOnInName(lexeme.name)) lexemes.push({ ...lexeme, kind: 'joiner' })
    else if (kind === 'conjunction') part('and')
    else if (kind === 'cause') part('with')
    else if (kind === 'with' && !isCompanionAhead(sentence, i + 1)) part('with')
    else if (kind === 'open') {
      const remark = remarkAt(sentence, lexeme)
      if (!remark) break
      lexeme = remark
      if (remark.name === 'code') isCut = true
      else if (!isCut) lexemes.push(remark)
    } else if (!isCut) {
      if (kind === 'without' || kind === 'with') isInScope = true
      lexemes.push(isInScope ? { ...lexeme, kind: 'quality' } : lexeme)
    }
    i = lexeme.last + 1
  }
  part('none')
  return { pieces, end: i }
}

const longestRemark = 9

/** What stands in brackets from an opening one on, as one lexeme: a code, or words that tell more of the name. */
function remarkAt({ words }: Sentence, { first }: Lexeme): Lexeme | null {
  const end = Math.min(first + longestRemark, words.length)
  for (let last = first + 1; last < end; last += 1) {
    if (words[last]!.lower !== ')') continue
    const isCode = words
      .slice(first, last)
      .some(({ lower }) => /^(?:[a-z]?\d{2,}[a-z]?|icd|dos|year)$/.test(lower))
    return { first, last, kind: 'quality', name: isCode ? 'code' : 'remark' }
  }
  return null
}

const heads: ReadonlySet<LexemeKind> = new Set(['condition', 'generic', 'symptom'])
const inNames: ReadonlySet<LexemeKind> = new Set([
  ...['site', 'side', 'level', 'quality', 'number', 'preposition', 'joiner'],
] as LexemeKind[])
const isParticiple = /(?:ing|ed|ly)$/
const ofComplaints = /^(?:sign|symptom|complaint|finding)s?(?: |$)/
const mostUnknownWords = 3

function pieceOf(all: readonly Lexeme[], joint: Joint, taking: Taking): Piece {
  const found = trimmedLexemes(all)
  if (!found) return { joint, asserted: [], lexemes: [], head: -1, kind: 'none' }
  const { lexemes: trimmed, asserted } = found
  const none: Piece = { joint, asserted, lexemes: trimmed, head: -1, kind: 'none' }
  if (!taking.symptoms && all.some(({ name }) => ofComplaints.test(name)))
    return { ...none, kind: 'complaint' }
  const head = trimmed.findLastIndex(({ kind }) => heads.has(kind))
  if (head === -1) {
    if (trimmed.length === 0) return none
    if (trimmed.every(({ kind }) => inNames.has(kind) || kind === 'determiner')) {
      const hasWords = trimmed.some(({ kind }) => kind !== 'number' && kind !== 'joiner')
      return { ...none, kind: hasWords ? 'rest' : 'none' }
    }
    const isPlain = trimmed.every(
      ({ kind, name }) => inNames.has(kind) || (kind === 'unknown' && !isParticiple.test(name)),
    )
    const isNamed = joint !== 'with' && isPlain && trimmed.length <= 6 && !trimmed.some(isNumber)
    return { ...none, kind: isNamed ? 'words' : 'none' }
  }
  if (trimmed.slice(0, head).some(({ kind }) => kind === 'other')) return none
  if (isObject(trimmed, head)) return none
  const end = endBehind(trimmed, head, taking)
  const follows = trimmed[end]
  // What goes on in another noun names something else: "fracture treatment", "depression screening".
  if (follows?.kind === 'other') return none
  if (follows?.kind === 'unknown' && !taking.open && !isParticiple.test(follows.name)) return none
  const lexemes = withoutEnd(trimmed.slice(0, end))
  if (trimmed[head]!.kind === 'symptom' && !taking.symptoms) return { ...none, kind: 'complaint' }
  if (isCondition(lexemes, head, taking)) return { ...none, lexemes, head, kind: 'name' }
  return lexemes.length === 1 ? { ...none, lexemes, head, kind: 'bare' } : none
}

/** Whether the head only belongs to another noun: "alternatives to pain". */
function isObject(lexemes: readonly Lexeme[], head: number): boolean {
  const preposition = lexemes.slice(0, head).findLastIndex(({ kind }) => kind === 'preposition')
  const before = lexemes.slice(0, Math.max(preposition, 0))
  return before.some(({ kind }) => kind === 'unknown') && !before.some(({ kind }) => heads.has(kind))
}

/** Index behind the last lexeme that still belongs to the name with this head. */
function endBehind(lexemes: readonly Lexeme[], head: number, taking: Taking): number {
  let end = head + 1
  let isPlaced = false
  while (end < lexemes.length) {
    const { kind } = lexemes[end]!
    const isSite = kind === 'determiner' && lexemes[end - 1]!.kind === 'preposition'
    const isUnknownPlace =
      kind === 'unknown' && isPlaced && taking.open && !isParticiple.test(lexemes[end]!.name)
    if (!inNames.has(kind) && !isSite && !isUnknownPlace) break
    isPlaced ||= kind === 'preposition'
    end += 1
  }
  return end
}

function withoutEnd(lexemes: readonly Lexeme[]): readonly Lexeme[] {
  const last = lexemes.findLastIndex(
    ({ kind }) => kind !== 'preposition' && kind !== 'joiner' && kind !== 'determiner',
  )
  return lexemes.slice(0, last + 1)
}

/**
 * Without what stands in front of the name: determiners and assertions at its beginning, or in front of its head, where
 * no other noun stands before them. Null where one does.
 */
function trimmedLexemes(
  all: readonly Lexeme[],
): { lexemes: readonly Lexeme[]; asserted: readonly string[] } | null {
  const head = all.findLastIndex(({ kind }) => heads.has(kind))
  const asserted: string[] = []
  let first = 0
  let hasContent = false
  for (let i = 0; i < (head === -1 ? all.length : head); i += 1) {
    const { kind, name } = all[i]!
    if (kind === 'determiner' || kind === 'assertion') {
      const isInside =
        all[i - 1]?.kind === 'preposition' && all.slice(first, i - 1).some(({ kind }) => heads.has(kind))
      if (isInside) continue
      if (hasContent && head === -1) break
      if (all.slice(first, i).some(({ kind }) => kind === 'unknown' || kind === 'other')) return null
      if (kind === 'assertion') asserted.push(name)
      first = i + 1
    } else if (kind !== 'preposition' && kind !== 'joiner') hasContent = true
  }
  const rest = all.slice(first)
  const begin = rest.findIndex(({ kind }) => kind !== 'preposition' && kind !== 'joiner')
  return { lexemes: begin === -1 ? [] : withoutEnd(rest.slice(begin)), asserted }
}

function isNumber({ kind }: Lexeme): boolean {
  return kind === 'number'
}

function isCondition(lexemes: readonly Lexeme[], head: number, taking: Taking): boolean {
  const { kind, name } = lexemes[head]!
  const unknown = lexemes.filter((lexeme) => lexeme.kind === 'unknown').length
  if (unknown > mostUnknownWords + (taking.open ? 2 : 0)) return false
  const hasOwnWord = lexemes.some((lexeme) => isPlace(lexeme) || lexeme.kind === 'condition')
  if (kind === 'generic')
    return taking.open ? hasOwnWord || unknown > 0 : lexemes.slice(0, head).some(isPlace)
  if (kind === 'symptom')
    return taking.symptoms && (name !== 'pain' || hasOwnWord || taking.open || lexemes.length > 1)
  return taking.open || lexemes.length > 1 || !neverAlone.has(name)
}
