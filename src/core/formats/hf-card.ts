/** Where the card of the data set goes. */
export const hfCardPath = 'README.md'

/** The classes of `ner_tags` for labels in this order: O, then B and I of each. */
export function tagClasses(labels: readonly string[]): string[] {
  return ['O', ...labels.flatMap((label) => [`B-${label}`, `I-${label}`])]
}

/**
 * The card: YAML that tells the `datasets` library where the rows are and of which types, so that nothing is guessed from
 * the first ones, and words for people.
 */
export function hfCard(labels: readonly string[]): string {
  const names = tagClasses(labels).map((name, index) => `          '${index}': ${yamlString(name)}\n`)
  return `---
configs:
- config_name: default
  data_files:
  - split: train
    path: data/train.jsonl
dataset_info:
  features:
  - name: id
    dtype: string
  - name: text
    dtype: string
  - name: note
    dtype: string
  - name: spans
    list:
    - name: start
      dtype: int64
    - name: end
      dtype: int64
    - name: label
      dtype: string
    - name: attributes
      list:
      - name: name
        dtype: string
      - name: value
        dtype: string
      - name: values
        sequence: string
    - name: needs_review
      dtype: bool
    - name: note
      dtype: string
  - name: relations
    list:
    - name: type
      dtype: string
    - name: from
      dtype: int64
    - name: to
      dtype: int64
  - name: tokens
    sequence: string
  - name: ner_tags
    sequence:
      class_label:
        names:
${names.join('')}---

# Letters with marked spans

Offsets count Unicode code points, the end is excluded: \`text[start:end]\` in Python. \`from\` and \`to\` of a relation count
the \`spans\` of its row from 0. An attribute has one \`value\` or a list of \`values\`. \`ner_tags\` are IOB2; as tags
cannot overlap, of overlapping spans only the longest is in them, while \`spans\` has all.
`
}

/** The classes that a card of Goldspan's gives; null where it gives none. */
export function classesInCard(card: string): string[] | null {
  const names = [...card.matchAll(/^ {10}'(\d+)': ("(?:[^"\\]|\\.)*")$/gm)]
  if (names.length === 0 || names.some(([, index], at) => Number(index) !== at)) return null
  return names.map(([, , name]) => JSON.parse(name!) as string)
}

/** A text as YAML in quotation marks, which takes what JSON has and escapes for what it does not print. */
function yamlString(text: string): string {
  return JSON.stringify(text).replace(
    /[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}
