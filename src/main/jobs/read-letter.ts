import { closeSync, fstatSync, openSync, readFileSync } from 'node:fs'
import { documentLimitBytes, type TextRefusal } from '../store/decode-text'

/** The bytes of a letter, or why they are not read; `read` reads an open file. Throws what the file system says. */
export function readLetter(
  path: string,
  read: (file: number) => Uint8Array = (file) => readFileSync(file),
): Uint8Array | Extract<TextRefusal, { refusal: 'too-large' }> | { readonly refusal: 'letter-changed' } {
  const file = openSync(path, 'r')
  try {
    const before = fstatSync(file)
    if (before.size > documentLimitBytes) {
      return { refusal: 'too-large', sizeBytes: before.size, limitBytes: documentLimitBytes }
    }
    const bytes = read(file)
    const after = fstatSync(file)
    const isAsItWas = after.mtimeMs === before.mtimeMs && after.size === before.size
    return isAsItWas && bytes.length === after.size ? bytes : { refusal: 'letter-changed' }
  } finally {
    closeSync(file)
  }
}
