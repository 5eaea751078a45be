import type { Disagreement } from '../annotation/verdict'
import { contextOf } from '../text/match-context'
import type { TextRange } from '../text/offsets'

/** The words of a letter at an error, white space folded; for display only. */
export interface ErrorContext {
  /** Begins with "…" where the text goes on before it. */
  readonly before: string
  /** What gold and prediction cover together, cut at the ends of both. */
  readonly pieces: readonly ErrorPiece[]
  /** Ends with "…" where the text goes on behind it. */
  readonly after: string
}

export interface ErrorPiece {
  readonly words: string
  readonly isGold: boolean
  readonly isPredicted: boolean
}

/** UTF-16 code units of a piece, before folding, beyond which its middle is left out. */
const longest = 240

/** An error among some words before and after it. */
export function errorContext(text: string, { gold, predicted }: Disagreement): ErrorContext {
  const ends = [gold, predicted].flatMap((side) => (side ? [side.start, side.end] : [])).sort((a, b) => a - b)
  const { before, after } = contextOf(text, { start: ends[0]!, end: ends.at(-1)! })
  const pieces = ends.slice(1).flatMap((end, index): ErrorPiece[] => {
    const piece = { start: ends[index]!, end }
    if (piece.start === piece.end) return []
    return [{ words: wordsOf(text, piece), isGold: holds(gold, piece), isPredicted: holds(predicted, piece) }]
  })
  return { before, pieces, after }
}

function holds(side: TextRange | null, piece: TextRange): boolean {
  return side !== null && side.start <= piece.start && piece.end <= side.end
}

function wordsOf(text: string, { start, end }: TextRange): string {
  const words = text.slice(start, end)
  const half = longest / 2
  const shown =
    words.length <= longest
      ? words
      : `${words.slice(0, half).replace(/\S*$/, '')}…${words.slice(-half).replace(/^\S*/, '')}`
  return shown.replaceAll(/\s+/g, ' ')
}
