import type { LabelSchema } from '../annotation/label-schema'
import { encodeName, encodeValue } from './names'

/**
 * brat's annotation.conf for a label schema: labels as entities, choices as attributes (one line for all labels
 * that have it), overlap allowed. Codes and texts need no entry there; comments say how they are written.
 */
export function bratConfiguration({ labels, relations }: LabelSchema): string {
  return [
    '# Written by Goldspan. Names hold other characters as _x<hex code point>_, values a space as _.',
    ...codesComments(labels),
    '[entities]',
    ...labels.map(({ id }) => encodeName(id)),
    '[relations]',
    ...relations.map(
      ({ id, from, to }) => `${encodeName(id)} Arg1:${alternatives(from)}, Arg2:${alternatives(to)}`,
    ),
    '<OVERLAP> Arg1:<ENTITY>, Arg2:<ENTITY>, <OVL-TYPE>:<ANY>',
    '[events]',
    '[attributes]',
    ...attributeLines(labels),
  ]
    .map((line) => `${line}\n`)
    .join('')
}

function alternatives(labelIds: readonly string[]): string {
  return labelIds.length === 0 ? '<ENTITY>' : labelIds.map(encodeName).join('|')
}

function attributeLines(labels: LabelSchema['labels']): string[] {
  const choices = new Map<string, { readonly labels: string[]; readonly values: Set<string> }>()
  for (const label of labels) {
    for (const attribute of label.attributes) {
      if (attribute.type !== 'choice' || attribute.choices.length === 0) continue
      const merged = choices.get(attribute.id) ?? { labels: [], values: new Set() }
      merged.labels.push(encodeName(label.id))
      for (const choice of attribute.choices) merged.values.add(encodeValue(choice))
      choices.set(attribute.id, merged)
    }
  }
  return [...choices].map(
    ([id, merged]) =>
      `${encodeName(id)} Arg:${merged.labels.join('|')}, Value:${[...merged.values].join('|')}`,
  )
}

function codesComments(labels: LabelSchema['labels']): string[] {
  return labels.flatMap((label) =>
    label.attributes.flatMap((attribute) =>
      attribute.type === 'codes'
        ? [
            `# ${encodeName(attribute.id)} of ${encodeName(label.id)}: one N line for each code of ` +
              `${encodeValue(attribute.codeSystem)} release ${encodeValue(attribute.release)}`,
          ]
        : [],
    ),
  )
}
