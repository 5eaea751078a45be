import {
  portableOf,
  statedUnit,
  type FoundAnnotation,
  type FoundDocument,
  type FoundRelation,
} from './bioc-document'
import { wholeFiles } from './file-lines'
import type { FileChunk, ReadResult } from './format'
import { parsedJson } from './parsed-json'
import { listOf, Misshapen, shownName, stringOf } from './shape'

/**
 * Reads BioC as JSON, from any tool: several passages or sentences, annotations and relations of documents, passages and
 * sentences, offsets from the beginning of the document. A document with a fault is rejected alone, with its id.
 */
export function* readBiocJson(files: Iterable<FileChunk>): Generator<ReadResult> {
  for (const { path, content } of wholeFiles(files)) {
    const rejected = ({ reason, values }: Misshapen, id?: string) => ({
      rejected: { path, reason, values: id === undefined ? values : { document: shownName(id), ...values } },
    })
    try {
      const collection = fieldsOf(parsedJson(content.replace(/^\ufeff/, '')), '')
      const key = collection.get('key')
      const unit = statedUnit(typeof key === 'string' ? key : '', infonsIn(collection, '').get('offset_unit'))
      const read = new Set<string>()
      const documents = listOf(collection.get('documents'), 'documents', (value) => value)
      for (const [index, value] of documents.entries()) {
        let id: string | undefined
        try {
          const fields = fieldsOf(value, `documents[${index}]`)
          id = stringOf(fields.get('id'), `documents[${index}].id`)
          if (read.has(id)) throw new Misshapen('id-doubled', {})
          read.add(id)
          const { document, counted } = portableOf(foundIn(fields, id), unit)
          yield { document, labelled: null, ...(counted && { counted }) }
        } catch (problem) {
          if (!(problem instanceof Misshapen)) throw problem
          yield rejected(problem, id)
        }
      }
    } catch (problem) {
      if (!(problem instanceof Misshapen)) throw problem
      yield rejected(problem)
    }
  }
}

type Fields = ReadonlyMap<string, unknown>

function fieldsOf(value: unknown, at: string): Fields {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new Misshapen('type-wrong', at === '' ? {} : { field: at })
  }
  return new Map(Object.entries(value))
}

function infonsIn(fields: Fields, at: string): Fields {
  return fieldsOf(fields.get('infons') ?? {}, at === '' ? 'infons' : `${at}.infons`)
}

/** The items of a list that may be absent. */
function itemsIn<T>(fields: Fields, key: string, at: string, read: (item: Fields, at: string) => T): T[] {
  const list = listOf(fields.get(key) ?? [], at === '' ? key : `${at}.${key}`, (item, place) => ({
    item,
    place,
  }))
  return list.map(({ item, place }) => read(fieldsOf(item, place), place))
}

function foundIn(document: Fields, id: string): FoundDocument {
  const texts: FoundDocument['texts'][number][] = []
  const annotations: FoundAnnotation[] = []
  const relations: FoundRelation[] = []
  const add = (fields: Fields, at: string) => {
    annotations.push(...itemsIn(fields, 'annotations', at, annotationOf))
    relations.push(...itemsIn(fields, 'relations', at, relationOf))
  }
  const addText = (fields: Fields, at: string): boolean => {
    if (typeof fields.get('text') !== 'string') return false
    texts.push({ offset: numberIn(fields, 'offset', at), text: stringOf(fields.get('text'), `${at}.text`) })
    return true
  }
  itemsIn(document, 'passages', '', (passage, at) => {
    const hasText = addText(passage, at)
    add(passage, at)
    itemsIn(passage, 'sentences', at, (sentence, place) => {
      if (!hasText) addText(sentence, place)
      add(sentence, place)
    })
  })
  add(document, '')
  return { id, infons: infonsIn(document, ''), texts, annotations, relations }
}

function annotationOf(annotation: Fields, at: string): FoundAnnotation {
  const text = annotation.get('text') ?? null
  return {
    id: stringOf(annotation.get('id'), `${at}.id`),
    infons: infonsIn(annotation, at),
    text: text === null ? null : stringOf(text, `${at}.text`),
    locations: itemsIn(annotation, 'locations', at, (location, place) => ({
      offset: numberIn(location, 'offset', place),
      length: numberIn(location, 'length', place),
    })),
  }
}

function relationOf(relation: Fields, at: string): FoundRelation {
  return {
    id: stringOf(relation.get('id'), `${at}.id`),
    infons: infonsIn(relation, at),
    nodes: itemsIn(relation, 'nodes', at, (node, place) => ({
      refid: stringOf(node.get('refid'), `${place}.refid`),
      role: stringOf(node.get('role') ?? '', `${place}.role`),
    })),
  }
}

function numberIn(fields: Fields, key: string, at: string): number {
  const value = fields.get(key)
  if (value === undefined) throw new Misshapen('field-missing', { field: `${at}.${key}` })
  if (typeof value !== 'number') throw new Misshapen('type-wrong', { field: `${at}.${key}` })
  if (!Number.isSafeInteger(value) || value < 0) {
    throw new Misshapen('number-invalid', { field: `${at}.${key}`, value })
  }
  return value
}
