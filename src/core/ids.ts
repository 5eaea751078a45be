/** A document, span, relation, annotator, segment or project id: 26 letters of the alphabet a-z2-7 (130 bits). */
export type Id = string

export const idPattern = /^[a-z2-7]{26}$/

const alphabet = 'abcdefghijklmnopqrstuvwxyz234567'

/** The id of the document whose text has this SHA-256, given as 64 hexadecimal digits. */
export function idOfTextSha256(hex: string): Id {
  return idFromBytes(Uint8Array.from({ length: 32 }, (_, i) => parseInt(hex.slice(2 * i, 2 * i + 2), 16)))
}

/** Writes the first 130 bits of at least 17 bytes as an id (RFC 4648 base32, lower case, unpadded). */
export function idFromBytes(bytes: Uint8Array): Id {
  if (bytes.length < 17) throw new RangeError(`an id needs 17 bytes, not ${bytes.length}`)
  let id = ''
  let bits = 0
  let value = 0
  for (let i = 0; id.length < 26; i += 1) {
    value = ((value << 8) | bytes[i]!) & 0xffff
    bits += 8
    while (bits >= 5 && id.length < 26) {
      bits -= 5
      id += alphabet[(value >>> bits) & 31]
    }
  }
  return id
}
