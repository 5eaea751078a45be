import type { TextRange } from '../../text/offsets'
import { moveEdgeCommand } from '../span-edit'
import { foundOn, type Check, type CheckContext } from './check'

/** A span begins or ends within what people see as one character: between a letter and its accent, or in an emoji. */
export const cutCharacter: Check<CheckContext> = {
  id: 'cut-character',
  severity: 'warning',
  find({ text, set }) {
    const characters = new Characters(text)
    return set.spans.flatMap((span) => {
      const range = characters.wholeOf(span)
      if (range.start === span.start && range.end === span.end) return []
      return [foundOn(span, {}, moveEdgeCommand(text, span, range))]
    })
  },
}

/** Extended grapheme clusters (UAX 29), which no language changes. */
const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' })

class Characters {
  readonly #text: string
  /** A copy of the text, so it is made once and only where it is needed. */
  #segments: Intl.Segments | null = null

  constructor(text: string) {
    this.#text = text
  }

  /** A range (UTF-16) with all of the characters of which it has a part. */
  wholeOf({ start, end }: TextRange): TextRange {
    return { start: this.#cutAt(start)?.start ?? start, end: this.#cutAt(end)?.end ?? end }
  }

  /** The character that an offset is within; null where it is between two. */
  #cutAt(offset: number): TextRange | null {
    // Of two characters of ASCII only CR LF is one, and white space at an end is another check's.
    if (isAscii(this.#text, offset - 1) && isAscii(this.#text, offset)) return null
    this.#segments ??= segmenter.segment(this.#text)
    const found = this.#segments.containing(offset)
    if (!found || found.index === offset) return null
    return { start: found.index, end: found.index + found.segment.length }
  }
}

function isAscii(text: string, offset: number): boolean {
  return !(text.charCodeAt(offset) >= 0x80)
}
