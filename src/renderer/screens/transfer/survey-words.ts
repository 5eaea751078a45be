import type { LeftOut, SurveyedCorpus } from '../../../ipc/import-views'
import { counted } from '../../parts/sizes'

/** How a file counts positions where that was found out by its quotes; null where it counts as its format says. */
export function countingWords({ counted: counting }: Pick<SurveyedCorpus, 'counted'>): string | null {
  if (!counting) return null
  return `Counts ${counting.unit}${textWords(counting.text)}: the quoted words say so, and the spans are placed by them.`
}

function textWords(text: string): string {
  switch (text) {
    case 'with a byte order mark':
      return ', and an invisible mark in front of the text'
    case 'LF for CR LF':
      return ' in a text whose line ends had become shorter'
    case 'CR LF for LF':
      return ' in a text whose line ends had become longer'
    default:
      return ''
  }
}

/** What the project has no place for, and how often it stands in the files. */
export function leftOutWords({ kind, name, count }: LeftOut): string {
  switch (kind) {
    case 'attribute':
      return `${counted(count, 'attribute')} “${name}”: no label of the project that the span gets has it.`
    case 'attribute-value':
      return `${counted(count, 'value')} of the attribute “${name}”: none of the project's choices.`
    case 'relation-ends':
      return `${counted(count, 'relation')} “${name}”: the project does not join these labels with it.`
  }
}
