import { SaxesParser, type SaxesTagNS } from 'saxes'
import { lineLimit } from './file-lines'
import type { FileChunk, Rejection } from './format'
import { LineFault } from './line-fault'
import { Misshapen, shownName } from './shape'
import { isWellFormed } from './soundness'

/** How deep elements may nest; more is a file that no annotation tool writes. */
const depthLimit = 64
/** How many attributes one element may have. */
const attributeLimit = 1000
/** How much is parsed at once (UTF-16 code units), so that little waits for who asked for it. */
const pieceLength = 65_536

/** The start of an element. Attributes in a namespace have keys `{uri}name`; declarations of namespaces are left out. */
export interface XmlElement {
  readonly uri: string
  readonly name: string
  readonly attributes: ReadonlyMap<string, string>
}

/**
 * What is made of one XML file. Each method gives what is complete and may throw Misshapen; the file is then rejected at
 * that line and read no further. The root has depth 0; lines count from 1.
 */
export interface XmlEvents<T> {
  open(element: XmlElement, depth: number, line: number): void
  /** The text within an element, in one or several pieces, comments and CDATA marks taken away. */
  text(text: string, depth: number): void
  close(depth: number, line: number): T[]
  /** The file is well-formed and has ended. */
  end(): T[]
}

/**
 * Reads XML files one after the other, each as it comes. No file may have a document type, so that entities can be
 * neither defined nor fetched. Rejects what is no well-formed XML with namespaces (`xml-invalid`), has another encoding
 * than that it came in (`encoding-unknown`), half a surrogate pair, or one value longer than a line may be.
 */
export function* readXml<T>(
  files: Iterable<FileChunk>,
  eventsOf: (path: string) => XmlEvents<T>,
): Generator<T | { readonly rejected: Rejection }> {
  let path: string | null = null
  let file: XmlFile<T> | null = null
  for (const piece of files) {
    if (piece.path !== path) {
      if (file) yield* file.end()
      path = piece.path
      file = new XmlFile(path, eventsOf(path))
    }
    for (let at = 0; at < piece.chunk.length; at += pieceLength) {
      yield* file!.write(piece.chunk.slice(at, at + pieceLength))
    }
  }
  if (file) yield* file.end()
}

/** As `make`, which is called once for each name of a namespace: a file has few of them, and many elements. */
export function eachOnce(make: (uri: string, name: string) => string): (uri: string, name: string) => string {
  const known = new Map<string, Map<string, string>>()
  return (uri, name) => {
    let named = known.get(uri)
    if (!named) known.set(uri, (named = new Map<string, string>()))
    let made = named.get(name)
    if (made === undefined) named.set(name, (made = make(uri, name)))
    return made
  }
}

class XmlFile<T> {
  readonly #parser = new SaxesParser({ xmlns: true })
  readonly #path: string
  readonly #events: XmlEvents<T>
  #depth = -1
  #attributes = 0
  /** Since the parser last gave something away: as much as it may be holding. */
  #held = 0
  #complete: (T | { readonly rejected: Rejection })[] = []
  /** Length of the text since the last start or end of an element. */
  #textLength = 0
  #hasFailed = false
  readonly #namespaced = eachOnce((uri, name) => `{${uri}}${name}`)

  constructor(path: string, events: XmlEvents<T>) {
    this.#path = path
    this.#events = events
    const parser = this.#parser
    parser.on('error', () => {
      throw new Misshapen('xml-invalid')
    })
    parser.on('doctype', () => {
      throw new Misshapen('document-type')
    })
    parser.on('xmldecl', ({ encoding = 'UTF-8' }) => {
      if (!/^(utf-?8|utf-?16([bl]e)?|us-ascii|ascii)$/i.test(encoding)) {
        throw new Misshapen('encoding-unknown', { encoding: shownName(encoding) })
      }
    })
    parser.on('attribute', () => {
      this.#held = 0
      this.#attributes += 1
      if (this.#attributes > attributeLimit) throw new Misshapen('attributes-too-many')
    })
    parser.on('opentag', (tag) => this.#open(tag))
    parser.on('text', (text) => this.#text(text))
    parser.on('cdata', (text) => this.#text(text))
    parser.on('comment', () => (this.#held = 0))
    parser.on('processinginstruction', () => (this.#held = 0))
    parser.on('closetag', () => this.#close())
  }

  write(piece: string): (T | { readonly rejected: Rejection })[] {
    this.#try(() => {
      this.#held += piece.length
      this.#parser.write(piece)
      if (this.#held > lineLimit) throw new Misshapen('value-too-long')
    })
    return this.#taken()
  }

  end(): (T | { readonly rejected: Rejection })[] {
    this.#try(() => {
      this.#parser.close()
      this.#complete.push(...this.#events.end())
    })
    return this.#taken()
  }

  #open(tag: SaxesTagNS): void {
    this.#held = 0
    this.#textLength = 0
    this.#attributes = 0
    this.#depth += 1
    if (this.#depth > depthLimit) throw new Misshapen('nested-too-deep')
    const attributes = new Map<string, string>()
    // Not Object.values, which sorts the fields of an object without a prototype, element by element.
    for (const key in tag.attributes) {
      const { prefix, name, local, uri, value } = tag.attributes[key]!
      if (prefix === 'xmlns' || name === 'xmlns') continue
      if (!isWellFormed(value)) throw new Misshapen('text-malformed')
      attributes.set(uri === '' ? local : this.#namespaced(uri, local), value)
    }
    if (!isWellFormed(tag.name)) throw new Misshapen('text-malformed')
    this.#events.open({ uri: tag.uri, name: tag.local, attributes }, this.#depth, this.#parser.line)
  }

  #text(text: string): void {
    this.#held = 0
    if (this.#depth < 0) return
    this.#textLength += text.length
    if (this.#textLength > lineLimit) throw new Misshapen('value-too-long')
    if (!isWellFormed(text)) throw new Misshapen('text-malformed')
    this.#events.text(text, this.#depth)
  }

  #close(): void {
    this.#held = 0
    this.#textLength = 0
    this.#complete.push(...this.#events.close(this.#depth, this.#parser.line))
    this.#depth -= 1
  }

  #try(step: () => void): void {
    if (this.#hasFailed) return
    try {
      step()
    } catch (problem) {
      const fault = problem instanceof LineFault ? problem.fault : problem
      if (!(fault instanceof Misshapen)) throw problem
      const line = problem instanceof LineFault ? problem.line : this.#parser.line
      this.#hasFailed = true
      this.#complete.push({
        rejected: { path: this.#path, line, reason: fault.reason, values: fault.values },
      })
    }
  }

  #taken(): (T | { readonly rejected: Rejection })[] {
    const taken = this.#complete
    this.#complete = []
    return taken
  }
}
