import type { ByteEncoding, SourceEncoding } from '../../core/project'
import { decodeBytes } from './decode-bytes'

/** A letter's text, from which nothing but the byte order mark was taken. */
export interface DecodedText {
  readonly text: string
  readonly encoding: SourceEncoding
  readonly byteOrderMark: boolean
}

/** Why bytes are not taken as a letter; offsets are bytes from the beginning of the file. */
export type TextRefusal =
  | { readonly refusal: 'empty' }
  | { readonly refusal: 'too-large'; readonly sizeBytes: number; readonly limitBytes: number }
  | { readonly refusal: 'not-utf-8'; readonly offset: number }
  | { readonly refusal: 'nul'; readonly offset: number }
  | { readonly refusal: 'utf-16-odd-length'; readonly sizeBytes: number }
  | { readonly refusal: 'lone-surrogate'; readonly offset: number }

/** Size up to which a file is taken as one letter, in bytes. */
export const documentLimitBytes = 8 * 1024 * 1024

const marks: readonly { encoding: Exclude<SourceEncoding, ByteEncoding>; bytes: readonly number[] }[] = [
  { encoding: 'utf-8', bytes: [0xef, 0xbb, 0xbf] },
  { encoding: 'utf-16le', bytes: [0xff, 0xfe] },
  { encoding: 'utf-16be', bytes: [0xfe, 0xff] },
]

/** Reads what `decodeText` says is no UTF-8, in the encoding that somebody says it is in; null where it is no text in that. */
export function decodeTextAs(bytes: Uint8Array, encoding: ByteEncoding): DecodedText | null {
  const text = decodeBytes(bytes, encoding)
  return text === null ? null : { text, encoding, byteOrderMark: false }
}

/** Reads a text file strictly: UTF-8, or UTF-16 where a byte order mark says so; nothing is guessed or mended. */
export function decodeText(bytes: Uint8Array): DecodedText | TextRefusal {
  if (bytes.length > documentLimitBytes) {
    return { refusal: 'too-large', sizeBytes: bytes.length, limitBytes: documentLimitBytes }
  }
  const mark = marks.find(({ bytes: mark }) => mark.every((byte, index) => bytes[index] === byte))
  const encoding = mark?.encoding ?? 'utf-8'
  const markBytes = mark?.bytes.length ?? 0
  const body = bytes.subarray(markBytes)
  if (body.length === 0) return { refusal: 'empty' }
  if (encoding !== 'utf-8' && body.length % 2 === 1) {
    return { refusal: 'utf-16-odd-length', sizeBytes: bytes.length }
  }
  const text = encoding === 'utf-8' ? decodeUtf8(body) : decodeUtf16(body, encoding)
  if (text === null) {
    // Of a PDF or an archive that is the better reason, and no encoding of letters has it.
    const nul = body.indexOf(0)
    if (nul !== -1) return { refusal: 'nul', offset: markBytes + nul }
    return { refusal: 'not-utf-8', offset: markBytes + firstInvalidByte(body) }
  }
  const unitBytes = (index: number) =>
    markBytes + (encoding === 'utf-8' ? Buffer.byteLength(text.slice(0, index), 'utf8') : index * 2)
  const loneSurrogate = text.search(/\p{Surrogate}/u)
  if (loneSurrogate !== -1) return { refusal: 'lone-surrogate', offset: unitBytes(loneSurrogate) }
  const nul = text.indexOf('\0')
  if (nul !== -1) return { refusal: 'nul', offset: unitBytes(nul) }
  return { text, encoding, byteOrderMark: mark !== undefined }
}

function decodeUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return null
  }
}

// Not TextDecoder: it has no utf-16be in every build, and would replace or refuse lone surrogates unplaced.
function decodeUtf16(bytes: Uint8Array, encoding: 'utf-16le' | 'utf-16be'): string {
  const units = Buffer.from(bytes)
  return (encoding === 'utf-16be' ? units.swap16() : units).toString('utf16le')
}

/** Length in bytes of the longest beginning that is whole UTF-8. */
function firstInvalidByte(bytes: Uint8Array): number {
  let low = 0
  let high = bytes.length
  // Streaming, the decoder takes a character that is only begun: what it takes is a monotone property.
  const takes = (end: number) => {
    try {
      new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes.subarray(0, end), {
        stream: true,
      })
      return true
    } catch {
      return false
    }
  }
  while (low < high) {
    const middle = (low + high + 1) >>> 1
    if (takes(middle)) low = middle
    else high = middle - 1
  }
  return startOfCharacter(bytes, low)
}

function startOfCharacter(bytes: Uint8Array, end: number): number {
  let start = end
  while (start > 0 && (bytes[start - 1]! & 0xc0) === 0x80) start -= 1
  const lead = bytes[start - 1]
  if (lead === undefined || lead < 0xc0) return end
  const length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2
  return end - (start - 1) < length ? start - 1 : end
}
