import { countBelow } from './ascending'

/**
 * Offsets into a document's text. Inside the app every offset counts UTF-16 code units; Unicode code points
 * exist only inside formats and are converted here.
 */

/** Half-open range `[start, end)` in UTF-16 code units. */
export interface TextRange {
  readonly start: number
  readonly end: number
}

/** Whether an offset (UTF-16) falls between the two halves of a surrogate pair. */
export function splitsSurrogatePair(text: string, offset: number): boolean {
  if (offset <= 0 || offset >= text.length) return false
  const before = text.charCodeAt(offset - 1)
  const after = text.charCodeAt(offset)
  return before >= 0xd800 && before <= 0xdbff && after >= 0xdc00 && after <= 0xdfff
}

/** Whether a range has integer ends inside the text, is not empty, and splits no surrogate pair. */
export function isValidRange(text: string, { start, end }: TextRange): boolean {
  return (
    Number.isInteger(start) &&
    Number.isInteger(end) &&
    start >= 0 &&
    start < end &&
    end <= text.length &&
    !splitsSurrogatePair(text, start) &&
    !splitsSurrogatePair(text, end)
  )
}

/**
 * Converts offsets of one text between UTF-16 code units and Unicode code points. Building it is linear in the
 * text, a conversion logarithmic in its number of astral characters (so constant for ordinary letters).
 */
export class CodePointOffsets {
  /** UTF-16 offset of the first half of each surrogate pair, ascending. */
  readonly #pairs: readonly number[]
  readonly #length: number

  constructor(text: string) {
    const pairs: number[] = []
    for (let i = 0; i + 1 < text.length; i += 1) {
      if (splitsSurrogatePair(text, i + 1)) {
        pairs.push(i)
        i += 1
      }
    }
    this.#pairs = pairs
    this.#length = text.length
  }

  /** Code points before a UTF-16 offset. Throws RangeError outside the text or inside a surrogate pair. */
  fromUtf16(offset: number): number {
    if (!Number.isInteger(offset) || offset < 0 || offset > this.#length) {
      throw new RangeError(`offset ${offset} is outside the text of ${this.#length} UTF-16 code units`)
    }
    const before = countBelow(this.#pairs, offset)
    const last = this.#pairs[before - 1]
    if (last !== undefined && last + 1 === offset) {
      throw new RangeError(`offset ${offset} splits a surrogate pair`)
    }
    return offset - before
  }

  /** UTF-16 offset of a code point offset. Throws RangeError outside the text. */
  toUtf16(codePoint: number): number {
    const total = this.#length - this.#pairs.length
    if (!Number.isInteger(codePoint) || codePoint < 0 || codePoint > total) {
      throw new RangeError(`code point ${codePoint} is outside the text of ${total} code points`)
    }
    let low = 0
    let high = this.#pairs.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if (this.#pairs[middle]! - middle < codePoint) low = middle + 1
      else high = middle
    }
    return codePoint + low
  }
}
