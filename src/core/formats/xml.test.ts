import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { textInXml, valueFromXml, valueInXml, xmlAttribute, xmlText } from './xml'
import { readXml, type XmlEvents } from './xml-reader'

const anyText = fc.string({ unit: 'binary', maxLength: 40 })

/** The text and the attribute `a` of the root of one file. */
function rootOf(content: string, size: number): [string, string | undefined] {
  let text = ''
  let attribute: string | undefined
  const events: XmlEvents<never> = {
    open: ({ attributes }) => (attribute = attributes.get('a')),
    text: (piece) => (text += piece),
    close: () => [],
    end: () => [],
  }
  const chunks = Array.from({ length: Math.ceil(content.length / size) }, (_, i) => ({
    path: 'x',
    chunk: content.slice(i * size, (i + 1) * size),
  }))
  expect([...readXml(chunks, () => events)]).toEqual([])
  return [text, attribute]
}

describe('text in XML', () => {
  it('comes back as it was, but for one space for each character that XML cannot hold', () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 1, max: 30 }), (text, size) => {
        const held = textInXml(text)
        expect(held).toHaveLength(text.length)
        expect(rootOf(`<r a="${xmlAttribute(held)}">${xmlText(held)}</r>`, size)).toEqual([held, held])
      }),
      { numRuns: 500 },
    )
  })

  it.each([
    ['\u0000\b\v\f\u000e\u001f\ufffe\uffff', '        '],
    ['\t\r\n\u007f\u0085\ufffd\u{1f600}\u{10ffff}', '\t\r\n\u007f\u0085\ufffd\u{1f600}\u{10ffff}'],
  ])('has spaces for what XML 1.0 cannot hold alone', (text, held) => {
    expect(textInXml(text)).toBe(held)
  })
})

describe('a value in XML', () => {
  it('comes back as it was, whatever it holds', () => {
    const odd = fc.array(fc.constantFrom('\\', 'u', '{', 'c', '}', '\f', '\ufffe', '\\u{c}'), {
      maxLength: 9,
    })
    fc.assert(
      fc.property(
        fc.oneof(
          anyText,
          odd.map((parts) => parts.join('')),
        ),
        (value) => {
          const written = valueInXml(value)
          expect(written).toBe(textInXml(written))
          expect(valueFromXml(written)).toBe(value)
        },
      ),
      { numRuns: 500 },
    )
  })

  it('is what it was where XML can hold it', () => {
    expect(valueInXml('a\\b {u} \\n')).toBe('a\\b {u} \\n')
  })
})
