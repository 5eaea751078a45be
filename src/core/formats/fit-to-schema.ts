import {
  findLabel,
  isAllowedRelation,
  type AttributeDefinition,
  type LabelSchema,
} from '../annotation/label-schema'
import type { AttributeValue } from '../annotation/span'
import type { PortableDocument, PortableRelation, PortableSpan } from './format'

/** What becomes of a name in a file: an id of the schema, or null for what is left out. */
export type NameChoices = readonly (readonly [name: string, becomes: string | null])[]

/** What was decided for the labels and relation types of a file that the project's schema does not have. */
export interface ImportChoices {
  readonly labels: NameChoices
  readonly relations: NameChoices
}

/** Something of a file that the project's schema has no place for. Names are as the file has them. */
export interface Unfit {
  readonly kind: 'label' | 'relation' | 'relation-ends' | 'attribute' | 'attribute-value'
  readonly name: string
}

export interface FittedMarks {
  readonly spans: readonly PortableSpan[]
  /** By the indices of the spans above. */
  readonly relations: readonly PortableRelation[]
  /** One entry for each thing left out; relations that go with a span that is left out have none of their own. */
  readonly leftOut: readonly Unfit[]
  /** Names that the schema does not have and nothing was decided for; their marks are in `leftOut` too. */
  readonly undecided: readonly Unfit[]
}

/**
 * The marks of a document as a project's schema can hold them. Labels and relation types of the schema are taken as
 * they are, others as was decided. An attribute that its label does not have is left out, and so is a value that is
 * none of its choices; one code and a list of one are the same.
 */
export function fittedMarks(
  document: Pick<PortableDocument, 'spans' | 'relations'>,
  schema: LabelSchema,
  choices: ImportChoices,
): FittedMarks {
  const labelOf = decidedBy(
    schema.labels.map(({ id }) => id),
    choices.labels,
  )
  const typeOf = decidedBy(
    schema.relations.map(({ id }) => id),
    choices.relations,
  )
  const leftOut: Unfit[] = []
  const undecided: Unfit[] = []
  const spans: PortableSpan[] = []
  const places = document.spans.map((span) => {
    const decided = labelOf(span.label)
    if (decided === undefined) undecided.push({ kind: 'label', name: span.label })
    if (decided === undefined || decided === null) {
      leftOut.push({ kind: 'label', name: span.label })
      return null
    }
    const definitions = findLabel(schema, decided)?.attributes ?? []
    spans.push({ ...span, label: decided, attributes: fittedAttributes(span, definitions, leftOut) })
    return spans.length - 1
  })
  const relations = document.relations.flatMap(({ type, from, to }): PortableRelation[] => {
    const decided = typeOf(type)
    if (decided === undefined) undecided.push({ kind: 'relation', name: type })
    const [first, second] = [places[from] ?? null, places[to] ?? null]
    if (first === null || second === null) return []
    if (decided === undefined || decided === null) {
      leftOut.push({ kind: 'relation', name: type })
      return []
    }
    if (first === second || !isAllowedRelation(schema, decided, spans[first]!.label, spans[second]!.label)) {
      leftOut.push({ kind: 'relation-ends', name: type })
      return []
    }
    return [{ type: decided, from: first, to: second }]
  })
  return { spans, relations, leftOut, undecided }
}

/** What a name becomes; undefined where it is none of the schema's and nothing was decided. */
function decidedBy(
  known: readonly string[],
  choices: NameChoices,
): (name: string) => string | null | undefined {
  // A map: a label may have any name, that of a property of objects too.
  const decided = new Map<string, string | null>([...choices, ...known.map((id) => [id, id] as const)])
  return (name) => decided.get(name)
}

function fittedAttributes(
  span: PortableSpan,
  definitions: readonly AttributeDefinition[],
  leftOut: Unfit[],
): Readonly<Record<string, AttributeValue>> {
  const fitted = Object.entries(span.attributes).flatMap(([name, value]): [string, AttributeValue][] => {
    const definition = definitions.find(({ id }) => id === name)
    if (!definition) {
      leftOut.push({ kind: 'attribute', name })
      return []
    }
    const taken = fittedValue(value, definition)
    if (taken === null) {
      leftOut.push({ kind: 'attribute-value', name })
      return []
    }
    return [[name, taken]]
  })
  return Object.fromEntries(fitted)
}

function fittedValue(value: AttributeValue, definition: AttributeDefinition): AttributeValue | null {
  if (definition.type === 'codes') return typeof value === 'string' ? [value] : value
  const single = typeof value === 'string' ? value : value.length === 1 ? value[0]! : null
  if (single === null) return null
  return definition.type === 'choice' && !definition.choices.includes(single) ? null : single
}
