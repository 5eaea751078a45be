import { countedRanges } from './counting'
import type { FileChunk, ReadResult } from './format'
import { idIn, readJsonDocuments, type JsonDocument } from './json-documents'
import { Misshapen, openShape, stringOf, type Shape } from './shape'

/**
 * Reads JSON Lines of spaCy's annotation: `text` with `entities` of triples, groups of `spans` of triples with or without
 * what spaCy keeps behind the label, or both. A span that stands in several of these lists is one. Files beside (`.tsv`,
 * `.py`) and other fields are passed over.
 */
export function readSpacy(files: Iterable<FileChunk>): Generator<ReadResult> {
  return readJsonDocuments(linesAmong(files), documentOf)
}

function* linesAmong(files: Iterable<FileChunk>): Generator<FileChunk> {
  for (const file of files) if (!/\.(?:tsv|py)$/.test(file.path)) yield file
}

interface StatedSpan {
  readonly name: string
  readonly start: number
  readonly end: number
  readonly label: string
}

function documentOf(line: Shape): JsonDocument {
  const text = line.string('text')
  const lists = line.says('spans') ? line.entries('spans', (value, at) => spansIn(value, at)) : []
  if (line.says('entities')) lists.push(['entities', spansIn(line.value('entities'), 'entities')])
  if (lists.length === 0) throw new Misshapen('field-missing', { field: 'entities, spans' })
  const stated = onceFrom(lists.map(([, spans]) => spans))
  const { ranges, counted } = countedRanges(
    text,
    stated.map((span) => ({ ...span, quote: null })),
    'code points',
  )
  const spans = stated.map(({ label }, index) => {
    return { label, ...ranges[index]!, attributes: {}, needsReview: false, note: '' }
  })
  return { documentId: documentIdOf(line), text, note: '', spans, relations: [], counted }
}

function documentIdOf(line: Shape): string | null {
  const meta = line.says('meta') ? openShape(line.value('meta'), 'meta') : null
  if (meta?.says('document')) return meta.string('document')
  if (meta?.says('id')) return idIn(meta, 'id')
  return line.says('id') ? idIn(line, 'id') : null
}

function spansIn(value: unknown, at: string): StatedSpan[] {
  if (!Array.isArray(value)) throw new Misshapen('type-wrong', { field: at })
  return value.map((triple: unknown, index) => {
    const name = `${at}[${index}]`
    if (!Array.isArray(triple)) throw new Misshapen('type-wrong', { field: name })
    if (triple.length < 3 || triple.length > 5) {
      throw new Misshapen('triple-malformed', { field: name, length: triple.length })
    }
    const [start, end, label] = triple as unknown[]
    const shape = openShape({ start, end }, name)
    return {
      name,
      start: shape.count('start'),
      end: shape.count('end'),
      label: stringOf(label, `${name}.label`),
    }
  })
}

/** Each span as often as it stands in the list that has it most often. */
function onceFrom(lists: readonly (readonly StatedSpan[])[]): StatedSpan[] {
  const taken: StatedSpan[] = []
  const counts = new Map<string, number>()
  for (const list of lists) {
    const here = new Map<string, number>()
    for (const span of list) {
      const key = `${span.start} ${span.end} ${span.label}`
      const count = (here.get(key) ?? 0) + 1
      here.set(key, count)
      if (count <= (counts.get(key) ?? 0)) continue
      counts.set(key, count)
      taken.push(span)
    }
  }
  return taken
}
