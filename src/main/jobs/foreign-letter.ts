import { createHash } from 'node:crypto'
import { byteEncodings, type ByteEncoding } from '../../core/project'
import type { ForeignLetter, ForeignReading } from '../../ipc/import-views'
import { decodeText, decodeTextAs, type DecodedText, type TextRefusal } from '../store/decode-text'

/** Places of a letter that are shown, each with another byte that is no ASCII. */
const shownPlaces = 3
/** UTF-16 code units on each side of such a place. */
const around = 32

/** A letter that is no UTF-8 as each encoding that it may be in reads it; null where it is in UTF-8, or no text. */
export function foreignLetter(name: string, bytes: Uint8Array): ForeignLetter | null {
  const strictly = decodeText(bytes)
  if (!('refusal' in strictly) || strictly.refusal !== 'not-utf-8') return null
  const places = placesIn(bytes)
  const readings = byteEncodings.flatMap((encoding): ForeignReading[] => {
    const decoded = decodeTextAs(bytes, encoding)
    return decoded ? [{ encoding, excerpts: places.map((at) => excerptOf(decoded.text, at)) }] : []
  })
  return { name, sha256: sha256Of(bytes), offset: strictly.offset, readings: withoutTwins(readings, bytes) }
}

/** A letter's text, in the encoding that was said of it where it is no UTF-8. */
export function decodeAsSaid(
  bytes: Uint8Array,
  said: readonly (readonly [sha256: string, encoding: ByteEncoding])[],
): DecodedText | TextRefusal {
  const strictly = decodeText(bytes)
  if (!('refusal' in strictly) || strictly.refusal !== 'not-utf-8' || said.length === 0) return strictly
  const sha256 = sha256Of(bytes)
  const encoding = said.find(([of]) => of === sha256)?.[1]
  return (encoding && decodeTextAs(bytes, encoding)) ?? strictly
}

function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

/** The encodings differ from 0x80 to 0x9f alone. */
function withoutTwins(readings: readonly ForeignReading[], bytes: Uint8Array): readonly ForeignReading[] {
  return bytes.some((byte) => byte >= 0x80 && byte <= 0x9f) ? readings : readings.slice(0, 1)
}

function placesIn(bytes: Uint8Array): number[] {
  const seen = new Map<number, number>()
  for (let at = 0; at < bytes.length && seen.size < shownPlaces; at += 1) {
    const byte = bytes[at]!
    if (byte >= 0x80 && !seen.has(byte)) seen.set(byte, at)
  }
  return [...seen.values()]
}

function excerptOf(text: string, at: number): ForeignReading['excerpts'][number] {
  return {
    before: onOneLine(text.slice(Math.max(0, at - around), at)),
    character: text[at]!,
    after: onOneLine(text.slice(at + 1, at + 1 + around)),
  }
}

function onOneLine(text: string): string {
  return text.replace(/\s+/g, ' ')
}
