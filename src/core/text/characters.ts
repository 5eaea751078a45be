/** What the characters of a text are, found out once for each. Offsets are UTF-16 code units. */

/** White space, control and format characters (zero-width joiners, byte order marks) and lone surrogates. */
export const invisible = 1
/** Letters, marks and numbers. */
export const word = 2
/** Any other visible character. */
export const alone = 3

/** Class of each code point; 0 is not known yet. */
const classes = new Uint8Array(0x110000)
// Of ASCII beforehand: to build the patterns below takes longer than to go through a whole letter.
for (let unit = 0; unit < 0x80; unit += 1) {
  const character = String.fromCharCode(unit)
  classes[unit] = /[0-9A-Za-z]/.test(character) ? word : unit <= 0x20 || unit === 0x7f ? invisible : alone
}
const wordPattern = /^[\p{L}\p{M}\p{N}]$/u
const invisiblePattern = /^[\p{Z}\p{Cc}\p{Cf}\p{Cs}]$/u

/** The class of the code point that begins at an offset. */
export function classAt(text: string, offset: number): number {
  const unit = text.charCodeAt(offset)
  const known = classes[unit]!
  return known !== 0 && !isSurrogate(unit) ? known : classOf(text.codePointAt(offset)!)
}

/** The class of the code point that ends at an offset. */
export function classBefore(text: string, offset: number): number {
  return classAt(text, offset - unitsBefore(text, offset))
}

/** Code units of the code point that begins at an offset. */
export function unitsAt(text: string, offset: number): number {
  return isSurrogate(text.charCodeAt(offset)) && text.codePointAt(offset)! > 0xffff ? 2 : 1
}

/** Code units of the code point that ends at an offset. */
export function unitsBefore(text: string, offset: number): number {
  return offset >= 2 && text.codePointAt(offset - 2)! > 0xffff ? 2 : 1
}

/** Whether a code unit breaks a line: LF, CR (also before LF), U+0085, U+2028 or U+2029. */
export function isLineBreak(unit: number): boolean {
  // Most are letters: one comparison for them, as whole texts are asked for.
  return unit <= 0x0d ? unit === 0x0a || unit === 0x0d : unit === 0x85 || unit === 0x2028 || unit === 0x2029
}

function classOf(codePoint: number): number {
  const known = classes[codePoint]!
  if (known !== 0) return known
  const character = String.fromCodePoint(codePoint)
  const found = wordPattern.test(character) ? word : invisiblePattern.test(character) ? invisible : alone
  classes[codePoint] = found
  return found
}

function isSurrogate(unit: number): boolean {
  return (unit & 0xf800) === 0xd800
}

/** Whether a code unit is white space that folds: a line break, a form feed, a tab or a plain space (none that keeps words together). */
export function folds(unit: number): boolean {
  return unit === 0x20 || unit === 0x09 || unit === 0x0c || isLineBreak(unit)
}
