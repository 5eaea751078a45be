import { twinInjuries, twinSymptoms } from './lexicon/conditions'
import { titleEndings } from './lexicon/places'
import { lexemeAt, type LexemeKind, type Lexicon } from './lexemes'
import { isPlace, type Piece, type Taking } from './piece'
import { piecesFrom } from './pieces'
import type { Sentence } from './sentences'

/** A name in a sentence. */
export interface Name {
  /** Indices into the words of the sentence; the last one is part of it. */
  readonly first: number
  readonly last: number
  /** What stands in front of it and asserts something of it, as "probable"; empty for nothing. */
  readonly asserted: readonly string[]
}

/**
 * The names of the list that begins with a word of a sentence, one for each member that has a code of its own; members
 * that share their head are one. The list ends where another clause begins, at the word with the index `end`, or at
 * that with the index `to`.
 */
export function namesFrom(
  sentence: Sentence,
  from: number,
  lexicon: Lexicon,
  taking: Taking,
  to: number = sentence.words.length,
): { readonly names: readonly Name[]; readonly end: number } {
  const { pieces, end } = piecesFrom(sentence, from, lexicon, taking, to)
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
  if (!names.some(({ pieces }) => pieces.some(({ kind }) => kind === 'name'))) return { names: [], end }
  return {
    end,
    names: names.map(({ pieces }) => ({
      first: pieces[0]!.lexemes[0]!.first,
      last: pieces.at(-1)!.lexemes.at(-1)!.last,
      asserted: pieces[0]!.asserted,
    })),
  }
}

/** Whether one of the pieces to come, before the list parts, is a name whose head this one may share. */
function waitsFor(next: readonly Piece[]): boolean {
  for (const { joint, kind, lexemes, head } of next) {
    if (joint !== 'comma' && joint !== 'and') return false
    if (kind === 'name') return head > 0 || lexemes.length === 1
    if (kind !== 'rest') return false
  }
  return false
}

function belongsBack(before: readonly Piece[], piece: Piece, next: readonly Piece[]): boolean {
  if (piece.joint !== 'comma' && piece.joint !== 'and') return false
  if (!piece.lexemes.some(isPlace)) {
    // "Left 2nd and 3rd metatarsal fractures" begins anew.
    const isCounted = piece.lexemes.some(({ kind }) => kind === 'number')
    return (piece.joint === 'comma' && !isCounted) || !waitsFor(next)
  }
  if (piece.lexemes.some(({ name }) => name.split(' ').some((word) => titleEndings.has(word)))) return true
  const last = before.at(-1)!
  const endsInPlace = isPlace(last.lexemes.at(-1)!)
  const isOfPlace =
    endsInPlace && before.some(({ lexemes }) => lexemes.some(({ kind }) => kind === 'preposition'))
  const hasPlace = before.some(({ lexemes }) => lexemes.some(isPlace))
  const areLevels =
    last.lexemes.at(-1)!.kind === 'level' && piece.lexemes.every(({ kind }) => kind === 'level')
  if (isOfPlace || !hasPlace || (areLevels && piece.joint === 'and')) return true
  return !waitsFor(next) && (piece.joint === 'comma' || endsInPlace)
}

/** Two heads at one site, one of which stands alone: "sprain and strain"; or two that always go together. */
function areTwins(one: Piece, other: Piece): boolean {
  if (other.joint !== 'and' && other.joint !== 'comma') return false
  const [a, b] = [one.lexemes[one.head]?.name ?? '', other.lexemes[other.head]!.name]
  if (twinSymptoms.some(([x, y]) => x === a && y === b)) return true
  if (a === b || other.joint !== 'and' || !twinInjuries.has(a) || !twinInjuries.has(b)) return false
  const isOtherBare = other.lexemes.length === 1 && one.lexemes.some(isPlace)
  const isOneBare = one.lexemes.length === 1 && other.head === 0 && other.lexemes.some(isPlace)
  return isOtherBare || isOneBare
}

const longestClause = 16
const parting: ReadonlySet<LexemeKind> = new Set([
  'clause',
  'other',
  'determiner',
  'semicolon',
  'close',
] as LexemeKind[])

/** Index of the word with which the names of a clause that ends in front of the word `to` may begin. */
export function clauseStart(sentence: Sentence, to: number, lexicon: Lexicon): number {
  let start = Math.max(0, to - longestClause)
  for (let i = start; i < to;) {
    const { kind, last } = lexemeAt(sentence, i, lexicon)
    i = last + 1
    if (parting.has(kind) && i < to) start = i
  }
  return start
}
