import { isCompanionAhead, lexemeAt, type Lexeme, type LexemeKind, type Lexicon } from './lexemes'
import { hasHead, pieceOf, type Joint, type Piece, type Taking } from './piece'
import type { Sentence } from './sentences'

const longestList = 250
const longestPiece = 16

/**
 * What the separators of the list that begins with a word of a sentence part. The list ends where another clause
 * begins (`end`, an index into the words, `to` at most), and is never longer than a bounded number of words.
 */
export function piecesFrom(
  sentence: Sentence,
  from: number,
  lexicon: Lexicon,
  taking: Taking,
  to: number,
): { readonly pieces: readonly Piece[]; readonly end: number } {
  const pieces: Piece[] = []
  let lexemes: Lexeme[] = []
  let joint: Joint = 'none'
  const end = Math.min(to, from + longestList)
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
    // "Gout, and no record of lupus": what is told not to be there is told anew.
    if (kind === 'other' && lexemes.at(-1)?.name === 'no') {
      i = lexemes.pop()!.first
      break
    }
    // Entries of a list that nothing else parts: "lumbar sprain (847.2) neck sprain", "neck sprain rule out fracture".
    const isAssertion = kind === 'assertion' && !isInScope && lexemes.at(-1)?.kind !== 'preposition'
    if ((isCut && beginners.has(kind)) || (isAssertion && hasHead(lexemes))) part('comma')
    if (kind === 'comma' || kind === 'semicolon') part(kind)
    else if (kind === 'conjunction' && goesOnInName(lexeme.name)) lexemes.push({ ...lexeme, kind: 'joiner' })
    else if (kind === 'conjunction') part('and')
    else if (kind === 'cause') part('with')
    else if (kind === 'with' && !isCompanionAhead(sentence, i + 1)) part('with')
    else if (kind === 'code') isCut = lexemes.length > 0
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

const beginners: ReadonlySet<LexemeKind> = new Set([
  ...['condition', 'generic', 'symptom', 'site', 'side', 'level', 'quality', 'assertion'],
] as LexemeKind[])

const longestRemark = 9

/** What stands in brackets from an opening one on, as one lexeme: a code, or words that tell more of the name. */
function remarkAt({ words }: Sentence, { first }: Lexeme): Lexeme | null {
  const end = Math.min(first + longestRemark, words.length)
  for (let last = first + 1; last < end; last += 1) {
    if (words[last]!.lower !== (words[first]!.lower === '[' ? ']' : ')')) continue
    const isCode = words
      .slice(first, last)
      .some(({ lower }) => /^(?:[a-z]?\d{2,}[a-z]?|icd|dos|year)$/.test(lower))
    return { first, last, kind: 'quality', name: isCode ? 'code' : 'remark' }
  }
  return null
}
