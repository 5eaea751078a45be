import { findLabel, type LabelColour, type LabelSchema } from '../../../core/annotation/label-schema'

/** A label's colour; grey for one that the schema does not know. */
export function colourOfLabel(schema: LabelSchema, label: string): LabelColour {
  return findLabel(schema, label)?.colour ?? 'grey'
}

/** A label's name; its id where the schema does not know it. */
export function nameOfLabel(schema: LabelSchema, label: string): string {
  return findLabel(schema, label)?.name ?? label
}

/** The keys of a schema's labels, for a hint: "1–4", or "1, 3" where they do not follow one another. */
export function labelKeysWords({ labels }: LabelSchema): string {
  const keys = labels.map(({ key }) => key).filter((key) => key !== '')
  const follow = keys.every((key, i) => i === 0 || Number(key) === Number(keys[i - 1]) + 1)
  return follow && keys.length > 2 ? `${keys[0]}–${keys.at(-1)}` : keys.join(', ')
}
