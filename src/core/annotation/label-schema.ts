/** What a project's coders may mark. Labels, colours, keys, attributes and relations come from here alone. */
export interface LabelSchema {
  readonly labels: readonly Label[]
  readonly relations: readonly RelationType[]
}

/** The hues that the theme draws, each with its own underline style as a second cue. */
export const labelColours = ['green', 'blue', 'violet', 'orange', 'pink', 'cyan', 'yellow', 'grey'] as const
export type LabelColour = (typeof labelColours)[number]

export interface Label {
  readonly id: string
  readonly name: string
  /** Digit 1-9 that labels the selection. */
  readonly key: string
  readonly colour: LabelColour
  /** One sentence for the coder. */
  readonly description: string
  readonly attributes: readonly AttributeDefinition[]
}

export type AttributeDefinition =
  | { readonly id: string; readonly name: string; readonly type: 'text' }
  | {
      readonly id: string
      readonly name: string
      readonly type: 'choice'
      readonly choices: readonly string[]
    }
  | {
      readonly id: string
      readonly name: string
      readonly type: 'codes'
      readonly codeSystem: string
      readonly release: string
    }

export interface RelationType {
  readonly id: string
  readonly name: string
  /** Label ids. */
  readonly from: readonly string[]
  readonly to: readonly string[]
}

/** Whether a relation of this type may go from a span of one label to a span of another. */
export function isAllowedRelation(
  schema: LabelSchema,
  type: string,
  fromLabel: string,
  toLabel: string,
): boolean {
  return schema.relations.some(
    ({ id, from, to }) => id === type && from.includes(fromLabel) && to.includes(toLabel),
  )
}

export function findLabel(schema: LabelSchema, id: string): Label | undefined {
  return schema.labels.find((label) => label.id === id)
}
