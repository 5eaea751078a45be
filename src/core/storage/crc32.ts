const table = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1
  return value >>> 0
})

/** CRC-32 (as in zip) of a text in which every character is one byte, as 8 lower-case hex digits. */
export function crc32OfBytes(latin1: string): string {
  let crc = 0xffffffff
  for (let i = 0; i < latin1.length; i += 1) {
    crc = table[(crc ^ latin1.charCodeAt(i)) & 0xff]! ^ (crc >>> 8)
  }
  return toHex(crc)
}

/** CRC-32 of a text's UTF-16 code units, low byte first, as 8 lower-case hex digits. */
export function crc32OfUtf16(text: string): string {
  let crc = 0xffffffff
  for (let i = 0; i < text.length; i += 1) {
    const unit = text.charCodeAt(i)
    crc = table[(crc ^ unit) & 0xff]! ^ (crc >>> 8)
    crc = table[(crc ^ (unit >>> 8)) & 0xff]! ^ (crc >>> 8)
  }
  return toHex(crc)
}

function toHex(crc: number): string {
  return ((crc ^ 0xffffffff) >>> 0).toString(16).padStart(8, '0')
}
