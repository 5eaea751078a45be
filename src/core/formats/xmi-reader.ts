import type { AttributeValue } from '../annotation/span'
import { isValidRange } from '../text/offsets'
import type { FileChunk, PortableDocument, PortableRelation, PortableSpan, ReadResult } from './format'
import { LineFault } from './line-fault'
import { Misshapen, shownName } from './shape'
import { isLayer, labelIn } from './uima-layers'
import { attributeOf, documentType, relationType, spanType } from './xmi-types'
import { valueFromXml } from './xml'
import { eachOnce, readXml, type XmlElement, type XmlEvents } from './xml-reader'

/**
 * Reads UIMA CAS XMI, Goldspan's or INCEpTION's, as XML 1.0 or 1.1: of several views the first. Spans are Goldspan's own
 * layer, named entities (label from `value`) and the custom layers of a project (label from `label` or `value`, or else
 * the layer's own name); relations are the custom layers with Governor and Dependent between such spans. Other types and
 * features are passed over, as is what the view does not list. Type systems are not needed. A document with a fault is
 * rejected whole: nothing here says what stands in the text, so no offset can be guessed.
 */
export function* readXmi(files: Iterable<FileChunk>): Generator<ReadResult> {
  const read = new Set<string>()
  for (const result of readXml(withoutTypeSystems(files), (path) => new XmiEvents(path))) {
    if ('rejected' in result) {
      yield result
    } else if (read.has(result.document.documentId)) {
      yield { rejected: { path: result.path, reason: 'file-doubled', values: {} } }
    } else {
      read.add(result.document.documentId)
      yield { document: result.document, labelled: null }
    }
  }
}

function* withoutTypeSystems(files: Iterable<FileChunk>): Generator<FileChunk> {
  for (const file of files) if (!/(^|\/)typesystem\.xml$/i.test(file.path)) yield file
}

const xmiUri = 'http://www.omg.org/XMI'
const xmiId = `{${xmiUri}}id`

/** A feature structure that may be a span, a relation or what is said of the whole document. */
interface Structure {
  readonly id: string
  readonly type: string
  readonly line: number
  readonly features: ReadonlyMap<string, string>
  /** Values that have elements of their own, by feature. */
  readonly lists: Map<string, string[]>
}

interface Sofa {
  readonly id: string
  readonly number: number
  readonly text: string | undefined
}

interface FoundFile {
  readonly path: string
  readonly document: PortableDocument
}

class XmiEvents implements XmlEvents<FoundFile> {
  readonly #path: string
  readonly #ids = new Set<string>()
  readonly #structures: Structure[] = []
  readonly #sofas: Sofa[] = []
  /** Ids of what each view lists, by its Sofa's id. */
  readonly #members = new Map<string, Set<string>>()
  readonly #typeOf = eachOnce(typeOf)
  #open: Structure | null = null
  #element: { readonly name: string; text: string } | null = null

  constructor(path: string) {
    this.#path = path
  }

