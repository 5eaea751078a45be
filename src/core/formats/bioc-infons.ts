import { compareText, type AttributeValue, type Span } from '../annotation/span'
import type { PortableSpan } from './format'
import { parsedJson } from './parsed-json'
import { listOf, Misshapen, shownName, stringOf } from './shape'

/** Keys and values of infons, in the order in which they are written. */
export type Infons = readonly (readonly [key: string, value: string])[]

const textPrefix = 'attribute.'
const listPrefix = 'codes.'

/**
 * What BioC's infons hold of a span, all of it text: `type` is the label, `needs_review` is there where it is true, `note`
 * where there is one, a text attribute is `attribute.<id>`, a list `codes.<id>` with a JSON list of texts.
 */
export function infonsOf({ label, needsReview, note, attributes }: Span): Infons {
  const written = Object.entries(attributes).map(([id, value]): [string, string] =>
    typeof value === 'string' ? [textPrefix + id, value] : [listPrefix + id, JSON.stringify(value)],
  )
  return [
    ['type', label],
    ...(needsReview ? [['needs_review', 'true'] as const] : []),
    ...(note === '' ? [] : [['note', note] as const]),
    ...written.sort(([a], [b]) => compareText(a, b)),
  ]
}

/** The note among infons; empty where there is none. */
export function noteIn(infons: ReadonlyMap<string, unknown>): string {
  const note = infons.get('note')
  return typeof note === 'string' ? note : ''
}

/** What `infonsOf` wrote of a span; infons of other tools are passed over. `at` names the span in a rejection. */
export function attributesIn(
  infons: ReadonlyMap<string, unknown>,
  at: string,
): Pick<PortableSpan, 'attributes' | 'needsReview' | 'note'> {
  const attributes = new Map<string, AttributeValue>()
  for (const [key, value] of infons) {
    const isList = key.startsWith(listPrefix)
    if (!isList && !key.startsWith(textPrefix)) continue
    const id = key.slice((isList ? listPrefix : textPrefix).length)
    const field = `${at}.${shownName(key)}`
    if (attributes.has(id)) throw new Misshapen('attribute-doubled', { field })
    const text = stringOf(value, field)
    attributes.set(id, isList ? listOf(parsedJson(text), field, stringOf) : text)
  }
  const needsReview = infons.get('needs_review') ?? 'false'
  if (needsReview !== 'true' && needsReview !== 'false') {
    throw new Misshapen('type-wrong', { field: `${at}.needs_review` })
  }
  return {
    attributes: Object.fromEntries(attributes),
    needsReview: needsReview === 'true',
    note: noteIn(infons),
  }
}
