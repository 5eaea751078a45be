import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isValidRange } from '../text/offsets'
import type { FileChunk } from './format'
import { corpus, head, onePerDocument } from './random-corpus-fixture'
import { toolsFor } from './read-tools-fixture'
import { formats } from './registry'

/*
 * What no writer of ours has written: files of random corpora with bytes changed, cut, doubled and moved. 10,000 of them
 * over all formats; `GOLDSPAN_FUZZ` gives another number.
 */
const runs = Math.ceil(Number(process.env['GOLDSPAN_FUZZ'] ?? 10_000) / formats.length)

const piece = fc.constantFrom(
  ...[
    '"',
    '{',
    '}',
    '[',
    ']',
    ',',
    ':',
    '\\',
    '\n',
    '\t',
    '\r',
    ' ',
    '\0',
    '\ufeff',
    '\u2028',
    '\ud800',
    '😀',
  ],
  ...['<', '>', '&', '/', '|', '_', '-1', '1e400', '99999999999999999999', '0.5', 'null', 'true', '"12"'],
  ...['__proto__', 'constructor', '&lol;', '<!DOCTYPE x>', '<![CDATA[', '{"a":'.repeat(40), '[['.repeat(60)],
)

/** One change: at a share of the file's length, cutting so many characters, putting in another piece. */
const change = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  cut: fc.oneof(fc.constant(0), fc.nat({ max: 12 }), fc.nat({ max: 2000 })),
  put: fc.oneof(fc.constant(''), piece, fc.constant('again')),
})
const damage = fc.array(fc.record({ file: fc.nat(), change }), { minLength: 1, maxLength: 4 })

function damaged(
  files: readonly FileChunk[],
  plan: readonly { file: number; change: Change }[],
): FileChunk[] {
  const contents = files.map(({ path, chunk }) => ({ path, chunk }))
  for (const { file, change } of plan) {
    const one = contents[file % contents.length]
    if (!one) continue
    const at = Math.floor(change.at * one.chunk.length)
    const out = one.chunk.slice(at, at + change.cut)
    const put = change.put === 'again' ? out + out : change.put
    one.chunk = one.chunk.slice(0, at) + put + one.chunk.slice(at + change.cut)
  }
  return contents
}
type Change = typeof change extends fc.Arbitrary<infer T> ? T : never

function whole(files: Iterable<FileChunk>): FileChunk[] {
  const contents = new Map<string, string>()
  for (const { path, chunk } of files) contents.set(path, (contents.get(path) ?? '') + chunk)
  return [...contents].map(([path, chunk]) => ({ path, chunk }))
}

describe.each(formats)('$id, its files damaged', (format) => {
  it('is read to its end without an error, and no span lies outside the text or cuts a character', () => {
    fc.assert(
      fc.property(corpus, damage, (all, plan) => {
        const entries = format.capabilities.severalAnnotators ? all : onePerDocument(all)
        const files = damaged(whole(format.write(head, entries)), plan)
        for (const result of format.read(files, toolsFor(files))) {
          if (!('document' in result)) continue
          const { text, spans, relations } = result.document
          for (const span of spans) {
            if (text !== null) expect(isValidRange(text, span)).toBe(true)
            else expect(0 <= span.start && span.start < span.end && Number.isSafeInteger(span.end)).toBe(true)
          }
          for (const { from, to } of relations) {
            expect(spans[from]).toBeDefined()
            expect(spans[to]).toBeDefined()
          }
        }
      }),
      { numRuns: runs },
    )
  }, 120_000)
})
