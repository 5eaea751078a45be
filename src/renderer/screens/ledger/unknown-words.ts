import type { UnknownLayout } from '../../../core/imr/structure/structure'

/** Why the layout of a letter is not known. */
export const unknownReasons: Readonly<Record<UnknownLayout, string>> = {
  empty: 'The letter has no text.',
  'no-issues-head': 'No line begins with the head "IMR issues, decisions and rationales".',
  'no-issue': 'Under the head of the issues stands none that is laid out as issues are.',
  'several-letters': 'It seems to hold several letters: the head of the issues stands there more than once.',
}

/** Why nothing is known of where a letter's issues stand, and what can be done all the same. */
export function unknownWords(reason: UnknownLayout): string {
  return `This layout is not known. ${unknownReasons[reason]} Mark requested items: each becomes an issue here, and you choose what belongs to it.`
}
