import type { AttributeValue } from '../annotation/span'
import { countedRanges, type StatedRange } from './counting'
import type { FileChunk, PortableRelation, PortableSpan, ReadResult } from './format'
import { jsonDocuments, type FoundDocument, type JsonPlace } from './json-files'
import { attributeOfControl } from './label-studio-names'
import { resultsOfTask } from './label-studio-task'
import { Misshapen, openShape, shownName, stringOf, textIn, type Shape } from './shape'

/**
 * Reads tasks of Label Studio, as an array or one alone, in new form and old (`completions`); `.xml` is passed over.
 * Whose results are read stands in `resultsOfTask`. A result that no span, relation or attribute can hold (of a whole
 * document, of an image) is rejected alone; a task with any other fault is rejected whole. The words in `value.text`
 * settle how offsets count. Comments in `meta.text` become the note of their span.
 */
export function readLabelStudio(files: Iterable<FileChunk>): Generator<ReadResult> {
  return jsonDocuments(withoutConfiguration(files), documentOf, { isList: true })
}

function* withoutConfiguration(files: Iterable<FileChunk>): Generator<FileChunk> {
  for (const file of files) if (!file.path.endsWith('.xml')) yield file
}

function documentOf(value: unknown, { at, index }: JsonPlace): FoundDocument {
  const task = openShape(value, at, ['data'])
  const { documentId, text } = textOf(task, index)
  const faults: Misshapen[] = []
  const { spans, relations, counted } = marksOf(text, resultsOfTask(task), faults)
  const meta = task.says('meta') ? openShape(task.value('meta'), `${task.at}.meta`) : null
  const note = meta === null ? '' : textIn(meta, 'note')
  return { document: { documentId, annotatorId: null, text, note, spans, relations }, counted, faults }
}

/** The text of a task stands under `text`, or under any name where it is the only text there. */
function textOf(task: Shape, index: number): { readonly documentId: string; readonly text: string } {
  const data = openShape(task.value('data'), `${task.at}.data`)
  const texts = task.entries('data', (value) => value).filter(([, value]) => typeof value === 'string')
  const name = data.has('text') ? 'text' : texts.length === 1 ? texts[0]![0] : null
  if (name === null) throw new Misshapen('text-missing', { field: `${task.at}.data`, texts: texts.length })
  const id = task.value('id')
  const isNamed = typeof id === 'string' || Number.isSafeInteger(id)
  const otherId = isNamed ? String(id) : `task-${index + 1}`
  return {
    documentId: data.says('documentId') ? data.string('documentId') : otherId,
    text: data.string(name),
  }
}

/** A labelled piece of the text; more than one label make as many spans. */
interface Region {
  readonly stated: StatedRange
  readonly labels: string[]
  needsReview: boolean
  readonly note: string
  readonly attributes: Map<string, AttributeValue>
  /** Index of its first span. */
  first: number
}

function marksOf(text: string, results: readonly Shape[], faults: Misshapen[]) {
  const regions: Region[] = []
  const byId = new Map<string, Region>()
  const others: Shape[] = []
  for (const result of results) {
    const type = result.string('type')
    if (type === 'labels' || type === 'hypertextlabels') addRegion(result, type, regions, byId, faults)
    else others.push(result)
  }
  const { ranges, counted } = countedRanges(
    text,
    regions.map(({ stated }) => stated),
    'code points',
  )
  let count = 0
  for (const region of regions) {
    region.first = count
    count += region.labels.length
  }
  const relations: PortableRelation[] = []
  for (const result of others) {
    if (result.string('type') === 'relation') relations.push(...relationsOf(result, byId, faults))
    else addAttribute(result, byId, faults)
  }
  const spans = regions.flatMap(({ labels, needsReview, note, attributes }, index) =>
    labels.map((label): PortableSpan => {
      return { label, ...ranges[index]!, attributes: Object.fromEntries(attributes), needsReview, note }
    }),
  )
  return { spans, relations, counted }
}

