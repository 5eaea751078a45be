import type { Word } from './sentences'

/** Of ICD-9-CM and ICD-10-CM, as letters print them: "724.2", "V54.89", "M54.16", "S83.241A". */
const category = /^(?:\d{3}|[a-tv-z]\d[\da-z])$/
const detail = /^(?=[a-z]*\d|x)[\da-z]{1,4}$/
/** A number with decimals that measures something is no code. */
const unit = /^(?:mg|mcg|ml|mm|cm|kg|lbs?|pounds?|percent|%|x|\/)$/

/** Index of the last word of the code that begins with a word; null if none does. */
export function codeAt(words: readonly Word[], first: number): number | null {
  const [letter, point, digits, next] = words.slice(first, first + 4)
  if (!letter || !category.test(letter.lower) || point?.lower !== '.' || !digits) return null
  if (letter.end !== point.start || point.end !== digits.start || !detail.test(digits.lower)) return null
  return unit.test(next?.lower ?? '') ? null : first + 2
}
