import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { CodePointOffsets } from '../../text/offsets'
import { exampleHead } from '../example-corpus'
import type { CorpusDocument, CorpusHead, Format } from '../format'
import { nastyDocument } from '../golden/nasty-document-fixture'
import { native } from '../native'
import { portableDocument } from '../portable'
import { contentsOf, toolsFor } from '../read-tools-fixture'
import { formats } from '../registry'
import { textPath } from '../texts-beside'

const hasPython = spawnSync('python3', ['--version']).status === 0

/** What the format is to give back, in code points. */
function expectedOf(format: Format, head: CorpusHead, entries: readonly CorpusDocument[]): object[] {
  return entries.map((entry) => {
    const { documentId, text, spans } = portableDocument(entry, format.losses(entry, head))
    const offsets = new CodePointOffsets(text!)
    const places = spans.map(({ label, start, end }) => [
      label,
      offsets.fromUtf16(start),
      offsets.fromUtf16(end),
      text!.slice(start, end),
    ])
    return { id: documentId, text, spans: places }
  })
}

/** What the script says of an export, after perhaps a change of one of its files. */
function readByPython(
  format: Format,
  head: CorpusHead,
  entries: readonly CorpusDocument[],
  change: (content: string, path: string) => string = (content) => content,
): { readonly status: number | null; readonly output: string } {
  const folder = mkdtempSync(join(tmpdir(), 'goldspan-python-'))
  const expected = join(folder, 'expected')
  const files = join(folder, 'files')
  try {
    const contents = contentsOf(format.write(head, entries))
    for (const { document } of entries) {
      if (!format.capabilities.includesText) contents.set(textPath(document.id), document.text)
    }
    for (const [path, content] of contents) {
      mkdirSync(dirname(join(files, path)), { recursive: true })
      writeFileSync(join(files, path), change(content, path))
    }
    writeFileSync(expected, JSON.stringify(expectedOf(format, head, entries)))
    const script = join(process.cwd(), 'scripts', 'read_export.py')
    const { status, stdout, stderr } = spawnSync('python3', [script, format.id, files, expected], {
      encoding: 'utf8',
    })
    return { status, output: stdout + stderr }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function samples(): { readonly head: CorpusHead; readonly entries: readonly CorpusDocument[] } {
  const chunk = readFileSync('resources/samples/gold.jsonl', 'utf8')
  const results = [...native.read([{ path: 'corpus.jsonl', chunk }], toolsFor([]))]
  const head = results.flatMap((result) => ('head' in result ? [result.head] : []))[0]!
  const entries = results.flatMap((result) =>
    'document' in result && result.labelled ? [result.labelled] : [],
  )
  return { head, entries }
}

// The ledger is a table of what spans say together, and has none of its own.
describe.skipIf(!hasPython).each(formats.filter(({ id }) => id !== 'ledger'))('Python on $id', (format) => {
  it('finds every span of the nasty document where its words are', () => {
    expect(readByPython(format, exampleHead, [nastyDocument])).toMatchObject({ status: 0 })
  })

  it('finds every span of the five sample letters where its words are', () => {
    const { head, entries } = samples()
    expect(entries).toHaveLength(5)
    const { status, output } = readByPython(format, head, entries)
    expect(output).toMatch(/^5 documents, \d{2,} spans\n$/)
    expect(status).toBe(0)
  })
})

describe.skipIf(!hasPython)('Python', () => {
  it.each([
    ['xmi', 'begin="26" end="37" label', 'begin="25" end="36" label'],
    ['bioc-json', '"offset":23,"length":11', '"offset":22,"length":11'],
    ['brat', '23 34\tMRI of neck', '22 33\tMRI of neck'],
    ['webanno-tsv', '26-29\tMRI', '27-30\tMRI'],
  ])('says so where a span of %s is moved', (id, from, to) => {
    const format = formats.find((one) => one.id === id)!
    const { status } = readByPython(format, exampleHead, [nastyDocument], (content) =>
      content.replace(from, to),
    )
    expect(status).toBe(1)
  })
})
