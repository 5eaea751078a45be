import fc from 'fast-check'
import { expect, it } from 'vitest'
import { decodeBytes } from './decode-bytes'

it('reads each byte of ISO-8859-1 as the character of its number', () => {
  fc.assert(
    fc.property(fc.uint8Array(), (bytes) => {
      expect(decodeBytes(bytes, 'iso-8859-1')).toBe(String.fromCharCode(...bytes))
    }),
  )
})

it('reads Windows-1252 by the Unicode numbers of its characters, and refuses the five bytes that are none', () => {
  const none = [0x81, 0x8d, 0x8f, 0x90, 0x9d]
  for (let byte = 0; byte <= 0xff; byte += 1) {
    const text = decodeBytes(new Uint8Array([byte]), 'windows-1252')
    expect([byte, text]).toEqual([byte, none.includes(byte) ? null : characterOf(byte)])
  }
  expect(decodeBytes(Buffer.from('Dx: neck\x81pain', 'latin1'), 'windows-1252')).toBeNull()
  expect(decodeBytes(Buffer.from('\x93neck\x94 \x96 caf\xe9', 'latin1'), 'windows-1252')).toBe(
    '“neck” – café',
  )
})

function characterOf(byte: number): string {
  const between: Readonly<Record<number, number>> = {
    ...{ 0x80: 0x20ac, 0x82: 0x201a, 0x83: 0x192, 0x84: 0x201e, 0x85: 0x2026, 0x86: 0x2020, 0x87: 0x2021 },
    ...{ 0x88: 0x2c6, 0x89: 0x2030, 0x8a: 0x160, 0x8b: 0x2039, 0x8c: 0x152, 0x8e: 0x17d, 0x91: 0x2018 },
    ...{ 0x92: 0x2019, 0x93: 0x201c, 0x94: 0x201d, 0x95: 0x2022, 0x96: 0x2013, 0x97: 0x2014, 0x98: 0x2dc },
    ...{ 0x99: 0x2122, 0x9a: 0x161, 0x9b: 0x203a, 0x9c: 0x153, 0x9e: 0x17e, 0x9f: 0x178 },
  }
  return String.fromCharCode(between[byte] ?? byte)
}
