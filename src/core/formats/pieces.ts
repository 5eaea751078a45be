import type { TextRange } from '../text/offsets'
import { isGap } from './python-white-space'
import { Misshapen } from './shape'

/**
 * The one span of pieces that a file gives in the order of the text (UTF-16): nothing but white space may stand between
 * them. Throws Misshapen (`discontinuous`) where more does, or where they overlap.
 */
export function joinedPieces(text: string, pieces: readonly TextRange[], name: string): TextRange {
  for (const [index, { start }] of pieces.entries()) {
    const before = pieces[index - 1]
    if (before && (start < before.end || !isGap(text.slice(before.end, start)))) {
      throw new Misshapen('discontinuous', { name, pieces: pieces.length })
    }
  }
  return { start: pieces[0]!.start, end: pieces.at(-1)!.end }
}
