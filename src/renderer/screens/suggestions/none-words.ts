import type { Suggestions } from '../../state/suggesting'
import { unknownReasons } from '../ledger/unknown-words'

interface Facts {
  readonly isShown: boolean
  readonly isReadOnly: boolean
  /** Null until they are known. */
  readonly suggestions: Suggestions | null
}

/** Why no suggestion is listed. */
export function whyNone({ isShown, isReadOnly, suggestions }: Facts): string {
  if (!isShown) return 'Suggestions are off. Turn them on below to see what the rules propose.'
  if (isReadOnly) return 'These marks are for looking only, so nothing is proposed for them.'
  if (!suggestions) return 'The rules are reading the letter …'
  if (suggestions.nothing === 'other-labels')
    return 'This project has labels of its own. The rules know those of determination letters alone.'
  if (suggestions.nothing === 'unsuggested')
    return 'This letter was drawn to be labelled without suggestions: held against the others, it shows what they do to the marks.'
  if (suggestions.nothing !== null)
    return `The rules propose nothing: they do not know this layout. ${unknownReasons[suggestions.nothing]}`
  if (suggestions.all.length === 0) return 'The rules have found nothing in this letter.'
  return 'Every suggestion is decided on. What the rules have missed is yours to mark.'
}
