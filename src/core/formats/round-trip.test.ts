import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CorpusDocument, Format } from './format'
import { headFingerprint } from './fingerprints'
import { brat } from './brat'
import { iob2 } from './iob2'
import { native } from './native'
import { corpus, head, onePerDocument, rechunked } from './random-corpus-fixture'
import { sha256, toolsFor } from './read-tools-fixture'
import { portableDocument } from './portable'
import { formats } from './registry'
import { expectationOf, verifyExport } from './verify'

const suited = (format: Format, entries: CorpusDocument[]) =>
  format.capabilities.severalAnnotators ? entries : onePerDocument(entries)

describe.each(formats)('$id round trip', (format) => {
  it('gives back each document, minus exactly the declared losses', () => {
    fc.assert(
      fc.property(corpus, (all) => {
        const entries = suited(format, all)
        const files = [...format.write(head, entries)]
        const expected = entries.map((entry) => expectationOf(entry, format.losses(entry, head), { sha256 }))
        const verified = [
          ...verifyExport(format, headFingerprint(head, { sha256 }), files, expected, toolsFor(files)),
        ]
        expect(verified).toEqual(
          expected.map(({ documentId, annotatorId, spans }) => ({
            kind: 'compared',
            documentId,
            annotatorId,
            spans,
            differences: [],
          })),
        )
        if (!format.capabilities.includesText) return
        const results = [...format.read(files, toolsFor(files))]
        expect(results.flatMap((result) => ('document' in result ? [result.document.text] : []))).toEqual(
          entries.map((entry) => portableDocument(entry, format.losses(entry, head)).text),
        )
      }),
      { numRuns: 400 },
    )
  })

  it('writes the same bytes twice, on paths of ids', () => {
    fc.assert(
      fc.property(corpus, (all) => {
        const entries = suited(format, all)
        const files = [...format.write(head, entries)]
        expect([...format.write(head, entries)]).toEqual(files)
        for (const { path } of files) {
          expect(path).toMatch(/^([a-z]+\/)?([a-z2-7]{26}|[A-Za-z_-]+)(\.[a-z0-9]+)+$/)
        }
      }),
      { numRuns: 50 },
    )
  })

  it('reads the same from any chunks', () => {
    fc.assert(
      fc.property(corpus, fc.integer({ min: 1, max: 90 }), (all, size) => {
        const files = [...format.write(head, suited(format, all))]
        const tools = toolsFor(files)
        const results = [...format.read(files, tools)]
        expect([...format.read(rechunked(files, size), tools)]).toEqual(results)
      }),
      { numRuns: 50 },
    )
  })

  it('declares only losses that its capabilities admit', () => {
    fc.assert(
      fc.property(corpus, (all) => {
        const { overlap, relations, attributes, needsReview, note, decisions } = format.capabilities
        for (const entry of suited(format, all)) {
          for (const loss of format.losses(entry, head)) {
            if (overlap) expect(loss).not.toMatchObject({ reason: 'overlap' })
            if (relations) expect(loss).not.toMatchObject({ kind: 'relation', reason: 'not-held' })
            if (attributes) expect(loss).not.toMatchObject({ kind: 'attribute', reason: 'not-held' })
            if (needsReview) expect(loss.kind).not.toBe('needsReview')
            if (note) expect(loss.kind).not.toMatch(/note/i)
            if (decisions) expect(loss.kind).not.toBe('decision')
          }
        }
      }),
      { numRuns: 50 },
    )
  })
})

describe('native', () => {
  it('gives back everything, the head and every field of every set', () => {
    fc.assert(
      fc.property(corpus, (entries) => {
        const results = [...native.read(native.write(head, entries), toolsFor([]))]
        expect(results[0]).toEqual({ head })
        expect(results.slice(1).map((result) => ('document' in result ? result.labelled : result))).toEqual(
          entries,
        )
      }),
      { numRuns: 300 },
    )
  })

  it('writes lines that every reader of lines cuts alike', () => {
    fc.assert(
      fc.property(corpus, (entries) => {
        const whole = [...native.write(head, entries)].map(({ chunk }) => chunk).join('')
        expect(whole).not.toMatch(/[\r\v\f\x1c-\x1e\u0085\u2028\u2029]/)
        expect(whole.split('\n')).toHaveLength(entries.length + 2)
        expect(whole.endsWith('\n')).toBe(true)
      }),
      { numRuns: 100 },
    )
  })
})

describe('brat', () => {
  it('writes tails that equal their slices and hold no line end of Python, as its server demands', () => {
    fc.assert(
      fc.property(corpus, (all) => {
        const files = [...brat.write(head, onePerDocument(all))]
        for (const { path, chunk } of files) {
          if (!path.endsWith('.ann')) continue
          const characters = [...files.find((file) => file.path === path.replace('.ann', '.txt'))!.chunk]
          expect(chunk).not.toMatch(/[\r\v\f\x1c-\x1e\u0085\u2028\u2029]/)
          for (const line of chunk.split('\n').filter((text) => text.startsWith('T'))) {
            const [, body = '', ...tail] = line.split('\t')
            const slices = body
              .slice(body.indexOf(' ') + 1)
              .split(';')
              .map((range) =>
                characters.slice(...(range.split(' ').map(Number) as [number, number])).join(''),
              )
            expect(tail.join('\t')).toBe(slices.join(' '))
            expect(body).toMatch(/^[A-Za-z0-9_-]+ /)
          }
        }
      }),
      { numRuns: 200 },
    )
  })
})

describe('iob2', () => {
  it('begins every span with B and gives each token one of two columns', () => {
    fc.assert(
      fc.property(corpus, (all) => {
        for (const { path, chunk } of iob2.write(head, onePerDocument(all))) {
          if (!path.endsWith('.tsv')) continue
          let before = 'O'
          for (const line of chunk.split('\n').slice(2, -1)) {
            if (line === '') {
              before = 'O'
              continue
            }
            const [token = '', tag = '', ...more] = line.split('\t')
            expect(more).toEqual([])
            expect(token).toMatch(/^\S+$/)
            if (tag.startsWith('I-')) expect(before.slice(2)).toBe(tag.slice(2))
            before = tag
          }
        }
      }),
      { numRuns: 200 },
    )
  })
})
