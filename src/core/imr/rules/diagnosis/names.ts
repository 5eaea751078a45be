import { twinInjuries, twinSymptoms } from './lexicon/conditions'
import { titleEndings } from './lexicon/places'
import { isCompanionAhead, lexemeAt, type Lexeme, type LexemeKind, type Lexicon } from './lexemes'
import type { Sentence } from './sentences'

/** How the cue in front of a list lets its members be. */
export interface Taking {
  /** Whether what the lexicon does not know may be a name too, as in the list of a letter's diagnoses. */
  readonly open: boolean
  /** Whether symptoms may be conditions: not where the letter only tells how the patient is. */
  readonly symptoms: boolean
}

/** A name in a sentence. */
export interface Name {
  /** Indices into the words of the sentence; the last one is part of it. */
  readonly first: number
  readonly last: number
  /** What stands in front of it and asserts something of it, as "probable"; empty for nothing. */
  readonly asserted: readonly string[]
}

type Joint = 'none' | 'comma' | 'semicolon' | 'and' | 'with'

/** What stands between two separators of a list. */
interface Piece {
  readonly joint: Joint
  readonly asserted: readonly string[]
  readonly lexemes: readonly Lexeme[]
  /** Index of the head of the name among the lexemes; -1 where it has none. */
  readonly head: number
  readonly kind: 'name' | 'bare' | 'rest' | 'words' | 'complaint' | 'none'
}

/**
 * The names of the list that begins with a word of a sentence, one for each member that has a code of its own; members
 * that share their head are one. The list ends where another clause begins.
 */
export function namesFrom(
  sentence: Sentence,
  from: number,
  lexicon: Lexicon,
  taking: Taking,
): readonly Name[] {
  const pieces = piecesFrom(sentence, from, lexicon, taking)
  const names: { pieces: Piece[] }[] = []
  let waiting: Piece[] = []
  for (const [i, piece] of pieces.entries()) {
    // Complaints are told in one breath: what follows one is another.
    if (piece.kind === 'complaint') break
    const before = names.at(-1)
    const adjoins = waiting.length === 0 && before?.pieces.at(-1) === pieces[i - 1] && before !== undefined
    if (piece.kind === 'name' || piece.kind === 'bare') {
      if (adjoins && areTwins(before.pieces.at(-1)!, piece)) before.pieces.push(piece)
      else if (piece.kind === 'name') names.push({ pieces: [...waiting, piece] })
      waiting = []
    } else if (piece.kind === 'rest') {
      if (waiting.length > 0 && piece.joint === 'semicolon') waiting = []
      if (adjoins && belongsBack(before.pieces, piece, pieces.slice(i + 1))) before.pieces.push(piece)
      else if (waitsFor(pieces.slice(i + 1))) waiting.push(piece)
      else waiting = []
    } else {
      waiting = []
      if (piece.kind === 'words' && taking.open) names.push({ pieces: [piece] })
    }
  }
  // Words that the lexicon does not know are names only among some that it does.
  if (!names.some(({ pieces }) => pieces.some(({ kind }) => kind === 'name'))) return []
  return names.map(({ pieces }) => ({
    first: pieces[0]!.lexemes[0]!.first,
    last: pieces.at(-1)!.lexemes.at(-1)!.last,
    asserted: pieces[0]!.asserted,
  }))
}

/** Whether one of the pieces to come, before the list parts, is a name whose head this one may share. */
function waitsFor(next: readonly Piece[]): boolean {
  for (const { joint, kind, lexemes, head } of next) {
    if (joint !== 'comma' && joint !== 'and') return false
    if (kind === 'name') return head === lexemes.length - 1 || lexemes.slice(0, head).some(isPlace)
    if (kind !== 'rest') return false
  }
  return false
}

function belongsBack(before: readonly Piece[], piece: Piece, next: readonly Piece[]): boolean {
  if (piece.joint !== 'comma' && piece.joint !== 'and') return false
  if (!piece.lexemes.some(isPlace)) return piece.joint === 'comma' || !waitsFor(next)
  if (piece.lexemes.some(({ name }) => titleEndings.has(name) || titleEndings.has(name.split(' ').at(-1)!)))
    return true
  const last = before.at(-1)!
  const endsInPlace = isPlace(last.lexemes.at(-1)!)
  const hasPlace = before.some(({ lexemes }) => lexemes.some(isPlace))
  if (endsInPlace || !hasPlace) return true
  return !waitsFor(next) && piece.joint === 'comma'
}

function isPlace({ kind }: Lexeme): boolean {
  return kind === 'site' || kind === 'level'
}

/** Two heads at one site, one of which stands alone: "sprain and strain". */
function areTwins(one: Piece, other: Piece): boolean {
  if (other.joint !== 'and' && other.joint !== 'comma') return false
  const [a, b] = [one.lexemes[one.head]?.name ?? '', other.lexemes[other.head]!.name]
  const alike =
    a !== b &&
    ((twinInjuries.has(a) && twinInjuries.has(b) && other.joint === 'and') ||
      twinSymptoms.some(([x, y]) => (x === a && y === b) || (x === b && y === a)))
  if (!alike) return false
  const otherIsBare = other.lexemes.length === 1
  const sharesSite = one.lexemes.length === 1 && other.head === 0 && other.lexemes.some(isPlace)
  return (
    (otherIsBare && one.lexemes.some(isPlace)) ||
    sharesSite ||
    twinSymptoms.some(([x, y]) => x === a && y === b)
  )
}

function piecesFrom(sentence: Sentence, from: number, lexicon: Lexicon, taking: Taking): readonly Piece[] {
  const pieces: Piece[] = []
  let lexemes: Lexeme[] = []
  let joint: Joint = 'none'
  let isInScope = false
  let isCut = false
  const part = (next: Joint) => {
    if (lexemes.length > 0) pieces.push(pieceOf(lexemes, joint, taking))
    lexemes = []
    isInScope = isCut = false
    joint = next
  }
  for (let i = from; i < sentence.words.length && pieces.length < 60;) {
    let lexeme = lexemeAt(sentence, i, lexicon)
    // Titles of codes say "tear or rupture"; what is told not to be there is told one by one.
    const goesOnInName = (name: string) =>
      !isCut &&
      (name === 'and' ? isInScope && isCompanionAhead(sentence, lexeme.last + 1) : taking.open || isInScope)
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
  return pieces
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
  const head = trimmed.findLastIndex(({ kind }) => heads.has(kind))
  if (head === -1) {
    if (trimmed.length === 0) return none
    if (trimmed.every(({ kind }) => inNames.has(kind) || kind === 'determiner')) {
      return {
        ...none,
        kind: trimmed.some(({ kind }) => kind !== 'number' && kind !== 'joiner') ? 'rest' : 'none',
      }
    }
    const isPlain = trimmed.every(
      ({ kind, name }) => inNames.has(kind) || (kind === 'unknown' && !isParticiple.test(name)),
    )
    return { ...none, kind: isPlain && trimmed.length <= 6 && !trimmed.some(isNumber) ? 'words' : 'none' }
  }
  if (trimmed.slice(0, head).some(({ kind }) => kind === 'other')) return none
  if (isObject(trimmed, head)) return none
  if (!taking.symptoms && all.some(({ name }) => ofComplaints.test(name)))
    return { ...none, kind: 'complaint' }
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
  return true
}
