import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { exampleHead } from '../example-corpus'
import type { CorpusDocument, CorpusHead } from '../format'
import { nastyDocument } from '../golden/nasty-document-fixture'
import { portableDocument } from '../portable'
import { corpus, head, onePerDocument } from '../random-corpus-fixture'
import { textInXml, valueInXml } from '../xml'
import { xmi } from '../xmi'
import { featureOf } from '../xmi-types'

/** From Debian's package libuima-core-java. */
const jar = '/usr/share/java/uimaj-core.jar'
const hasUima = existsSync(jar) && spawnSync('java', ['-version']).status === 0

interface Annotation {
  readonly file: number
  readonly type: string
  readonly begin: number
  readonly end: number
  readonly text: string
}

/** What Apache UIMA reads in the files that Goldspan writes. */
function annotationsIn(head: CorpusHead, entries: readonly CorpusDocument[]): Annotation[] {
  const folder = mkdtempSync(join(tmpdir(), 'goldspan-uima-'))
  try {
    for (const { path, chunk } of xmi.write(head, entries)) writeFileSync(join(folder, path), chunk)
    const paths = entries.map(({ document }) => join(folder, `${document.id}.xmi`))
    const program = join(import.meta.dirname, 'ReadXmi.java')
    const output = execFileSync('java', ['-cp', jar, program, join(folder, 'TypeSystem.xml'), ...paths], {
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
    })
    return output
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as Annotation)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** The lines that the program prints for a document's spans and relations, in no order. */
function expectedOf(entry: CorpusDocument, file: number): object[] {
  const { text, spans, relations } = portableDocument(entry, xmi.losses(entry, head))
  return [
    ...spans.map(({ start, end, label, needsReview, attributes }, index) => {
      const note = entry.set!.spans[index]!.note
      return {
        file,
        type: 'GoldspanSpan',
        begin: start,
        end,
        text: text!.slice(start, end),
        label: valueInXml(label),
        needsReview,
        ...(note === '' ? {} : { note: valueInXml(note) }),
        ...Object.fromEntries(
          Object.entries(attributes).map(([id, value]) => [
            featureOf(id, value),
            typeof value === 'string' ? valueInXml(value) : value.map(valueInXml),
          ]),
        ),
      }
    }),
    ...relations.map(({ type, from, to }) => {
      const [source, target] = [spans[from]!, spans[to]!]
      return {
        file,
        type: 'GoldspanRelation',
        begin: target.start,
        end: target.end,
        text: text!.slice(target.start, target.end),
        Governor: [source.start, source.end],
        Dependent: [target.start, target.end],
        label: valueInXml(type),
      }
    }),
  ]
}

const sorted = (lines: readonly object[]) =>
  lines.map((line) => JSON.stringify(Object.entries(line).sort(([a], [b]) => (a < b ? -1 : 1)))).sort()

describe.skipIf(!hasUima)('Apache UIMA', () => {
  it('finds every span, attribute, relation and covered text in the XMI files', { timeout: 120_000 }, () => {
    const random = fc.sample(corpus, { numRuns: 60, seed: 7 }).flatMap(onePerDocument)
    for (const [schemaHead, all] of [
      [exampleHead, [nastyDocument]],
      [head, random],
    ] as const) {
      const entries = onePerDocument([...all])
      const found = annotationsIn(schemaHead, entries)
      const own = found.filter(({ type }) => type.startsWith('Goldspan'))
      expect(own.length).toBeGreaterThan(7)
      expect(sorted(own)).toEqual(sorted(entries.flatMap(expectedOf)))
      const metadata = found.filter(({ type }) => type === 'DocumentMetaData')
      expect(metadata.map(({ text }) => text)).toEqual(
        entries.map(({ document }) => textInXml(document.text)),
      )
      for (const { file, type, begin, end } of found) {
        if (!type.startsWith('Goldspan')) continue
        const isWithin = (one: Annotation) =>
          one.file === file && one.type === 'Sentence' && one.begin <= begin && end <= one.end
        expect(found.some(isWithin)).toBe(true)
      }
    }
  })
})
