import type { TextRange } from '../text/offsets'
import { countedRanges } from './counting'
import type { FileChunk, PortableRelation, PortableSpan, ReadResult, ReadTools } from './format'
import { jsonDocuments, stemOf, type FoundDocument, type JsonPlace } from './json-files'
import { joinedPieces } from './pieces'
import { Misshapen, openShape, shownName, type Shape } from './shape'
import { isWellFormed } from './soundness'
import { textBeside } from './texts-beside'
import { motivationsOf, resourceOf, saidBy, valuesOf, type Said } from './w3c-annotation'
import { selectedPlace, type SelectedPlace } from './w3c-selectors'

/**
 * Reads W3C Web Annotations: a page, a collection with its first page, a list or one annotation a file. The text is
 * `texts/<name of the file>.txt` or `<name of the file>.txt`. An annotation of several targets with nothing but white
 * space between them is one span, one of several tags as many spans. A relation may also have both its ends as targets,
 * as Recogito writes it. An annotation that says no label or selects no text is rejected alone, comments on the whole text
 * become its note, and a document with any other fault is rejected whole. Quotes settle how positions count.
 */
export function readW3c(files: Iterable<FileChunk>, tools: ReadTools): Generator<ReadResult> {
  return jsonDocuments(withoutTexts(files), (value, place) => documentOf(value, place, tools), {
    isList: false,
  })
}

function* withoutTexts(files: Iterable<FileChunk>): Generator<FileChunk> {
  for (const file of files) if (!file.path.endsWith('.txt')) yield file
}

interface Mark {
  readonly said: Said
  readonly places: readonly SelectedPlace[]
  readonly name: string
}

function documentOf(value: unknown, { path, at }: JsonPlace, tools: ReadTools): FoundDocument {
  const documentId = stemOf(path)
  const text = textBeside(tools, documentId) ?? tools.fileBeside(`${documentId}.txt`)
  if (text === null) throw new Misshapen('text-missing', { document: shownName(documentId) })
  if (!isWellFormed(text)) throw new Misshapen('text-malformed', { document: shownName(documentId) })
  const faults: Misshapen[] = []
  const marks: Mark[] = []
  const comments: string[] = []
  const byId = new Map<string, Mark>()
  const links: Shape[] = []
  const sources = new Set<string>()
  for (const annotation of annotationsIn(value, at)) {
    if (motivationsOf(annotation).includes('linking')) links.push(annotation)
    else if (isOfWhole(annotation)) comments.push(saidBy(annotation).note)
    else addMark(text, annotation, marks, byId, sources, faults)
  }
  if (sources.size > 1) throw new Misshapen('several-sources', { sources: sources.size })
  const { ranges, counted } = rangesOf(text, marks)
  const first = new Map<Mark, number>()
  const spans: PortableSpan[] = []
  for (const [index, mark] of marks.entries()) {
    const { labels, attributes, needsReview, note } = mark.said
    first.set(mark, spans.length)
    for (const label of labels) spans.push({ label, ...ranges[index]!, attributes, needsReview, note })
  }
  const relations = links.flatMap((link) => relationsOf(link, byId, first, faults))
  const note = comments.join('\n')
  return { document: { documentId, annotatorId: null, text, note, spans, relations }, counted, faults }
}

function annotationsIn(value: unknown, at: string): Shape[] {
  if (Array.isArray(value)) return value.map((one: unknown, index) => openShape(one, `[${index}]`))
  const whole = openShape(value, at)
  if (whole.value('type') === 'AnnotationCollection') return annotationsIn(whole.value('first'), 'first')
  return whole.has('items') ? whole.list('items', (one, at) => openShape(one, at)) : [whole]
}

/** Whether it is a comment on the whole text. */
function isOfWhole(annotation: Shape): boolean {
  return (
    valuesOf(annotation, 'target').every(({ value }) => typeof value === 'string') &&
    motivationsOf(annotation).includes('commenting') &&
    saidBy(annotation).labels.length === 0
  )
}

function addMark(
  text: string,
  annotation: Shape,
  marks: Mark[],
  byId: Map<string, Mark>,
  sources: Set<string>,
  faults: Misshapen[],
): void {
  const said = saidBy(annotation)
  const targets = valuesOf(annotation, 'target')
  const places = targets.map(({ value, at }) =>
    typeof value === 'string' ? null : selectedPlace(text, openShape(value, at)),
  )
  const known = places.filter((place) => place !== null)
  if (known.length < places.length || places.length === 0 || said.labels.length === 0) {
    const reason = said.labels.length === 0 ? 'label-missing' : 'selector-unknown'
    faults.push(new Misshapen(reason, { field: annotation.at }))
    return
  }
  for (const { value, at } of targets) {
    const target = openShape(value, at)
    if (target.says('source')) sources.add(JSON.stringify(target.value('source')))
  }
  const mark = { said, places: known, name: annotation.at }
  marks.push(mark)
  if (!annotation.says('id')) return
  const id = annotation.string('id')
  if (byId.has(id)) throw new Misshapen('id-doubled', { field: annotation.at, id: shownName(id) })
  byId.set(id, mark)
}

function rangesOf(text: string, marks: readonly Mark[]) {
  const stated = marks.flatMap(({ places }) =>
    places.flatMap((place) => ('stated' in place ? [place.stated] : [])),
  )
  const { ranges, counted } = countedRanges(text, stated, 'code points')
  let next = 0
  const joined = marks.map(({ places, name }): TextRange => {
    const pieces = places.map((place) => {
      if ('found' in place) return place.found
      next += 1
      return ranges[next - 1]!
    })
    return joinedPieces(text, pieces, name)
  })
  return { ranges: joined, counted }
}

function relationsOf(
  link: Shape,
  byId: ReadonlyMap<string, Mark>,
  first: ReadonlyMap<Mark, number>,
  faults: Misshapen[],
): PortableRelation[] {
  const { labels, resources } = saidBy(link)
  const targets = valuesOf(link, 'target').map(({ value, at }) =>
    typeof value === 'string' ? value : resourceOf(openShape(value, at)),
  )
  const ends = [...targets, ...resources].map((id) => (id === null ? undefined : byId.get(id)))
  const [from, to] = ends
  const reason =
    ends.length !== 2 || from === undefined || to === undefined
      ? 'relation-end-missing'
      : from.said.labels.length > 1 || to.said.labels.length > 1
        ? 'relation-end-ambiguous'
        : labels.length === 0
          ? 'relation-type-missing'
          : null
  if (reason !== null) {
    faults.push(new Misshapen(reason, { field: link.at }))
    return []
  }
  return labels.map((type) => ({ type, from: first.get(from!)!, to: first.get(to!)! }))
}
