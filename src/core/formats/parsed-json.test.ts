import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parsedJson } from './parsed-json'

const nasty = fc.string({ unit: fc.constantFrom('"', '\\', ':', '{', '}', '[', ',', 'a', '\n', '😀') })

const escapeOf = (unit: string) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`

describe('parsedJson', () => {
  it('gives what JSON.parse gives where no key stands twice', () => {
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue(), fc.dictionary(nasty, fc.array(nasty))), (value) => {
        expect(parsedJson(JSON.stringify(value, null, 1))).toEqual(JSON.parse(JSON.stringify(value)))
      }),
    )
  })

  it('refuses a key that stands twice, however both are written', () => {
    fc.assert(
      fc.property(nasty, fc.jsonValue(), fc.jsonValue(), (key, first, second) => {
        const written = JSON.stringify(key)
        const escaped = `"${key.replace(/[^]/g, escapeOf)}"`
        const object = `{${written} : ${JSON.stringify(first)}, ${escaped}:${JSON.stringify(second)}}`
        for (const json of [object, `[0,{"x":${object}}]`]) {
          expect(() => parsedJson(json)).toThrow('key-doubled')
        }
      }),
    )
  })
})
