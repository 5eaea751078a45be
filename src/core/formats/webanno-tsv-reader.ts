import { compareText } from '../annotation/span'
import type { TextRange } from '../text/offsets'
import type { Counting } from './counting'
import { wholeFiles, type WholeFile } from './file-lines'
import type { FileChunk, PortableDocument, PortableRelation, PortableSpan, ReadResult } from './format'
import { LineFault } from './line-fault'
import { parsedJson } from './parsed-json'
import { listOf, Misshapen, shownName, stringOf } from './shape'
import { isWellFormed } from './soundness'
import { joinedText } from './text-pieces'
import { isLayer, labelIn } from './uima-layers'
import { linesOf, type TsvFile, type TsvLayer, type TsvRow } from './webanno-tsv-lines'
import { valuesIn } from './webanno-text'
import { attributeOf, relationType, spanType } from './xmi-types'

/**
 * Reads WebAnno TSV 3.2 and 3.3, Goldspan's or INCEpTION's: stacked spans, sub-tokens, relations, several lines of a
 * sentence. Spans are those of Goldspan's layer, of a project's own layers and named entities, as in XMI; chains, slots and
 * all else are passed over. Text between sentences is a line feed and spaces, as INCEpTION has it. Tokens say in which unit
 * a file counts. A document with a fault is rejected whole.
 */
export function* readWebannoTsv(files: Iterable<FileChunk>): Generator<ReadResult> {
  const read = new Set<string>()
  for (const file of wholeFiles(files)) {
    if (/(^|\/)typesystem\.xml$/i.test(file.path)) continue
    try {
      const { document, counted } = documentOf(file)
      if (read.has(document.documentId)) throw new Misshapen('file-doubled')
      read.add(document.documentId)
      yield { document, labelled: null, ...(counted && { counted }) }
    } catch (problem) {
      const fault = problem instanceof LineFault ? problem.fault : problem
      if (!(fault instanceof Misshapen)) throw problem
      const at = problem instanceof LineFault ? { line: problem.line } : {}
      yield { rejected: { path: file.path, ...at, reason: fault.reason, values: fault.values } }
    }
  }
}

const joining = {
  from: 0,
  gap: (length: number, before: string) =>
    length === 0 || before === '' ? ' '.repeat(length) : `\n${' '.repeat(length - 1)}`,
}

function documentOf({ path, content }: WholeFile): {
  readonly document: PortableDocument
  readonly counted: Counting | null
} {
  if (!isWellFormed(content)) throw new Misshapen('text-malformed')
  const file = linesOf(content)
  const stated = file.rows.map(({ unit, start, end, quote }) => ({ name: unit, start, end, quote }))
  const { text, ranges, counted } =
    file.sentences.length === 0
      ? { text: '', ranges: [], counted: null }
      : joinedText(file.sentences, joining, stated, 'UTF-16 code units')
  const found = annotationsIn(file, ranges)
  const indices = new Map(found.spans.map((annotation, index) => [annotation, index]))
  const spans = found.spans.map((annotation) => at(annotation.line, () => spanOf(annotation)))
  const relations = found.relations.flatMap((reference): PortableRelation[] => {
    return at(reference.line, () => {
      const [from, to] = endsOf(reference, found).map((end) => indices.get(end))
      if (from === undefined || to === undefined)
        throw new Misshapen('relation-end-missing', { unit: reference.unit })
      return [{ type: reference.type, from, to }]
    })
  })
  // A table has them in the rows in which they end.
  relations.sort((a, b) => compareText(a.type, b.type) || a.from - b.from || a.to - b.to)
  const documentId = path.slice(path.lastIndexOf('/') + 1).replace(/\.tsv$/, '')
  return { document: { documentId, annotatorId: null, text, note: '', spans, relations }, counted }
}

function at<T>(line: number, make: () => T): T {
  try {
    return make()
  } catch (problem) {
    throw problem instanceof Misshapen ? new LineFault(line, problem) : problem
  }
}

interface Annotation {
  readonly layer: TsvLayer
  readonly line: number
  readonly values: ReadonlyMap<string, string | null>
  start: number
  end: number
}

interface Reference {
  readonly type: string
  readonly line: number
  /** The row in which it ends, and the one in which it begins. */
  readonly unit: string
  readonly source: string
  readonly base: string
  readonly numbers: string | null
}

interface Found {
  readonly spans: Annotation[]
  readonly relations: Reference[]
  /** By layer and number. */
  readonly numbered: Map<string, Annotation>
  /** Those without a number, by layer and row. */
  readonly plain: Map<string, Annotation>
}

