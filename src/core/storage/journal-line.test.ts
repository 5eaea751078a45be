import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { crc32OfBytes, crc32OfUtf16 } from './crc32'
import { decodeHeader, decodeRecord, encodeHeader, encodeRecord, type JournalRecord } from './journal-line'
import { scanSegment, withoutDocument } from './journal-segment'

const id = (letter: string) => letter.repeat(26)
const header = {
  goldspan: 'journal',
  version: 1,
  sealed: false,
  segmentId: id('s'),
  annotatorId: id('a'),
  at: '2026-01-01T00:00:00.000Z',
  voids: { [id('v')]: 3 },
} as const
const record: JournalRecord = {
  seq: 1,
  documentId: id('d'),
  revision: 1,
  prev: '00000000',
  at: '2026-01-01T00:00:00.000Z',
  via: 'do',
  command: { kind: 'setNote', before: '', after: 'naïve 👍 \ud800 "quoted"\n\u2028' },
}

describe('crc32', () => {
  it('is the CRC-32 of zip', () => {
    expect(crc32OfBytes('123456789')).toBe('cbf43926')
    expect(crc32OfUtf16('')).toBe('00000000')
    expect(crc32OfUtf16('a')).toBe(crc32OfBytes('a\0'))
  })
})

describe('encodeRecord', () => {
  it('comes back as it was, in one line of ASCII', () => {
    const { line } = encodeRecord(record)
    expect(line).toMatch(/^[\x20-\x7e]+\n$/)
    expect(decodeRecord(line.slice(0, -1))).toEqual(record)
    expect(decodeHeader(encodeHeader(header).line.slice(0, -1))).toEqual(header)
  })
})

describe('decodeRecord', () => {
  it('refuses a line of which any byte differs', () => {
    const line = encodeRecord(record).line.slice(0, -1)
    for (let at = 0; at < line.length; at += 1) {
      const flipped = line.slice(0, at) + String.fromCharCode(line.charCodeAt(at) ^ 1) + line.slice(at + 1)
      expect(decodeRecord(flipped)).toBe('damaged')
    }
  })

  it('calls a sound record with an unknown field newer', () => {
    const { line } = encodeRecord({ ...record, via: 'do' })
    const body = `${line.slice(0, -19)},"colour":"red"`
    expect(decodeRecord(`${body},"crc":"${crc32OfBytes(body)}"}`)).toBe('newer')
  })
})

describe('scanSegment', () => {
  const lines = [
    encodeHeader(header).line,
    encodeRecord(record).line,
    encodeRecord({ ...record, seq: 2 }).line,
  ]
  const whole = lines.join('')

  it('finds every record of a whole segment', () => {
    const scan = scanSegment(whole, id('s'), id('a'))
    expect(scan).toMatchObject({ state: 'whole', validBytes: whole.length, beyond: [] })
    expect(scan.records.map(({ seq }) => seq)).toEqual([1, 2])
    const { offset, sizeBytes } = scan.records[1]!
    expect(whole.slice(offset, offset + sizeBytes)).toBe(lines[2]!.slice(0, -1))
  })

  it('keeps what stands before a missing record and names what stands after it', () => {
    const scan = scanSegment(lines[0]! + lines[2]!, id('s'), id('a'))
    expect(scan).toMatchObject({ state: 'damaged', records: [], validBytes: lines[0]!.length })
    expect(scan.beyond).toMatchObject([{ seq: 2, documentId: id('d') }])
  })

  it('takes nothing from a segment that lies in the wrong place or comes from a newer app', () => {
    expect(scanSegment(whole, id('s'), id('b'))).toMatchObject({ state: 'damaged', records: [] })
    const newer = whole.replace(/"version":\d/, '"version":3')
    expect(scanSegment(newer, id('s'), id('a'))).toMatchObject({ state: 'newer', records: [] })
  })
})

describe('withoutDocument', () => {
  const text = fc.string({ unit: 'binary', maxLength: 40 })
  const entry = fc.record({
    letter: fc.constantFrom('d', 'e'),
    before: text,
    after: text,
    isForget: fc.boolean(),
  })

  it('takes what the records of one document say, and leaves every other byte and place', () => {
    fc.assert(
      fc.property(fc.array(entry), (entries) => {
        const records = entries.map(({ letter, before, after, isForget }, index): JournalRecord => {
          const seq = index + 1
          const { documentId, revision, prev, at } = { ...record, documentId: id(letter), revision: seq }
          const fields = { seq, documentId, revision, prev, at }
          if (isForget) return { ...fields, via: 'forget' }
          return { ...fields, via: 'do', command: { kind: 'setNote', before, after } }
        })
        const whole = [encodeHeader(header), ...records.map(encodeRecord)].map(({ line }) => line).join('')
        const erased = withoutDocument(whole, id('s'), id('a'), id('d'))
        expect(scanSegment(erased, id('s'), id('a'))).toEqual(scanSegment(whole, id('s'), id('a')))
        const lines = erased.split('\n').slice(1, -1)
        for (const [index, { documentId, ...fields }] of records.entries()) {
          const found = decodeRecord(lines[index]!)
          if (documentId === id('e')) expect(lines[index]).toBe(whole.split('\n')[index + 1])
          else {
            const { seq, revision, prev, at } = fields
            expect(found).toEqual({ seq, documentId, revision, prev, at, via: 'forget' })
          }
        }
        expect(withoutDocument(erased, id('s'), id('a'), id('d'))).toBe(erased)
      }),
    )
  })
})
