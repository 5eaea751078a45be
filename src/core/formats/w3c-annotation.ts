import type { AttributeValue } from '../annotation/span'
import { Misshapen, openShape, shownName, stringOf, type Shape } from './shape'

/** What an annotation says of its targets. */
export interface Said {
  readonly labels: readonly string[]
  readonly attributes: Readonly<Record<string, AttributeValue>>
  readonly needsReview: boolean
  /** Its comments, each a line of its own. */
  readonly note: string
  /** Annotations that its bodies name. */
  readonly resources: readonly string[]
}

/** A body by which a span waits for review. */
export const needsReviewValue = 'needs review'

/** Values of a field that JSON-LD writes alone or in a list. */
export function valuesOf(shape: Shape, key: string): { readonly value: unknown; readonly at: string }[] {
  if (!shape.says(key)) return []
  const place = shape.at === '' ? key : `${shape.at}.${key}`
  const value = shape.value(key)
  return Array.isArray(value)
    ? value.map((one: unknown, index) => ({ value: one, at: `${place}[${index}]` }))
    : [{ value, at: place }]
}

export function motivationsOf(annotation: Shape): string[] {
  return valuesOf(annotation, 'motivation').map(({ value, at }) => stringOf(value, at))
}

/** Reads the bodies of an annotation; what they say besides labels, attributes, reviews and comments is passed over. */
export function saidBy(annotation: Shape): Said {
  const labels: string[] = annotation.says('bodyValue') ? [annotation.string('bodyValue')] : []
  const resources: string[] = []
  const texts = new Map<string, string>()
  const lists = new Map<string, Map<number, string>>()
  const comments: string[] = []
  let needsReview = false
  for (const { value, at } of valuesOf(annotation, 'body')) {
    const body = typeof value === 'string' ? null : openShape(value, at)
    const resource = body === null ? stringOf(value, at) : resourceOf(body)
    if (resource !== null) resources.push(resource)
    if (!body?.says('value')) continue
    const purposes = valuesOf(body, 'purpose').map(({ value, at }) => stringOf(value, at))
    const meant = purposes.length > 0 ? purposes : motivationsOf(annotation)
    if (body.says('attribute')) addAttribute(body, texts, lists)
    else if (meant.some((purpose) => ['tagging', 'classifying', 'linking'].includes(purpose)))
      labels.push(body.string('value'))
    else if (meant.includes('assessing')) needsReview ||= body.string('value') === needsReviewValue
    else if (meant.includes('commenting')) comments.push(body.string('value'))
  }
  const attributes = new Map<string, AttributeValue>(texts)
  for (const [name, values] of lists) {
    const inOrder = [...values].sort(([a], [b]) => a - b)
    attributes.set(
      name,
      inOrder.map(([, one]) => one),
    )
  }
  const note = comments.join('\n')
  return { labels, attributes: Object.fromEntries(attributes), needsReview, note, resources }
}

/** The annotation or other resource that a body or target is. */
export function resourceOf(shape: Shape): string | null {
  if (shape.says('value')) return null
  return shape.says('source') && typeof shape.value('source') === 'string'
    ? shape.string('source')
    : shape.says('id')
      ? shape.string('id')
      : null
}

function addAttribute(
  body: Shape,
  texts: Map<string, string>,
  lists: Map<string, Map<number, string>>,
): void {
  const name = body.string('attribute')
  const position = body.says('position') ? body.count('position') : null
  const list = lists.get(name)
  if (texts.has(name) || (position === null ? list : list?.has(position)))
    throw new Misshapen('attribute-doubled', { field: body.at, attribute: shownName(name) })
  if (position === null) texts.set(name, body.string('value'))
  else lists.set(name, (list ?? new Map<number, string>()).set(position, body.string('value')))
}
