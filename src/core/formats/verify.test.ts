import { describe, expect, it } from 'vitest'
import { exampleDocument, exampleHead } from './example-corpus'
import { headFingerprint } from './fingerprints'
import type { CorpusDocument, CorpusHead, FileChunk, LabelledDocument } from './format'
import { native } from './native'
import { toolsFor } from './read-tools-fixture'
import { formats } from './registry'
import { expectationOf, verifyExport } from './verify'

const tools = toolsFor([])

describe.each(formats)('verifyExport of $id', (format) => {
  const files = [...format.write(exampleHead, [exampleDocument])]
  const verify = (read: readonly FileChunk[], entries: readonly CorpusDocument[]) => [
    ...verifyExport(
      format,
      headFingerprint(exampleHead, tools),
      read,
      entries.map((entry) => expectationOf(entry, format.losses(entry, exampleHead), tools)),
      toolsFor(read),
    ),
  ]

  it('finds nothing in an export of what was exported', () => {
    const spans =
      exampleDocument.set.spans.length -
      format.losses(exampleDocument, exampleHead).filter(({ kind }) => kind === 'span').length
    const { id } = exampleDocument.document
    expect(verify(files, [exampleDocument])).toEqual([
      { kind: 'compared', documentId: id, annotatorId: exampleDocument.annotator.id, spans, differences: [] },
    ])
  })

  it('finds a span that has changed since', () => {
    const [first, ...rest] = exampleDocument.set.spans
    const spans = [{ ...first!, end: 14, quote: 'neck\npain.' }, ...rest]
    const changed = { ...exampleDocument, set: { ...exampleDocument.set, spans } }
    expect(verify(files, [changed])).toMatchObject([{ kind: 'compared', differences: ['spans'] }])
  })

  it('finds a document that is missing or too many', () => {
    const another = { ...exampleDocument, document: { ...exampleDocument.document, id: 'z'.repeat(26) } }
    expect(verify(files, [exampleDocument, another])).toMatchObject([
      { kind: 'compared', differences: [] },
      { kind: 'not-read-back', documentId: 'z'.repeat(26) },
    ])
    expect(verify(files, [])).toMatchObject([{ kind: 'not-in-project' }])
  })

  it('finds damage', () => {
    const damaged = files.map(({ path, chunk }) => ({ path, chunk: chunk.replace(/\bMRI\b/g, 'CATS') }))
    expect(verify(damaged, [exampleDocument])).not.toEqual(verify(files, [exampleDocument]))
  })
})

describe('verifyExport of the lossless format', () => {
  const { document, annotator, set } = exampleDocument
  const [first, ...rest] = set.spans
  const changes: [string, LabelledDocument][] = [
    ['a title', { document: { ...document, title: 'other.txt' }, annotator, set }],
    ['an import time', { document: { ...document, importedAt: '2026-11-02T00:00:00.000Z' }, annotator, set }],
    ['a status', { document, annotator, set: { ...set, status: 'in-progress' } }],
    ['a note', { document, annotator, set: { ...set, note: 'ask Ben' } }],
    [
      'a note of a span',
      { document, annotator, set: { ...set, spans: [{ ...first!, note: 'n' }, ...rest] } },
    ],
    ['a decision', { document, annotator, set: { ...set, decisions: set.decisions.slice(1) } }],
    [
      'a reason',
      {
        document,
        annotator,
        set: {
          ...set,
          decisions: set.decisions.map((one) => (one.kind === 'waived' ? { ...one, reason: 'other' } : one)),
        },
      },
    ],
    [
      'an id of a relation',
      { document, annotator, set: { ...set, relations: [{ ...set.relations[0]!, id: 'z'.repeat(26) }] } },
    ],
    [
      'who marked',
      { document, annotator, set: { ...set, spans: [{ ...first!, by: 'z'.repeat(26) }, ...rest] } },
    ],
    [
      'when it was marked',
      {
        document,
        annotator,
        set: { ...set, spans: [{ ...first!, at: '2026-11-02T00:00:00.000Z' }, ...rest] },
      },
    ],
  ]
  const verify = (head: CorpusHead, entry: CorpusDocument) => [
    ...verifyExport(
      native,
      headFingerprint(head, tools),
      native.write(exampleHead, [exampleDocument]),
      [expectationOf(entry, [], tools)],
      tools,
    ),
  ]

  it.each(changes)('finds that %s was not written', (_, changed) => {
    const [verified] = verify(exampleHead, changed)
    expect(verified).toHaveProperty('differences', expect.arrayContaining(['details']))
  })

  it('finds that the head was not written', () => {
    expect(verify({ ...exampleHead, guidelineVersion: '2' }, exampleDocument)[0]).toEqual({
      kind: 'head-differs',
    })
  })

  it('misses no other document because of one that was rejected', () => {
    const another = 'y'.repeat(26)
    const second: LabelledDocument = {
      document: { ...document, id: another },
      annotator,
      set: { ...set, documentId: another },
    }
    const files = [...native.write(exampleHead, [exampleDocument, second])]
    files[1] = { path: files[1]!.path, chunk: '{}\n' }
    const expected = [exampleDocument, second].map((entry) => expectationOf(entry, [], tools))
    expect([
      ...verifyExport(native, headFingerprint(exampleHead, tools), files, expected, tools),
    ]).toMatchObject([
      { kind: 'rejected' },
      { kind: 'compared', documentId: another, differences: [] },
      { kind: 'not-read-back', documentId: document.id },
    ])
  })
})
