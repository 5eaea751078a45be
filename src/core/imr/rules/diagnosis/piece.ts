import { neverAlone } from './lexicon/conditions'
import { broken } from './lexicon/places'
import type { Lexeme, LexemeKind } from './lexemes'

/** How the cue in front of a list lets its members be. */
export interface Taking {
  /** Whether what the lexicon does not know may be a name too, as in the list of a letter's diagnoses. */
  readonly open: boolean
  /** Whether symptoms may be conditions: not where the letter only tells how the patient is. */
  readonly symptoms: boolean | 'chronic pain'
}

/** What stands in front of a piece of a list. */
export type Joint = 'none' | 'comma' | 'semicolon' | 'and' | 'with'

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

const heads: ReadonlySet<LexemeKind> = new Set(['condition', 'generic', 'symptom'])
const inNames: ReadonlySet<LexemeKind> = new Set([
  ...['site', 'side', 'level', 'quality', 'number', 'preposition', 'joiner'],
] as LexemeKind[])
const inPart: ReadonlySet<LexemeKind> = new Set(['site', 'side', 'quality', 'number'] as LexemeKind[])
const lasting: ReadonlySet<string> = new Set(['chronic', 'intractable'])
const isParticiple = /(?:ing|ed|ly)$/
const ofComplaints = /^(?:sign|symptom|complaint|finding)s?(?: |$)/
const mostUnknownWords = 3

/** What the lexemes between two separators are, behind a separator of some kind. */
export function pieceOf(all: readonly Lexeme[], joint: Joint, taking: Taking): Piece {
  const found = trimmedLexemes(all)
  if (!found) return { joint, asserted: [], lexemes: [], head: -1, kind: 'none' }
  const { lexemes: trimmed, asserted } = found
  const none: Piece = { joint, asserted, lexemes: trimmed, head: -1, kind: 'none' }
  if (taking.symptoms !== true && all.some(({ name }) => ofComplaints.test(name)))
    return { ...none, kind: 'complaint' }
  const head = headOf(trimmed)
  if (head === -1) {
    if (trimmed.length === 0) return none
    if (trimmed.every(({ kind }) => inNames.has(kind) || kind === 'determiner')) {
      // "Gout, the drug": a determiner tells that another thing begins, unless it is a place.
      const isOther = all[0]!.kind === 'determiner' && !trimmed.some(isPlace)
      const hasWords = !isOther && trimmed.some(({ kind }) => kind !== 'number' && kind !== 'joiner')
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
  if (isComplaint(trimmed, head, taking)) return { ...none, kind: 'complaint' }
  if (isCondition(lexemes, head, taking)) return { ...none, lexemes, head, kind: 'name' }
  return lexemes.length === 1 ? { ...none, lexemes, head, kind: 'bare' } : none
}

function headOf(lexemes: readonly Lexeme[]): number {
  const head = lexemes.findLastIndex(({ kind }) => heads.has(kind))
  return head === -1 ? brokenPartOf(lexemes) : head
}

/** Whether there is a word among lexemes that may be the head of a name. */
export function hasHead(lexemes: readonly Lexeme[]): boolean {
  return headOf(lexemes) !== -1
}

/** The site of "herniated disc" or "torn medial meniscus", which is its head; -1 where there is none. */
function brokenPartOf(lexemes: readonly Lexeme[]): number {
  const first = lexemes.findLastIndex(({ kind, name }) => kind === 'quality' && broken.has(name))
  if (first === -1) return -1
  let part = -1
  for (let i = first + 1; inPart.has(lexemes[i]?.kind ?? 'clause'); i += 1) {
    if (lexemes[i]!.kind === 'site') part = i
  }
  return part
}

/** Whether the head is a symptom that the letter only tells of. */
function isComplaint(lexemes: readonly Lexeme[], head: number, { symptoms }: Taking): boolean {
  const { kind, name } = lexemes[head]!
  if (kind !== 'symptom' || symptoms === true) return false
  const isChronicPain =
    name === 'chronic pain' ||
    (name === 'pain' && lexemes.slice(0, head).some(({ name }) => lasting.has(name)))
  return !(symptoms === 'chronic pain' && isChronicPain)
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
  // What stands in something that is no place is not said to be of it: "infection in the notes".
  const preposition = lexemes.slice(0, end).findLastIndex(({ kind }) => kind === 'preposition')
  const isNowhere =
    end < lexemes.length &&
    preposition > head &&
    lexemes[preposition]!.name !== 'of' &&
    lexemes.slice(preposition + 1, end).every(({ kind }) => kind === 'determiner')
  return isNowhere ? preposition : end
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
  const head = headOf(all)
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
