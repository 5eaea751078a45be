import type { TextRange } from '../text/offsets'
import { countedRanges } from './counting'
import type { FileChunk, PortableRelation, ReadResult } from './format'
import { jsonDocuments, stemOf, type FoundDocument, type JsonPlace } from './json-files'
import { joinedPieces } from './pieces'
import { Misshapen, openShape, shownName, textIn, type Shape } from './shape'

/**
 * Reads PubAnnotation's JSON: files of one document or of an array of them. Denotations and blocks are spans; one of
 * several pieces with nothing but white space between them is one span. Marks stand in the document, or in its one track;
 * of several tracks nobody can say which is meant, so the document is rejected. A relation or attribute whose ends are no
 * spans, and a modification, is rejected alone; a document with any other fault is rejected whole. There are no quotes, so
 * that offsets of another unit (INCEpTION writes UTF-16) can't be told from code points.
 */
export function readPubAnnotation(files: Iterable<FileChunk>): Generator<ReadResult> {
  return jsonDocuments(files, documentOf, { isList: true })
}

interface ReadSpan {
  readonly label: string
  readonly pieces: readonly { readonly start: number; readonly end: number }[]
  readonly name: string
  readonly needsReview: boolean
  readonly note: string
  readonly attributes: Map<string, string | string[]>
}

function documentOf(value: unknown, { path, at }: JsonPlace): FoundDocument {
  const document = openShape(value, at, ['text'])
  const text = document.string('text')
  const marks = marksOf(document)
  const faults: Misshapen[] = []
  const spans: ReadSpan[] = []
  const indices = new Map<string, number>()
  for (const shape of [...recordsIn(marks, 'denotations'), ...recordsIn(marks, 'blocks')]) {
    addSpan(shape, spans, indices)
  }
  for (const shape of recordsIn(marks, 'attributes')) addAttribute(shape, spans, indices, faults)
  const relations = recordsIn(marks, 'relations').flatMap((shape) => relationsOf(shape, indices, faults))
  for (const { at } of recordsIn(marks, 'modifications')) {
    faults.push(new Misshapen('modification-not-held', { field: at }))
  }
  const places = placesOf(text, spans)
  return {
    document: {
      documentId: documentIdOf(document, path),
      annotatorId: null,
      text,
      note: textIn(document, 'note'),
      spans: spans.map(({ label, needsReview, note, attributes }, index) => ({
        label,
        ...places[index]!,
        attributes: Object.fromEntries(attributes),
        needsReview,
        note,
      })),
      relations,
    },
    counted: null,
    faults,
  }
}

function marksOf(document: Shape): Shape {
  if (!document.says('tracks')) return document
  const tracks = document.list('tracks', (track, at) => openShape(track, at))
  if (tracks.length === 0) return document
  if (tracks.length > 1 || recordsIn(document, 'denotations').length > 0) {
    throw new Misshapen('several-tracks', { tracks: tracks.length })
  }
  return tracks[0]!
}

function documentIdOf(document: Shape, path: string): string {
  const id = document.value('sourceid')
  const name = typeof id === 'number' && Number.isSafeInteger(id) ? String(id) : id
  if (typeof name !== 'string' || name === '') return stemOf(path)
  const part = document.value('divid')
  return typeof part === 'number' || typeof part === 'string' ? `${name}-${part}` : name
}

function recordsIn(marks: Shape, key: string): Shape[] {
  return marks.says(key) ? marks.list(key, (value, at) => openShape(value, at)) : []
}

function addSpan(shape: Shape, spans: ReadSpan[], indices: Map<string, number>): void {
  const id = shape.says('id') ? shape.string('id') : null
  if (id !== null) {
    if (indices.has(id)) throw new Misshapen('id-doubled', { field: shape.at, id: shownName(id) })
    indices.set(id, spans.length)
  }
  const pieceOf = (value: unknown, at: string) => {
    const piece = openShape(value, at)
    return { start: piece.number('begin'), end: piece.number('end') }
  }
  const isOne = !Array.isArray(shape.value('span'))
  const pieces = isOne ? [pieceOf(shape.value('span'), `${shape.at}.span`)] : shape.list('span', pieceOf)
  const name = id === null ? shape.at : shownName(id)
  if (pieces.length === 0) throw new Misshapen('range-missing', { name })
  spans.push({
    label: shape.string('obj'),
    pieces,
    name,
    needsReview: shape.says('needsReview') && shape.boolean('needsReview'),
    note: textIn(shape, 'note'),
    attributes: new Map(),
  })
}

function placesOf(text: string, spans: readonly ReadSpan[]): TextRange[] {
  const stated = spans.flatMap(({ name, pieces }) => pieces.map((piece) => ({ name, ...piece, quote: null })))
  const { ranges } = countedRanges(text, stated, 'code points')
  let first = 0
  return spans.map(({ name, pieces }) => {
    const own = ranges.slice(first, first + pieces.length)
    first += pieces.length
    return joinedPieces(text, own, name)
  })
}

function addAttribute(
  shape: Shape,
  spans: readonly ReadSpan[],
  indices: ReadonlyMap<string, number>,
  faults: Misshapen[],
): void {
  const span = spans[indices.get(shape.string('subj')) ?? -1]
  if (!span) {
    faults.push(new Misshapen('target-missing', { field: shape.at }))
    return
  }
  const name = shape.string('pred')
  const value = valueOf(shape)
  const before = span.attributes.get(name)
  const isList = shape.says('list') && shape.boolean('list')
  if (before === undefined) span.attributes.set(name, isList ? [value] : value)
  else span.attributes.set(name, [...(typeof before === 'string' ? [before] : before), value])
}

/** Values may be numbers and truth values too. */
function valueOf(shape: Shape): string {
  const value = shape.value('obj')
  return typeof value === 'boolean' || (typeof value === 'number' && Number.isFinite(value))
    ? String(value)
    : shape.string('obj')
}

function relationsOf(
  shape: Shape,
  indices: ReadonlyMap<string, number>,
  faults: Misshapen[],
): PortableRelation[] {
  const from = indices.get(shape.string('subj'))
  const to = indices.get(shape.string('obj'))
  if (from !== undefined && to !== undefined) return [{ type: shape.string('pred'), from, to }]
  faults.push(new Misshapen('relation-end-missing', { field: shape.at }))
  return []
}
