import { splitsSurrogatePair, type TextRange } from './offsets'

/** Words of a text with those around them, white space folded to single spaces; for display only. */
export interface MatchContext {
  /** Begins with "…" where the text goes on before it. */
  readonly before: string
  readonly words: string
  /** Ends with "…" where the text goes on behind it. */
  readonly after: string
}

/** UTF-16 code units at most, before folding. */
const room = { before: 40, words: 300, after: 120 }

/** A match (UTF-16) with some whole words before and after it. */
export function contextOf(text: string, { start, end }: TextRange): MatchContext {
  const from = Math.max(0, start - room.before)
  const to = Math.min(text.length, end + room.after)
  const before = text.slice(from, start)
  const after = text.slice(end, to)
  const last = start + room.words - (splitsSurrogatePair(text, start + room.words) ? 1 : 0)
  return {
    before: folded(from === 0 ? before : `…${before.replace(/^\S*\s*/, '')}`).trimStart(),
    words: folded(last < end ? `${text.slice(start, last)}…` : text.slice(start, end)),
    after: folded(to === text.length ? after : `${after.replace(/\s*\S*$/, '')}…`).trimEnd(),
  }
}

function folded(text: string): string {
  return text.replaceAll(/\s+/g, ' ')
}