function annotationsIn({ layers, rows }: TsvFile, ranges: readonly TextRange[]): Found {
  const found: Found = { spans: [], relations: [], numbered: new Map(), plain: new Map() }
  for (const [index, row] of rows.entries()) {
    for (const layer of layers) {
      if (!isLayer(layer.type) || layer.kind === 'CH') continue
      const cells = layer.columns.map((_, column) => valuesIn(row.cells[layer.first + column]!))
      const stack = Math.max(...cells.map((values) => values.length))
      for (let place = 0; place < stack; place += 1) {
        const values = layer.columns.map((column, at) => [column, cells[at]![place]?.value ?? null] as const)
        const numbers = cells.map((cell) => cell[place]?.numbers ?? null).find((one) => one !== null) ?? null
        if (layer.base !== null) found.relations.push(referenceOf(layer, row, new Map(values), numbers))
        else addSpan(found, layer, row, ranges[index]!, new Map(values), numbers)
      }
    }
  }
  return found
}

function addSpan(
  found: Found,
  layer: TsvLayer,
  { unit, line }: TsvRow,
  { start, end }: TextRange,
  values: ReadonlyMap<string, string | null>,
  number: string | null,
): void {
  if (number !== null && !/^[1-9]\d*$/.test(number))
    throw new LineFault(line, new Misshapen('line-malformed'))
  const before = number === null ? undefined : found.numbered.get(`${layer.type} ${number}`)
  if (before) {
    before.start = Math.min(before.start, start)
    before.end = Math.max(before.end, end)
    return
  }
  const annotation: Annotation = { layer, line, values, start, end }
  found.spans.push(annotation)
  if (number !== null) found.numbered.set(`${layer.type} ${number}`, annotation)
  else if (found.plain.has(`${layer.type} ${unit}`))
    throw new LineFault(line, new Misshapen('number-missing', { unit }))
  else found.plain.set(`${layer.type} ${unit}`, annotation)
}

function referenceOf(
  { type, base }: TsvLayer,
  { unit, line }: TsvRow,
  values: ReadonlyMap<string, string | null>,
  numbers: string | null,
): Reference {
  const source = values.get('') ?? ''
  const label = type === relationType ? values.get('label') : labelIn(type, (feature) => values.get(feature))
  if (label === undefined || label === null)
    throw new LineFault(line, new Misshapen('field-missing', { field: 'label' }))
  if (!/^\d+-\d+(\.\d+)?$/.test(source) || !/^(\d+_\d+)?$/.test(numbers ?? '')) {
    throw new LineFault(line, new Misshapen('line-malformed'))
  }
  return { type: label, line, unit, source, base: base!, numbers }
}

function endsOf({ unit, source, base, numbers }: Reference, { numbered, plain }: Found): Annotation[] {
  const [from = '0', to = '0'] = numbers?.split('_') ?? []
  const ends = [
    from === '0' ? plain.get(`${base} ${source}`) : numbered.get(`${base} ${from}`),
    to === '0' ? plain.get(`${base} ${unit}`) : numbered.get(`${base} ${to}`),
  ]
  return ends.map((end) => {
    if (!end) throw new Misshapen('relation-end-missing', { unit })
    return end
  })
}

function spanOf({ layer: { type }, values, start, end }: Annotation): PortableSpan {
  if (type !== spanType) {
    const label = labelIn(type, (feature) => values.get(feature))
    return { label, start, end, attributes: {}, needsReview: false, note: '' }
  }
  const label = values.get('label') ?? null
  if (label === null) throw new Misshapen('field-missing', { field: 'label' })
  const needsReview = values.get('needsReview') ?? 'false'
  if (needsReview !== 'true' && needsReview !== 'false')
    throw new Misshapen('type-wrong', { field: 'needsReview' })
  const attributes = [...values].flatMap(([feature, value]) => {
    const attribute = attributeOf(feature)
    if (!attribute || value === null) return []
    const field = shownName(feature)
    return [[attribute.id, attribute.isList ? listOf(parsedJson(value), field, stringOf) : value] as const]
  })
  const ids = new Set(attributes.map(([id]) => id))
  if (ids.size < attributes.length) throw new Misshapen('attribute-doubled')
  return {
    label,
    start,
    end,
    attributes: Object.fromEntries(attributes),
    needsReview: needsReview === 'true',
    note: '',
  }
}
