import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { describe, expect, it } from 'vitest'
import { exampleHead } from '../example-corpus'
import { contentsOf, toolsFor } from '../read-tools-fixture'
import { portableDocument } from '../portable'
import { formats } from '../registry'
import { nastyDocument } from './nasty-document-fixture'

/** The files of a format's folder here, written by hand from its specification, by their paths. */
function goldenFiles(formatId: string): Map<string, string> {
  const folder = join(import.meta.dirname, formatId)
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  )
  return new Map(
    files.map(({ parentPath, name }) => {
      const path = join(parentPath, name)
      return [relative(folder, path).replaceAll('\\', '/'), readFileSync(path, 'utf8')]
    }),
  )
}

describe.each(formats)('$id', (format) => {
  it('writes the files that were written by hand, byte by byte', () => {
    const written = contentsOf(format.write(exampleHead, [nastyDocument]))
    expect(Object.fromEntries(written)).toEqual(Object.fromEntries(goldenFiles(format.id)))
  })

  it('reads the files that were written by hand as the document, minus what it says that it leaves out', () => {
    const files = [...goldenFiles(format.id)].map(([path, chunk]) => ({ path, chunk }))
    const results = [...format.read(files, toolsFor(files))].filter((result) => !('head' in result))
    const expected = portableDocument(nastyDocument, format.losses(nastyDocument, exampleHead))
    const found = results.map((result) => ('document' in result ? result.document : result))
    expect(found).toEqual([
      {
        ...expected,
        annotatorId: format.capabilities.severalAnnotators ? expected.annotatorId : null,
        text: format.capabilities.includesText ? expected.text : (found[0] as { text: unknown }).text,
      },
    ])
  })
})
