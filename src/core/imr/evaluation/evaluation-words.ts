import { findLabel, type LabelSchema } from '../../annotation/label-schema'
import type { VerdictKind } from '../../annotation/verdict'
import type { Interval } from '../../evaluation/bootstrap'
import type { Scheme } from '../../evaluation/counts'
import type { SpanError } from '../../evaluation/errors'
import type { JudgedPattern } from '../../evaluation/judged-errors'
import { ledgerColumns } from '../ledger/columns'
import type { ReportedPattern } from './report/report'

/* The words of an evaluation, the same on screen and in a report. */

export const schemeNames: Readonly<Record<Scheme, string>> = {
  strict: 'Strict',
  exact: 'Exact edges',
  partial: 'Partial',
  type: 'Type',
}

export const schemeWords: Readonly<Record<Scheme, string>> = {
  strict: 'Right where words and label are the same.',
  exact: 'Right where the words are the same, whatever the label.',
  partial: 'As exact edges; an overlap counts as a half.',
  type: 'Right where the label is the same and the words overlap.',
}

export const verdictNames: Readonly<Record<VerdictKind, string>> = {
  'parser-wrong': 'Parser wrong',
  'gold-wrong': 'Gold wrong',
  'guideline-unclear': 'Guideline unclear',
}

export const errorKindNames: Readonly<Record<SpanError['kind'], string>> = {
  missing: 'Missed',
  spurious: 'Too many',
  boundary: 'Other edges',
  label: 'Other label',
}

/** A rate between 0 and 1 as people read it: ".95", "1.00"; a dash where there is none. */
export function rateWords(rate: number | null): string {
  return rate === null ? '–' : rate.toFixed(2).replace(/^0/, '')
}

/** The 95 % interval of a rate; empty where there are too few letters for one. */
export function intervalWords(interval: Interval | null): string {
  return interval ? `${rateWords(interval.low)}–${rateWords(interval.high)}` : ''
}

/** A field of the ledger by its id: `item`, or a column. */
export function fieldName(field: string): string {
  return ledgerColumns.find(({ id }) => id === field)?.name ?? 'Requested item'
}

/** A type of relation; its id where the schema does not know it. */
export function relationName({ relations }: LabelSchema, type: string): string {
  return relations.find(({ id }) => id === type)?.name ?? type
}

/** A label's name; its id where the schema does not know it. */
export function labelName(schema: LabelSchema, label: string): string {
  return findLabel(schema, label)?.name ?? label
}

/** An attribute of a label, such as "Diagnosis: status". */
export function attributeName(schema: LabelSchema, label: string, attribute: string): string {
  const name = findLabel(schema, label)?.attributes.find(({ id }) => id === attribute)?.name ?? attribute
  return `${labelName(schema, label)}: ${name}`
}

/** What is wrong in the same way, such as "Diagnosis missed: … sprain". */
export function patternWords(
  {
    kind,
    label,
    predictedLabel,
    words,
  }: Pick<JudgedPattern, 'kind' | 'label' | 'predictedLabel'> & { readonly words: string },
  schema: LabelSchema,
): string {
  const name = labelName(schema, label)
  switch (kind) {
    case 'missing':
      return `${name} missed${words && `: … ${words}`}`
    case 'spurious':
      return `${name} too many${words && `: … ${words}`}`
    case 'boundary':
      return `${name} with other edges: ${edgeWords(words)}`
    case 'label':
      return `${name} taken for ${labelName(schema, predictedLabel ?? '').toLowerCase()}`
  }
}

/** `start +"chronic"` reaches further out, `end -"of the knee"` stops short. */
function edgeWords(words: string): string {
  return words.replaceAll(/(start|end) ([+-])/g, (_, edge: string, sign: string) =>
    sign === '+' ? `${edge} with ` : `${edge} without `,
  )
}

/** The same of a report, which may hold no words of the letters. */
export function reportedPatternWords(pattern: ReportedPattern, schema: LabelSchema): string {
  if (pattern.words !== null) return patternWords({ ...pattern, words: pattern.words }, schema)
  if (pattern.kind !== 'boundary') return patternWords({ ...pattern, words: '' }, schema)
  const edges = pattern.edges.map(({ edge, reach }) =>
    reach === 'further' ? `${edge} too far out` : `${edge} too short`,
  )
  return `${labelName(schema, pattern.label)} with other edges: ${edges.join(', ')}`
}
