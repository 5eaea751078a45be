import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { exampleDocument, exampleHead } from './example-corpus'
import type { CorpusDocument, FileChunk } from './format'
import { formats } from './registry'
import { verifyExport } from './verify'

const tools = { sha256: (text: string) => createHash('sha256').update(text, 'utf8').digest('hex') }

describe.each(formats)('verifyExport of $id', (format) => {
  const files = [...format.write(exampleHead, [exampleDocument])]
  const verify = (read: Iterable<FileChunk>, entries: readonly CorpusDocument[]) => [
    ...verifyExport(format, exampleHead, read, entries, tools),
  ]

  it('finds nothing in an export of what was exported', () => {
    const spans =
      exampleDocument.set.spans.length -
      format.losses(exampleDocument, exampleHead).filter(({ kind }) => kind === 'span').length
    const { id } = exampleDocument.document
    expect(verify(files, [exampleDocument])).toEqual([
      { kind: 'compared', documentId: id, spans, differences: [] },
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
      { kind: 'missing', documentId: 'z'.repeat(26) },
    ])
    expect(verify(files, [])).toMatchObject([{ kind: 'unexpected' }])
  })

  it('finds damage', () => {
    const damaged = files.map(({ path, chunk }) => ({ path, chunk: chunk.replace(/\bMRI\b/g, 'CATS') }))
    expect(verify(damaged, [exampleDocument])).not.toEqual(verify(files, [exampleDocument]))
  })
})
