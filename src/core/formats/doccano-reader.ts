import { countedRanges, type StatedRange } from './counting'
import type { FileChunk, PortableRelation, ReadResult } from './format'
import { idIn, readJsonDocuments, type JsonDocument } from './json-documents'
import { Misshapen, openShape, shownName, type Shape } from './shape'

/** Where the versions of doccano have a document's spans. */
const lists = ['label', 'labels', 'annotations', 'entities'] as const

/**
 * Reads the JSON Lines of all versions of doccano: `annotations` with labels by number or name (1.0 to 1.2), `labels`
 * with triples (their import), `label` with triples beside `text` or `data` (1.4 on), `entities` and `relations`. A
 * number for a label is given as its digits. Comments and columns that nobody knows are passed over.
 */
export function readDoccano(files: Iterable<FileChunk>): Generator<ReadResult> {
  return readJsonDocuments(files, documentOf)
}

function documentOf(line: Shape): JsonDocument {
  const text = line.string(line.has('text') || !line.has('data') ? 'text' : 'data')
  const entities = entitiesOf(line)
  const stated = entities.map(({ stated }) => stated)
  const { ranges, counted } = countedRanges(text, stated, 'code points')
  const spans = entities.map(({ label }, index) => {
    return { label, ...ranges[index]!, attributes: {}, needsReview: false, note: '' }
  })
  const relations = relationsOf(line, entities)
  return { documentId: documentIdOf(line), text, note: '', spans, relations, counted }
}

/** What Goldspan has written under `meta`, which doccano may give back a level higher; else doccano's own number. */
function documentIdOf(line: Shape): string | null {
  const places = [line, ...(isObject(line.value('meta')) ? [openShape(line.value('meta'), 'meta')] : [])]
  for (const place of places.reverse()) {
    if (typeof place.value('document') === 'string') return place.string('document')
  }
  return line.says('id') ? idIn(line, 'id') : null
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

interface Entity {
  readonly id: string | null
  readonly label: string
  readonly stated: StatedRange
}

/** The spans of whichever list has any. Throws Misshapen where there is no list, or two have spans. */
function entitiesOf(line: Shape): Entity[] {
  const found = lists.filter((key) => line.says(key))
  if (found.length === 0) throw new Misshapen('field-missing', { field: lists.join(', ') })
  const full = found.map((key) => line.list(key, entityOf)).filter((entities) => entities.length > 0)
  if (full.length > 1) throw new Misshapen('spans-doubled', { fields: found.join(', ') })
  return full[0] ?? []
}

function entityOf(value: unknown, at: string): Entity {
  if (!Array.isArray(value)) return entityIn(openShape(value, at), at)
  if (value.length !== 3) throw new Misshapen('triple-malformed', { field: at, length: value.length })
  const [start, end, label] = value as unknown[]
  return entityIn(openShape({ start_offset: start, end_offset: end, label }, at), at)
}

function entityIn(shape: Shape, at: string): Entity {
  const stated = { name: at, start: shape.count('start_offset'), end: shape.count('end_offset'), quote: null }
  return { id: shape.says('id') ? idIn(shape, 'id') : null, label: idIn(shape, 'label'), stated }
}

function relationsOf(line: Shape, entities: readonly Entity[]): PortableRelation[] {
  if (!line.says('relations')) return []
  const indices = new Map<string, number>()
  for (const [index, { id }] of entities.entries()) {
    if (id === null) continue
    if (indices.has(id)) throw new Misshapen('id-doubled', { field: 'entities', id: shownName(id) })
    indices.set(id, index)
  }
  return line.list('relations', (value, at) => {
    const shape = openShape(value, at, ['from_id', 'to_id', 'type'])
    const [from, to] = (['from_id', 'to_id'] as const).map((key) => {
      const id = idIn(shape, key)
      const index = indices.get(id)
      if (index === undefined)
        throw new Misshapen('relation-end-missing', { field: `${at}.${key}`, id: shownName(id) })
      return index
    })
    return { type: idIn(shape, 'type'), from: from!, to: to! }
  })
}
