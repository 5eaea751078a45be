import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeText, documentLimitBytes } from './decode-text'
import { documentFromBytes } from './document-from-bytes'
import { aDocument, anId } from './project-fixture'

const utf8 = (text: string) => Buffer.from(text, 'utf8')
const utf16le = (text: string) => Buffer.from(text, 'utf16le')
const utf16be = (text: string) => Buffer.from(text, 'utf16le').swap16()

describe('decodeText', () => {
  it('takes nothing away but the byte order mark', () => {
    const text = '\ufeff a\r\nb\rc\f  d\t é 👍 \ufeff\u2028'
    expect(decodeText(utf8(`\ufeff${text}`))).toEqual({ text, encoding: 'utf-8', byteOrderMark: true })
    expect(decodeText(utf16le(`\ufeff${text}`))).toEqual({ text, encoding: 'utf-16le', byteOrderMark: true })
    expect(decodeText(utf16be(`\ufeff${text}`))).toEqual({ text, encoding: 'utf-16be', byteOrderMark: true })
  })

  it('reads every well-formed text back from each encoding', () => {
    const text = fc.string({ unit: 'binary', minLength: 1 }).filter((text) => !/[\0\ufeff]/.test(text))
    fc.assert(
      fc.property(text, (text) => {
        expect(decodeText(utf8(text))).toEqual({ text, encoding: 'utf-8', byteOrderMark: false })
        expect(decodeText(utf16le(`\ufeff${text}`))).toMatchObject({ text })
        expect(decodeText(utf16be(`\ufeff${text}`))).toMatchObject({ text })
      }),
    )
  })

  it.each([
    ['an empty file', utf8(''), { refusal: 'empty' }],
    ['a byte order mark alone', utf8('\ufeff'), { refusal: 'empty' }],
    ['Windows-1252', Buffer.from('naïve', 'latin1'), { refusal: 'not-utf-8', offset: 2 }],
    [
      'an invalid byte after a mark',
      Buffer.concat([utf8('\ufeffé'), Buffer.from([0xff])]),
      { refusal: 'not-utf-8', offset: 5 },
    ],
    ['a character that is cut off', utf8('ab👍').subarray(0, 5), { refusal: 'not-utf-8', offset: 2 }],
    ['an encoded surrogate', Buffer.from([0x61, 0xed, 0xa0, 0x80]), { refusal: 'not-utf-8', offset: 1 }],
    ['a NUL in what is no UTF-8', Buffer.from([0x25, 0xff, 0x00]), { refusal: 'nul', offset: 2 }],
    ['a NUL', utf8('é\0'), { refusal: 'nul', offset: 2 }],
    ['UTF-16 without a mark', utf16le('ab'), { refusal: 'nul', offset: 1 }],
    ['a NUL in UTF-16', utf16be('\ufeffa\0'), { refusal: 'nul', offset: 4 }],
    [
      'half a UTF-16 unit',
      utf16le('\ufeffab').subarray(0, 5),
      { refusal: 'utf-16-odd-length', sizeBytes: 5 },
    ],
    ['a lone surrogate', utf16le('\ufeffa\ud83d!'), { refusal: 'lone-surrogate', offset: 4 }],
    [
      'more than 8 MB',
      Buffer.alloc(documentLimitBytes + 1, 'a'),
      { refusal: 'too-large', sizeBytes: documentLimitBytes + 1, limitBytes: documentLimitBytes },
    ],
  ])('refuses %s and says where', (_, bytes, refusal) => {
    expect(decodeText(bytes)).toEqual(refusal)
  })
})

describe('documentFromBytes', () => {
  it('gives one letter the same id whoever imports it and however it is encoded', () => {
    const from = { now: '2026-01-01T00:00:00.000Z', annotatorId: anId() }
    const one = aDocument('Letter é')
    const other = documentFromBytes('x', utf16be('\ufeffLetter é'), from)
    expect(other).toMatchObject({ id: one.id, textSha256: one.textSha256, encoding: 'utf-16be' })
    expect(other).not.toMatchObject({ sourceSha256: one.sourceSha256 })
  })
})
