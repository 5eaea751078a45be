import { describe, expect, it } from 'vitest'
import { decodeFile } from '../storage/file-envelope'
import { exportFile } from '../storage/file-kinds'
import { exampleDocument, exampleHead } from './example-corpus'
import { manifestOf, manifestText } from './manifest'
import { native } from './native'
import { sha256 } from './read-tools-fixture'
import { expectationOf } from './verify'

const expectation = { folder: '', ...expectationOf(exampleDocument, [], { sha256 }) }
const file = (path: string) => ({ path, sizeBytes: 1, sha256: sha256(path), isCorpus: true })
const manifest = manifestOf(
  native,
  exampleHead,
  {
    files: [file('z.txt'), file('a/b.txt')],
    documents: [expectation, { ...expectation, documentId: 'b'.repeat(26) }],
  },
  { sha256 },
)

describe('a manifest of an export', () => {
  it('is sorted, and reads as it was written', () => {
    expect(manifest.files.map(({ path }) => path)).toEqual(['a/b.txt', 'z.txt'])
    expect(manifest.documents.map(({ documentId }) => documentId[0])).toEqual(['b', 'd'])
    const text = manifestText(manifest, { sha256 })
    expect(decodeFile(exportFile, text, sha256)).toEqual({ state: 'ok', body: manifest })
  })

  it('has one file and one document a line', () => {
    const lines = manifestText(manifest, { sha256 }).split('\n')
    for (const one of [...manifest.files, ...manifest.documents]) {
      expect(lines.map((line) => line.replace(/,$/, ''))).toContain(JSON.stringify(one))
    }
  })

  it('says what the corpus is, without a clock', () => {
    expect(manifest).toMatchObject({
      format: { id: 'native', version: native.version },
      unit: native.capabilities.unit,
      project: exampleHead.project,
      schema: { labels: ['finding', 'request'], relations: ['TREATS'] },
    })
    expect(expectation).toMatchObject({
      textSha256: exampleDocument.document.textSha256,
      spans: 2,
      relations: 1,
    })
    expect(manifestText(manifest, { sha256 })).not.toMatch(/\d{4}-\d\d-\d\d/)
  })

  it.each([
    ['a path that leads elsewhere', { ...manifest, files: [file('../a.txt')] }],
    ['files out of order', { ...manifest, files: [...manifest.files].reverse() }],
    ['a file twice', { ...manifest, files: [manifest.files[0]!, manifest.files[0]!] }],
    ['documents out of order', { ...manifest, documents: [...manifest.documents].reverse() }],
    ['a field too many', { ...manifest, writtenAt: 'now' }],
  ])('is refused with %s', (_, changed) => {
    expect(exportFile.strict.safeParse(changed).success).toBe(false)
  })
})