  open({ uri, name, attributes }: XmlElement, depth: number, line: number): void {
    if (depth === 0) {
      if (!this.#path.endsWith('.xmi')) throw new Misshapen('file-unknown')
      if (uri !== xmiUri || name !== 'XMI') throw new Misshapen('not-xmi')
    } else if (depth === 1) {
      this.#addStructure(this.#typeOf(uri, name), attributes, line)
    } else if (depth === 2 && this.#open) {
      this.#element = { name, text: '' }
    }
  }

  text(text: string, depth: number): void {
    if (depth === 2 && this.#element) this.#element.text += text
  }

  close(depth: number): FoundFile[] {
    if (depth === 1) this.#open = null
    if (depth === 2 && this.#open && this.#element) {
      const { name, text } = this.#element
      this.#open.lists.set(name, [...(this.#open.lists.get(name) ?? []), text])
      this.#element = null
    }
    return []
  }

  end(): FoundFile[] {
    const sofa = this.#sofas.sort((a, b) => a.number - b.number)[0]
    if (sofa?.text === undefined) throw new Misshapen('text-missing')
    const members = this.#members.get(sofa.id) ?? new Set()
    const indices = new Map<string, number>()
    const spans: PortableSpan[] = []
    const relations: PortableRelation[] = []
    const listed = this.#structures.filter(({ id }) => members.has(id))
    for (const structure of listed) {
      if (isRelation(structure) || structure.type === documentType) continue
      indices.set(structure.id, spans.length)
      spans.push(at(structure, () => spanOf(structure, sofa.text!)))
    }
    for (const structure of listed) {
      if (!isRelation(structure)) continue
      const relation = at(structure, () => this.#relationOf(structure, indices))
      if (relation) relations.push(relation)
    }
    const about = listed.find(({ type }) => type === documentType)
    const note = about ? noteIn(about.features) : ''
    const documentId = this.#path.slice(this.#path.lastIndexOf('/') + 1).replace(/\.xmi$/, '')
    return [
      {
        path: this.#path,
        document: { documentId, annotatorId: null, text: sofa.text, note, spans, relations },
      },
    ]
  }

  #addStructure(type: string, features: ReadonlyMap<string, string>, line: number): void {
    const id = features.get(xmiId)
    if (type === 'uima.cas.View') {
      const sofa = features.get('sofa') ?? ''
      const members = this.#members.get(sofa) ?? new Set()
      for (const member of (features.get('members') ?? '').split(/\s+/)) members.add(member)
      this.#members.set(sofa, members)
      return
    }
    if (id === undefined) throw new Misshapen('field-missing', { field: 'xmi:id' })
    if (this.#ids.has(id)) throw new Misshapen('id-doubled', { id: shownName(id) })
    this.#ids.add(id)
    if (type === 'uima.cas.Sofa') {
      this.#sofas.push({ id, number: numberIn(features, 'sofaNum', id), text: features.get('sofaString') })
    } else if (isOfLayer(type, features)) {
      this.#open = { id, type, line, features, lists: new Map() }
      this.#structures.push(this.#open)
    }
  }

  /** Null where it joins what is no span, such as tokens. */
  #relationOf(
    { id, type, features }: Structure,
    indices: ReadonlyMap<string, number>,
  ): PortableRelation | null {
    const ends = ['Governor', 'Dependent'].map((field) => {
      const end = features.get(field) ?? ''
      if (!this.#ids.has(end)) throw new Misshapen('relation-end-missing', { id: shownName(id), field })
      return indices.get(end)
    })
    const [from, to] = ends
    if (from === undefined || to === undefined) {
      if (type === relationType) throw new Misshapen('relation-end-missing', { id: shownName(id) })
      return null
    }
    return { type: labelOf(type, features), from, to }
  }
}

function at<T>({ line }: Structure, make: () => T): T {
  try {
    return make()
  } catch (problem) {
    throw problem instanceof Misshapen ? new LineFault(line, problem) : problem
  }
}

/** The namespace of the types of a package `a.b` is `http:///a/b.ecore`. */
function typeOf(uri: string, name: string): string {
  const packaged = /^http:\/\/\/(.+)\.ecore$/.exec(uri)
  return packaged ? `${packaged[1]!.replaceAll('/', '.')}.${name}` : name
}

/** Whether it may be a span or a relation: others have no offsets. */
function isOfLayer(type: string, features: ReadonlyMap<string, string>): boolean {
  return (
    type === spanType ||
    type === relationType ||
    type === documentType ||
    (isLayer(type) && features.has('begin'))
  )
}

function isRelation({ type, features }: Structure): boolean {
  return type === relationType || features.has('Governor') || features.has('Dependent')
}

function spanOf({ id, type, features, lists }: Structure, text: string): PortableSpan {
  const range = { start: numberIn(features, 'begin', id), end: numberIn(features, 'end', id) }
  if (!isValidRange(text, range)) {
    throw new Misshapen('range-invalid', { id: shownName(id), startUtf16: range.start, endUtf16: range.end })
  }
  const label = labelOf(type, features)
  if (type !== spanType) return { ...range, label, attributes: {}, needsReview: false, note: '' }
  return {
    ...range,
    label,
    attributes: attributesIn(features, lists, id),
    needsReview: needsReviewIn(features, id),
    note: noteIn(features),
  }
}

function labelOf(type: string, features: ReadonlyMap<string, string>): string {
  if (type !== spanType && type !== relationType) return labelIn(type, (feature) => features.get(feature))
  const label = features.get('label')
  if (label === undefined) throw new Misshapen('field-missing', { field: 'label' })
  return valueFromXml(label)
}

function attributesIn(
  features: ReadonlyMap<string, string>,
  lists: ReadonlyMap<string, readonly string[]>,
  id: string,
): Record<string, AttributeValue> {
  const attributes = new Map<string, AttributeValue>()
  const set = (name: string, value: string | readonly string[]) => {
    const attribute = attributeOf(name)
    if (!attribute) return
    if (attributes.has(attribute.id)) throw new Misshapen('attribute-doubled', { id: shownName(id) })
    const values = (typeof value === 'string' ? value.split(/\s+/).filter((one) => one !== '') : value).map(
      valueFromXml,
    )
    if (attribute.isList) attributes.set(attribute.id, values)
    else if (typeof value === 'string') attributes.set(attribute.id, valueFromXml(value))
    else throw new Misshapen('type-wrong', { id: shownName(id), field: shownName(name) })
  }
  for (const [name, value] of features) set(name, value)
  for (const [name, values] of lists) set(name, values)
  return Object.fromEntries(attributes)
}

function noteIn(features: ReadonlyMap<string, string>): string {
  return valueFromXml(features.get('note') ?? '')
}

function needsReviewIn(features: ReadonlyMap<string, string>, id: string): boolean {
  const value = features.get('needsReview') ?? 'false'
  if (value !== 'true' && value !== 'false') {
    throw new Misshapen('type-wrong', { id: shownName(id), field: 'needsReview' })
  }
  return value === 'true'
}

function numberIn(features: ReadonlyMap<string, string>, field: string, id: string): number {
  const value = features.get(field)
  if (value === undefined) throw new Misshapen('field-missing', { id: shownName(id), field })
  const number = Number(value)
  if (!/^\d+$/.test(value) || !Number.isSafeInteger(number)) {
    throw new Misshapen('number-invalid', { id: shownName(id), field, value: shownName(value) })
  }
  return number
}
