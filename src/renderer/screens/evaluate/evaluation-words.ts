import type { Interval } from '../../../core/evaluation/bootstrap'
import type { LabelSchema } from '../../../core/annotation/label-schema'
import type { Parser } from '../../../core/suggestions/parser'
import type { ErrorGroup, HeldAgainst } from '../../../ipc/evaluation-views'
import { parserName } from '../../parts/parser-name'
import { counted } from '../../parts/sizes'
import { nameOfLabel } from '../annotate/label-looks'

/** What was held against what; `proposed` says whose, such as "What the rules propose". */
export function againstWords(
  { letters, unfinished, unread, unpredicted, predictionsUnread, cancelled }: HeldAgainst,
  proposed: string,
): string {
  const isNone = letters + unpredicted + predictionsUnread === 0
  const parts = [
    isNone
      ? 'No letter is finished yet. Set the status of a letter to Done: then what is proposed is held against your marks in it.'
      : `${proposed}, held against your marks in ${counted(letters, 'finished letter')}.`,
    cancelled ? 'It was cancelled: the others were not read.' : '',
    unpredicted > 0
      ? `${counted(unpredicted, 'finished letter was', 'finished letters were')} not predicted and left out.`
      : '',
    predictionsUnread > 0
      ? `The predictions of ${counted(predictionsUnread, 'finished letter')} are missing or damaged: ${predictionsUnread === 1 ? 'it is' : 'they are'} left out.`
      : '',
    !cancelled && !isNone && unfinished > 0
      ? `${counted(unfinished, 'letter is', 'letters are')} not finished and left out.`
      : '',
    unread > 0 ? `${counted(unread, 'letter', 'letters')} could not be read.` : '',
  ]
  return parts.filter((part) => part !== '').join(' ')
}

/** Whose proposals these are; null for the rules. */
export function proposedWords(parser: Parser | null): string {
  return parser ? `What ${parserName(parser)} predicts` : 'What the rules propose'
}

/** A rate between 0 and 1 as people read it: ".95", "1.00"; a dash where there is none. */
export function rateWords(rate: number | null): string {
  return rate === null ? '–' : rate.toFixed(2).replace(/^0/, '')
}

/** The 95 % interval of a rate; empty where there are too few letters for one. */
export function intervalWords(interval: Interval | null): string {
  return interval ? `${rateWords(interval.low)}–${rateWords(interval.high)}` : ''
}

/** What is wrong in the same way, such as "Diagnosis missed: … sprain". */
export function groupWords({ kind, label, predictedLabel, words }: ErrorGroup, schema: LabelSchema): string {
  const name = nameOfLabel(schema, label)
  switch (kind) {
    case 'missing':
      return `${name} missed${words && `: … ${words}`}`
    case 'spurious':
      return `${name} too many${words && `: … ${words}`}`
    case 'boundary':
      return `${name} with other edges: ${edgeWords(words)}`
    case 'label':
      return `${name} taken for ${nameOfLabel(schema, predictedLabel ?? '').toLowerCase()}`
  }
}

/** `start +"chronic"` reaches further out, `end -"of the knee"` stops short. */
function edgeWords(words: string): string {
  return words.replaceAll(/(start|end) ([+-])/g, (_, edge: string, sign: string) =>
    sign === '+' ? `${edge} with ` : `${edge} without `,
  )
}
