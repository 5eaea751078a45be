import type { AttributeValue } from '../annotation/span'
import { visibleRange } from '../text/tokens'
import { countedRanges, type StatedRange } from './counting'
import type { FileChunk, PortableSpan, ReadResult, ReadTools } from './format'
import { classesInCard, hfCardPath } from './hf-card'
import { idIn, readJsonDocuments, type JsonDocument } from './json-documents'
import { placeInText } from './placed-tokens'
import { assertDistinct, listOf, Misshapen, openShape, stringOf, textIn, type Shape } from './shape'

/**
 * Reads rows of a Hugging Face data set with `text` and `spans`, be these a list of objects or, as the library makes them
 * of a `Sequence`, an object of lists. Tokens must stand in the text one after the other, and as many tags beside them;
 * where a card beside names the classes as Goldspan does, each run of tags must be one of the spans.
 */
export function* readHf(files: Iterable<FileChunk>, tools: ReadTools): Generator<ReadResult> {
  const card = tools.fileBeside(hfCardPath)
  const classes = card === null ? null : classesInCard(card)
  yield* readJsonDocuments(withoutCard(files), (line) => documentOf(line, classes))
}

function* withoutCard(files: Iterable<FileChunk>): Generator<FileChunk> {
  for (const file of files) if (!file.path.endsWith(hfCardPath)) yield file
}

function documentOf(line: Shape, classes: readonly string[] | null): JsonDocument {
  const text = line.string('text')
  const read = spanShapes(line).map(spanIn)
  const { ranges, counted } = countedRanges(
    text,
    read.map(({ stated }) => stated),
    'code points',
  )
  const spans = read.map(({ label, attributes, needsReview, note }, index): PortableSpan => {
    return { label, ...ranges[index]!, attributes, needsReview, note }
  })
  if (line.says('tokens')) assertTagged(line, text, spans, classes)
  const index = (shape: Shape, key: string) => {
    const at = shape.count(key)
    if (at >= spans.length)
      throw new Misshapen('relation-end-missing', { field: `${shape.at}.${key}`, span: at })
    return at
  }
  const relations = line.says('relations')
    ? line.list('relations', (value, at) => {
        const shape = openShape(value, at)
        return { type: shape.string('type'), from: index(shape, 'from'), to: index(shape, 'to') }
      })
    : []
  const documentId = line.says('id') ? idIn(line, 'id') : null
  return { documentId, text, note: textIn(line, 'note'), spans, relations, counted }
}

/** Each span as an object of its own. */
function spanShapes(line: Shape): Shape[] {
  if (Array.isArray(line.value('spans'))) return line.list('spans', (value, at) => openShape(value, at))
  const columns = line.entries('spans', (value, at) => listOf(value, at, (one) => one))
  openShape(Object.fromEntries(columns), 'spans', ['start', 'end', 'label'])
  const lengths = columns.map(([, list]) => list.length)
  const length = lengths[0]!
  if (lengths.some((one) => one !== length)) {
    throw new Misshapen('columns-differ', { field: 'spans', lengths: lengths.join(', ') })
  }
  return Array.from({ length }, (_, index) =>
    openShape(Object.fromEntries(columns.map(([name, list]) => [name, list[index]])), `spans[${index}]`),
  )
}

interface ReadSpan {
  readonly stated: StatedRange
  readonly label: string
  readonly attributes: Readonly<Record<string, AttributeValue>>
  readonly needsReview: boolean
  readonly note: string
}

function spanIn(shape: Shape): ReadSpan {
  const quote = shape.says('text') ? shape.string('text') : null
  return {
    stated: { name: shape.at, start: shape.count('start'), end: shape.count('end'), quote },
    label: shape.string('label'),
    attributes: shape.says('attributes') ? attributesIn(shape) : {},
    needsReview: shape.says('needs_review') && shape.boolean('needs_review'),
    note: textIn(shape, 'note'),
  }
}

function attributesIn(span: Shape): Readonly<Record<string, AttributeValue>> {
  const entries = span.list('attributes', (value, at): [string, AttributeValue] => {
    const shape = openShape(value, at)
    const name = shape.string('name')
    if (name === '__proto__' || shape.says('value') === shape.says('values')) {
      throw new Misshapen('attribute-malformed', { field: at })
    }
    return [name, shape.says('value') ? shape.string('value') : shape.list('values', stringOf)]
  })
  assertDistinct(
    entries.map(([name]) => name),
    `${span.at}.attributes`,
  )
  return Object.fromEntries(entries)
}

/** Throws Misshapen where tokens are not the text's, or tags say what no span does. */
function assertTagged(
  line: Shape,
  text: string,
  spans: readonly PortableSpan[],
  classes: readonly string[] | null,
): void {
  let behind = 0
  const places = line.list('tokens', (value, at) => {
    const place = placeInText(text, stringOf(value, at), behind)
    behind = place.end
    return place
  })
  if (!line.says('ner_tags')) return
  const tags = line.list('ner_tags', (value, at) => {
    const number = openShape({ at: value }, at).count('at')
    if (classes !== null && number >= classes.length)
      throw new Misshapen('tag-unknown', { field: at, number })
    return classes === null ? null : classes[number]!
  })
  if (tags.length !== places.length) {
    throw new Misshapen('token-count-differs', { tokens: places.length, tags: tags.length })
  }
  if (classes === null) return
  const known = new Set(
    spans.map((span) => {
      const range = visibleRange(text, span)
      return range && `${range.start} ${range.end} ${span.label}`
    }),
  )
  for (let first = 0; first < tags.length; first += 1) {
    if (tags[first] === 'O') continue
    const label = tags[first]!.slice(2)
    let last = first
    while (tags[last + 1] === `I-${label}`) last += 1
    if (
      !tags[first]!.startsWith('B-') ||
      !known.has(`${places[first]!.start} ${places[last]!.end} ${label}`)
    ) {
      throw new Misshapen('tags-differ', { field: `ner_tags[${first}]` })
    }
    first = last
  }
}
