import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { exampleDocument, exampleHead } from './example-corpus'
import type { CorpusDocument, FileChunk } from './format'
import { formats } from './registry'
import { verifyExport } from './verify'

const tools = { sha256: (text: string) => createHash('sha256').update(text, 'utf8').digest('hex') }
const exportedOf = (entries: readonly CorpusDocument[]) => ({
  size: entries.length,
  find: (documentId: string) => entries.find(({ document }) => document.id === documentId),
})

describe.each(formats)('verifyExport of $id', (format) => {
  const files = [...format.write(exampleHead, [exampleDocument])]
  const verify = (read: Iterable<FileChunk>, entries: readonly CorpusDocument[]) => [
    ...verifyExport(format, exampleHead, read, exportedOf(entries), tools),
  ]

  it('finds nothing in an export of what was exported', () => {
    expect(verify(files, [exampleDocument])).toEqual([])
  })

  it('finds a span that has changed since', () => {
    const [first, ...rest] = exampleDocument.set.spans
    const spans = [{ ...first!, end: 14, quote: 'neck\npain.' }, ...rest]
    const changed = { ...exampleDocument, set: { ...exampleDocument.set, spans } }
    expect(verify(files, [changed])).toMatchObject([{ kind: 'different', differences: ['spans'] }])
  })

  it('finds a document that is missing or too many', () => {
    const another = { ...exampleDocument, document: { ...exampleDocument.document, id: 'z'.repeat(26) } }
    expect(verify(files, [exampleDocument, another])).toEqual([{ kind: 'missing', count: 1 }])
    expect(verify(files, [])).toMatchObject([{ kind: 'unexpected' }])
  })

  it('finds damage', () => {
    const damaged = files.map(({ path, chunk }) => ({ path, chunk: chunk.replace(/\bMRI\b/g, 'CATS') }))
    expect(verify(damaged, [exampleDocument])).not.toEqual([])
  })
})
