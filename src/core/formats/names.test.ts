import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeName, decodeValue, encodeName, encodeValue } from './names'

const tricky = fc.oneof(
  fc
    .array(fc.constantFrom('_', 'x', '_x', '5f', ' ', 'a', 'é', '\u{1f600}', '|', '.', '-', '\t'))
    .map((s) => s.join('')),
  fc.string({ unit: 'grapheme' }),
)

describe('encodeName', () => {
  it('leaves plain ids as they are', () => {
    expect(encodeName('requested_item')).toBe('requested_item')
    expect(encodeName('APPLIES_TO-2')).toBe('APPLIES_TO-2')
  })

  it('writes any id with letters, digits, _ and - alone, so that it can be read back', () => {
    expect(encodeName('Diagnosis (é)')).toBe('Diagnosis_x20__x28__xe9__x29_')
    fc.assert(
      fc.property(tricky, (id) => {
        expect(encodeName(id)).toMatch(/^[A-Za-z0-9_-]+$/)
        expect(decodeName(encodeName(id))).toBe(id)
      }),
      { numRuns: 2000 },
    )
  })
})

describe('encodeValue', () => {
  it('writes a space as _', () => {
    expect(encodeValue('claims administrator')).toBe('claims_administrator')
    expect(encodeValue('M54.2')).toBe('M54.2')
  })

  it('writes any value without white space, so that it can be read back', () => {
    fc.assert(
      fc.property(tricky, (value) => {
        expect(encodeValue(value)).toMatch(/^[A-Za-z0-9_.+-]+$/)
        expect(decodeValue(encodeValue(value))).toBe(value)
      }),
      { numRuns: 2000 },
    )
  })
})
