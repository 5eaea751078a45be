import type { ByteEncoding } from '../../core/project'

/** Windows-1252 from 0x80 to 0x9f; a space where it has no character. Source: CP1252.TXT of the Unicode Consortium. */
const windowsCharacters = '€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ'

/** The text of bytes that are a character each; null where one of them is none. */
export function decodeBytes(bytes: Uint8Array, encoding: ByteEncoding): string | null {
  // Of Node's encodings this one is ISO-8859-1; TextDecoder's of that name is Windows-1252.
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
  if (encoding === 'iso-8859-1') return text
  let isWhole = true
  const decoded = text.replace(/[\x80-\x9f]/g, (character) => {
    const meant = windowsCharacters[character.charCodeAt(0) - 0x80]!
    isWhole &&= meant !== ' '
    return meant
  })
  return isWhole ? decoded : null
}
