import type { TextRange } from '../text/offsets'
import { tokensOf } from '../text/tokens'

/** A token as Prodigy has it (UTF-16). */
export interface ProdigyToken extends TextRange {
  /** Whether one space follows, which is in no token. */
  readonly ws: boolean
}

const gapPiece = /\r\n|[ \n-\r\x85\u2028\u2029]|[^ \n-\r\x85\u2028\u2029]+/gu

/**
 * Tokens that together, each with the space that may follow it, are the text: those of `tokensOf`, split at the edges
 * given, and what stands between them. There each line end is a token of its own, and so is a space that follows no
 * token. Edges (UTF-16) are never beside white space within a span.
 */
export function prodigyTokens(text: string, edges: readonly number[]): ProdigyToken[] {
  const tokens: { start: number; end: number; ws: boolean }[] = []
  const cuts = new Set(edges)
  const addGap = (from: number, to: number) => {
    for (const { 0: piece, index } of text.slice(from, to).matchAll(gapPiece)) {
      const last = tokens.at(-1)
      if (piece === ' ' && last && !last.ws) {
        last.ws = true
        continue
      }
      let start = from + index
      const end = start + piece.length
      for (let at = start + 1; at <= end; at += 1) {
        if (at < end && !cuts.has(at)) continue
        tokens.push({ start, end: at, ws: false })
        start = at
      }
    }
  }
  let end = 0
  for (const token of tokensOf(text, edges)) {
    addGap(end, token.start)
    tokens.push({ ...token, ws: false })
    end = token.end
  }
  addGap(end, text.length)
  return tokens
}
