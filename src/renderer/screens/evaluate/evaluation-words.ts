import { verdictKinds } from '../../../core/annotation/verdict'
import type { VerdictCounts } from '../../../core/evaluation/judged-errors'
import { verdictNames } from '../../../core/imr/evaluation/evaluation-words'
import type { HeldAgainst } from '../../../core/imr/evaluation/report/held-against'
import type { Parser } from '../../../core/suggestions/parser'
import { parserName } from '../../parts/parser-name'
import { counted } from '../../parts/sizes'

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

/** How many errors there are, and what was said of them. */
export function verdictWords(counts: VerdictCounts): string {
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0)
  const parts = verdictKinds.map((kind) => `${counts[kind]} ${verdictNames[kind].toLowerCase()}`)
  return `${counted(total, 'error')}: ${[...parts, `${counts.undecided} undecided`].join(', ')}.`
}
