import type { LabelSchema } from '../annotation/label-schema'
import { compareText, type Span } from '../annotation/span'
import { bratConfiguration } from './brat-configuration'
import { bratFragments, escapeNote } from './brat-text'
import { readBrat } from './brat-reader'
import { codePointOffsets, type OffsetConversion } from './code-points'
import type { Format, LabelledDocument } from './format'
import { lossesOf, type Fate } from './losses'
import { encodeName, encodeValue } from './names'
import { assertSound, indexedRelations, onceEach } from './soundness'

/**
 * brat standoff (https://brat.nlplab.org/standoff.html and its server's annotation.py): `<document>.txt`,
 * `<document>.ann` and one `annotation.conf`. Offsets are code points. A span over line ends becomes fragments. A
 * choice is an A line (value as in `encodeValue`), each code of a list an N line with the attribute's name in
 * the data base's place, a text an AnnotatorNotes line `<attribute>: <text>` (escaped as in `escapeNote`). Ids of
 * the schema are names as in `encodeName`. T and R are numbered in canonical order.
 */
export const brat: Format = {
  id: 'brat',
  version: 1,
  name: 'brat standoff',
  purpose: 'annotation-tool',
  description:
    'A folder with a text and an .ann file per letter, for brat and tools that read it. Spans over line ends become fragments.',
  capabilities: {
    unit: 'code points',
    includesText: true,
    overlap: true,
    discontinuous: true,
    newlineInSpan: 'fragments',
    relations: true,
    attributes: true,
    needsReview: false,
    note: false,
    decisions: false,
    severalAnnotators: false,
  },
  neverHeld: [
    'ids of spans and relations',
    'who labelled, when, and from which suggestion',
    'guideline version',
    'status and number of edits',
    'title, hashes and encoding of the document',
  ],
  example: `T1	finding 4 8;9 13	neck pain
N1	Reference T1 codes:M54.2	M54.2
A1	status T1 in_doubt
T2	request 15 18	MRI
R1	TREATS Arg1:T2 Arg2:T1
`,
  *write(head, documents) {
    yield { path: 'annotation.conf', chunk: bratConfiguration(head.schema) }
    for (const entry of onceEach(documents)) {
      assertSound(entry)
      const { id, text } = entry.document
      yield { path: `${id}.txt`, chunk: text }
      yield { path: `${id}.ann`, chunk: entry.set === null ? '' : annotationLines(entry, head.schema) }
    }
  },
  filesBelong: 'by-name',
  isLineDocument: false,
  looksLike: (name) => name.endsWith('.ann'),
  losses(entry) {
    return lossesOf(entry, brat.capabilities, {
      fateOf: (span) => fateIn(entry.document.text, span),
      holdsEmptyLists: false,
    })
  },
  read: readBrat,
}

function annotationLines(entry: LabelledDocument, schema: LabelSchema): string {
  const { text } = entry.document
  const offsets = codePointOffsets(text)
  const numbers = { A: 0, N: 0, '#': 0 }
  const kept = entry.set.spans.filter((span) => bratFragments(text, span).length > 0)
  const lines = kept.flatMap((span, index) => {
    const target = `T${index + 1}`
    const attributes = attributeLines(span, schema).map(({ prefix, type, rest }) => {
      numbers[prefix] += 1
      return `${prefix}${numbers[prefix]}\t${type} ${target}${rest}`
    })
    return [textBoundLine(target, text, span, offsets), ...attributes]
  })
  for (const [index, { type, from, to }] of indexedRelations(kept, entry.set.relations).entries()) {
    lines.push(`R${index + 1}\t${encodeName(type)} Arg1:T${from + 1} Arg2:T${to + 1}`)
  }
  return lines.map((line) => `${line}\n`).join('')
}

function textBoundLine(id: string, text: string, span: Span, offsets: OffsetConversion): string {
  const fragments = bratFragments(text, span)
  const ranges = fragments.map(({ start, end }) => `${offsets.fromUtf16(start)} ${offsets.fromUtf16(end)}`)
  const tail = fragments.map(({ start, end }) => text.slice(start, end)).join(' ')
  return `${id}\t${encodeName(span.label)} ${ranges.join(';')}\t${tail}`
}

interface AttributeLine {
  readonly prefix: 'A' | 'N' | '#'
  readonly type: string
  /** What follows the target. */
  readonly rest: string
}

function attributeLines(span: Span, schema: LabelSchema): AttributeLine[] {
  const definitions = schema.labels.find(({ id }) => id === span.label)?.attributes ?? []
  return Object.entries(span.attributes)
    .sort(([a], [b]) => compareText(a, b))
    .flatMap(([id, value]): AttributeLine[] => {
      const name = encodeName(id)
      if (typeof value !== 'string') {
        return value.map((code) => {
          const written = encodeValue(code)
          return { prefix: 'N', type: 'Reference', rest: ` ${name}:${written}\t${written}` }
        })
      }
      const isChoice = definitions.some((definition) => definition.id === id && definition.type === 'choice')
      return isChoice
        ? [{ prefix: 'A', type: name, rest: ` ${encodeValue(value)}` }]
        : [{ prefix: '#', type: 'AnnotatorNotes', rest: `\t${name}: ${escapeNote(value)}` }]
    })
}

function fateIn(text: string, span: Span): Fate {
  const fragments = bratFragments(text, span)
  const first = fragments[0]
  return first ? { start: first.start, end: fragments.at(-1)!.end } : 'no-text'
}