function addRegion(
  result: Shape,
  type: string,
  regions: Region[],
  byId: Map<string, Region>,
  faults: Misshapen[],
): void {
  const value = openShape(result.value('value'), `${result.at}.value`)
  const labels = value.says(type) ? value.list(type, stringOf) : []
  if (labels.length === 0) {
    faults.push(new Misshapen('label-missing', { field: result.at }))
    return
  }
  // What a page of HTML shows is counted apart from where it stands in the page.
  const place =
    type === 'labels' ? value : openShape(value.value('globalOffsets'), `${result.at}.value.globalOffsets`)
  const quote = value.value('text')
  const id = result.says('id') ? result.string('id') : null
  const region: Region = {
    stated: {
      name: id === null ? result.at : shownName(id),
      start: place.number('start'),
      end: place.number('end'),
      quote: typeof quote === 'string' ? quote : null,
    },
    labels,
    ...metaIn(result),
    attributes: new Map(),
    first: 0,
  }
  if (id !== null) {
    if (byId.has(id)) throw new Misshapen('id-doubled', { field: result.at, id: shownName(id) })
    byId.set(id, region)
  }
  regions.push(region)
}

function metaIn(result: Shape): Pick<Region, 'needsReview' | 'note'> {
  if (!result.says('meta')) return { needsReview: false, note: '' }
  const meta = openShape(result.value('meta'), `${result.at}.meta`)
  // Label Studio makes a list of the comments, of which its window shows one.
  const texts = Array.isArray(meta.value('text')) ? meta.list('text', stringOf) : [textIn(meta, 'text')]
  return { needsReview: meta.says('needsReview') && meta.boolean('needsReview'), note: texts.join('\n') }
}

function relationsOf(
  result: Shape,
  byId: ReadonlyMap<string, Region>,
  faults: Misshapen[],
): PortableRelation[] {
  const [from, to] = [byId.get(result.string('from_id')), byId.get(result.string('to_id'))]
  const types = result.says('labels') ? result.list('labels', stringOf) : []
  const reason =
    from === undefined || to === undefined
      ? 'relation-end-missing'
      : from.labels.length > 1 || to.labels.length > 1
        ? 'relation-end-ambiguous'
        : types.length === 0
          ? 'relation-type-missing'
          : null
  if (reason !== null) {
    faults.push(new Misshapen(reason, { field: result.at }))
    return []
  }
  const direction = result.says('direction')
    ? result.oneOf('direction', ['right', 'left', 'bi'] as const)
    : 'right'
  const there = { from: from!.first, to: to!.first }
  const back = { from: there.to, to: there.from }
  const ways = direction === 'right' ? [there] : direction === 'left' ? [back] : [there, back]
  return types.flatMap((type) => ways.map((ends) => ({ type, ...ends })))
}

function addAttribute(result: Shape, byId: ReadonlyMap<string, Region>, faults: Misshapen[]): void {
  const type = result.string('type')
  const region = result.says('id') ? byId.get(result.string('id')) : undefined
  if ((type !== 'choices' && type !== 'textarea') || region === undefined) {
    const reason = type === 'choices' || type === 'textarea' ? 'target-missing' : 'result-type-unknown'
    faults.push(new Misshapen(reason, { field: result.at, type: shownName(type) }))
    return
  }
  const { attribute, control } = attributeOfControl(result.string('from_name'))
  const value = openShape(result.value('value'), `${result.at}.value`)
  const key = type === 'choices' ? 'choices' : 'text'
  // A text that is alone may stand without its list.
  const texts = typeof value.value(key) === 'string' ? [value.string(key)] : value.list(key, stringOf)
  if (region.attributes.has(attribute)) {
    throw new Misshapen('attribute-doubled', { field: result.at, attribute: shownName(attribute) })
  }
  const isList = control === null ? texts.length !== 1 : control === 'list'
  if (!isList && texts.length !== 1)
    throw new Misshapen('attribute-several', { field: result.at, attribute: shownName(attribute) })
  region.attributes.set(attribute, isList ? texts : texts[0]!)
}
