import { describe, expect, it } from 'vitest'
import { idFromBytes, idPattern } from './ids'

describe('idFromBytes', () => {
  it('writes 130 bits in the base32 alphabet of RFC 4648, in lower case', () => {
    // "foobar" is MZXW6YTBOI in RFC 4648; a multiple of five bytes needs no padding.
    const bytes = new TextEncoder().encode('foobafoobafoobafo')
    expect(idFromBytes(bytes)).toBe('mzxw6ytbmzxw6ytbmzxw6ytbmz')
    expect(idFromBytes(bytes)).toMatch(idPattern)
  })

  it('refuses fewer than 17 bytes', () => {
    expect(() => idFromBytes(new Uint8Array(16))).toThrow('needs 17 bytes')
  })
})
