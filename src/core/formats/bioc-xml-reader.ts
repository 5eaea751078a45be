import { portableOf, statedUnit, type FoundDocument } from './bioc-document'
import { collectionHead } from './bioc-written'
import type { FileChunk, ReadResult } from './format'
import { LineFault } from './line-fault'
import { Misshapen, shownName } from './shape'
import { valueFromXml } from './xml'
import { readXml, type XmlElement, type XmlEvents } from './xml-reader'

/**
 * Reads BioC as XML, from any tool: several passages or sentences, annotations and relations of documents, passages and
 * sentences, offsets from the beginning of the document. One document is in memory at a time. A document with a fault is
 * rejected alone, with its id; a file that is no XML or has a document type is rejected from there on.
 */
export function* readBiocXml(files: Iterable<FileChunk>): Generator<ReadResult> {
  yield* readXml<ReadResult>(files, (path) => new BiocEvents(path))
}

/** The elements whose text says something. */
const textual = new Set(['source', 'key', 'infon', 'id', 'offset', 'text'])

interface OpenElement {
  readonly name: string
  readonly attributes: ReadonlyMap<string, string>
  text: string
  /** Of a passage or sentence. */
  offset?: number
  hasText?: boolean
}

/** The parts of a FoundDocument that grow. */
interface Growing {
  readonly line: number
  id: string | null
  readonly infons: Map<string, string>
  readonly texts: FoundDocument['texts'][number][]
  readonly annotations: {
    id: string
    infons: Map<string, string>
    text: string | null
    locations: Location[]
  }[]
  readonly relations: { id: string; infons: Map<string, string>; nodes: { refid: string; role: string }[] }[]
  fault: LineFault | null
}
type Location = FoundDocument['annotations'][number]['locations'][number]

class BiocEvents implements XmlEvents<ReadResult> {
  readonly #path: string
  readonly #open: OpenElement[] = []
  readonly #ids = new Set<string>()
  #source = ''
  #key = ''
  #unitInfon: string | undefined
  #document: Growing | null = null

  constructor(path: string) {
    this.#path = path
  }

  open({ name, attributes }: XmlElement, depth: number, line: number): void {
    if (depth === 0 && name !== 'collection') throw new Misshapen('not-bioc')
    this.#open.push({ name, attributes, text: '' })
    if (name === 'document' && depth === 1) {
      this.#document = {
        ...{ line, id: null, infons: new Map(), texts: [] },
        ...{ annotations: [], relations: [], fault: null },
      }
    }
    this.#withDocument(line, (document) => this.#begin(document, name, attributes))
  }

  text(text: string): void {
    const element = this.#open.at(-1)!
    if (textual.has(element.name)) element.text += text
  }

  close(_depth: number, line: number): ReadResult[] {
    const element = this.#open.pop()!
    const parent = this.#open.at(-1)
    if (parent?.name === 'collection' && this.#document === null) this.#addToHead(element)
    if (parent) this.#withDocument(line, (document) => this.#finish(document, element, parent))
    if (this.#document === null || element.name !== 'document' || this.#open.length !== 1) return []
    const document = this.#document
    this.#document = null
    return [this.#resultOf(document)]
  }

  end(): ReadResult[] {
    return []
  }

  /** A fault is kept for the end of its document, so that the next ones are read. */
  #withDocument(line: number, add: (document: Growing) => void): void {
    const document = this.#document
    if (document === null || document.fault) return
    try {
      add(document)
    } catch (problem) {
      if (!(problem instanceof Misshapen)) throw problem
      document.fault = new LineFault(line, problem)
    }
  }

  #addToHead({ name, text, attributes }: OpenElement): void {
    if (name === 'source') this.#source = text
    else if (name === 'key') this.#key = text
    else if (name === 'infon' && attributes.get('key') === 'offset_unit') this.#unitInfon = text
  }

  #begin(document: Growing, name: string, attributes: ReadonlyMap<string, string>): void {
    const needed = (field: string): string => {
      const value = attributes.get(field)
      if (value === undefined) throw new Misshapen('field-missing', { field: `${name}.${field}` })
      return value
    }
    const within = this.#open.at(-2)?.name
    if (name === 'annotation') {
      document.annotations.push({ id: needed('id'), infons: new Map(), text: null, locations: [] })
    } else if (name === 'relation') {
      document.relations.push({ id: needed('id'), infons: new Map(), nodes: [] })
    } else if (name === 'location' && within === 'annotation') {
      const offset = numberOf(needed('offset'), 'location.offset')
      const length = numberOf(needed('length'), 'location.length')
      document.annotations.at(-1)!.locations.push({ offset, length })
    } else if (name === 'node' && within === 'relation') {
      document.relations.at(-1)!.nodes.push({ refid: needed('refid'), role: attributes.get('role') ?? '' })
    }
  }

  #finish(document: Growing, { name, text, attributes }: OpenElement, parent: OpenElement): void {
    const isText = name === 'text' && (parent.name === 'passage' || parent.name === 'sentence')
    if (name === 'id' && parent.name === 'document') document.id = text
    else if (name === 'offset') parent.offset = numberOf(text.trim(), `${parent.name}.offset`)
    else if (name === 'text' && parent.name === 'annotation') document.annotations.at(-1)!.text = text
    else if (name === 'infon') this.#addInfon(document, parent.name, attributes.get('key'), text)
    else if (isText && !this.#open.at(-2)?.hasText) {
      if (parent.offset === undefined)
        throw new Misshapen('field-missing', { field: `${parent.name}.offset` })
      parent.hasText = true
      document.texts.push({ offset: parent.offset, text })
    }
  }

  #addInfon(document: Growing, owner: string, key: string | undefined, text: string): void {
    const infons =
      owner === 'annotation'
        ? document.annotations.at(-1)!.infons
        : owner === 'relation'
          ? document.relations.at(-1)!.infons
          : owner === 'document'
            ? document.infons
            : null
    if (infons === null) return
    if (key === undefined) throw new Misshapen('field-missing', { field: 'infon.key' })
    const decode = this.#source === collectionHead.source ? valueFromXml : (value: string) => value
    if (infons.has(decode(key))) throw new Misshapen('key-doubled', { field: `infon.${shownName(key)}` })
    infons.set(decode(key), decode(text))
  }

  #resultOf({ id, fault, line, ...found }: Growing): ReadResult {
    try {
      if (fault) throw fault
      if (id === null) throw new Misshapen('field-missing', { field: 'document.id' })
      if (this.#ids.has(id)) throw new Misshapen('id-doubled')
      this.#ids.add(id)
      const { document, counted } = portableOf({ id, ...found }, statedUnit(this.#key, this.#unitInfon))
      return { document, labelled: null, ...(counted && { counted }) }
    } catch (problem) {
      const { line: at, fault: why } = problem instanceof LineFault ? problem : { line, fault: problem }
      if (!(why instanceof Misshapen)) throw problem
      const values = id === null ? why.values : { document: shownName(id), ...why.values }
      return { rejected: { path: this.#path, line: at, reason: why.reason, values } }
    }
  }
}

function numberOf(value: string, field: string): number {
  const number = Number(value)
  if (!/^\d+$/.test(value) || !Number.isSafeInteger(number)) {
    throw new Misshapen('number-invalid', { field, value: shownName(value) })
  }
  return number
}
