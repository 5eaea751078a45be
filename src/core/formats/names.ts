/**
 * Writes a label, relation or attribute id as a name of `[A-Za-z0-9_-]` that can be read back: any other
 * character, and `_` before `x`, becomes `_x<hex code point>_`; the empty id becomes `_x_`.
 */
export function encodeName(id: string): string {
  return id === '' ? '_x_' : id.replace(/[^A-Za-z0-9_-]|_(?=x)/gu, escaped)
}

/** The id that `encodeName` wrote. */
export function decodeName(name: string): string {
  return name === '_x_' ? '' : name.replace(/_x([0-9a-f]+)_/g, unescaped)
}

/**
 * Writes a value without white space so that it can be read back: a space becomes `_`, any other character
 * outside `[A-Za-z0-9.+-]`, and a space before `x`, becomes `_x<hex code point>_`; the empty value `_x_`.
 */
export function encodeValue(value: string): string {
  if (value === '') return '_x_'
  return value.replace(/ (?!x)|[^A-Za-z0-9.+-]/gu, (character, offset: number) =>
    character === ' ' && value[offset + 1] !== 'x' ? '_' : escaped(character),
  )
}

/** The value that `encodeValue` wrote. */
export function decodeValue(written: string): string {
  if (written === '_x_') return ''
  return written.replace(/_x([0-9a-f]+)_|_/g, (match, hex: string | undefined) =>
    hex === undefined ? ' ' : unescaped(match, hex),
  )
}

function escaped(character: string): string {
  return `_x${character.codePointAt(0)!.toString(16)}_`
}

function unescaped(match: string, hex: string): string {
  const codePoint = Number.parseInt(hex, 16)
  return codePoint <= 0x10ffff ? String.fromCodePoint(codePoint) : match
}
