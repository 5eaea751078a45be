import type { TextRange } from '../text/offsets'
import { countedRanges, lengthOf, type Counting, type OffsetUnit, type StatedRange } from './counting'
import { lineLimit } from './file-lines'
import { Misshapen } from './shape'

/** A part of a document's text with the offset that its file says it has, in the file's unit. */
export interface TextPiece {
  readonly offset: number
  readonly text: string
}

/** How the pieces of a format make one text. */
export interface Joining {
  /** The offset of the text's beginning. */
  readonly from: number
  /** What stands for a stretch of this length that no piece has, behind the text so far. */
  readonly gap: (length: number, before: string) => string
}

const units: readonly OffsetUnit[] = ['code points', 'UTF-8 bytes', 'UTF-16 code units']

/**
 * One text from pieces that come by their offsets, with the ranges stated in the same unit as UTF-16. Quotes settle the
 * unit where it is not the one stated; `counted` says it where that is so. Throws Misshapen where pieces overlap or
 * nothing fits.
 */
export function joinedText(
  pieces: readonly TextPiece[],
  joining: Joining,
  stated: readonly StatedRange[],
  statedUnit: OffsetUnit,
): { readonly text: string; readonly ranges: readonly TextRange[]; readonly counted: Counting | null } {
  let misfit: Misshapen | null = null
  const isWhole = pieces.length === 1 && pieces[0]!.offset === joining.from
  // Where one piece is the whole text, its unit changes nothing in it, and the ranges try all units by themselves.
  const tried = [statedUnit, ...(isWhole ? [] : units.filter((unit) => unit !== statedUnit))]
  for (const unit of tried) {
    try {
      const text = textOf(pieces, joining, unit)
      const { ranges, counted } = countedRanges(text, stated, unit)
      if (isWhole) return { text, ranges, counted }
      if (counted === null) {
        return { text, ranges, counted: unit === statedUnit ? null : { unit, text: 'the same' } }
      }
      misfit ??= new Misshapen('quote-differs', { pieces: pieces.length })
    } catch (problem) {
      if (!(problem instanceof Misshapen)) throw problem
      misfit ??= problem
    }
  }
  throw misfit!
}

function textOf(pieces: readonly TextPiece[], { from, gap }: Joining, unit: OffsetUnit): string {
  let text = ''
  let end = from
  for (const piece of pieces) {
    const length = piece.offset - end
    if (length < 0 || length > lineLimit) throw new Misshapen('range-invalid', { offset: piece.offset })
    text += gap(length, text) + piece.text
    end = piece.offset
    for (const character of piece.text) end += lengthOf(character, unit)
  }
  return text
}
