import { theRules } from '../../../core/suggestions/parser'
import type { PredictionLack } from '../../../ipc/suggestion-views'
import type { Suggestions } from '../../state/suggesting'
import { unknownReasons } from '../ledger/unknown-words'

interface Facts {
  readonly isShown: boolean
  readonly isReadOnly: boolean
  /** Null until they are known. */
  readonly suggestions: Suggestions | null
}

const importAgain = 'Remove the parser and import its predictions again.'

const predictionLacks: Readonly<Record<PredictionLack, string>> = {
  'not-predicted': 'The predictions that were imported of this parser say nothing of this letter.',
  'predictions-missing': `The file with what this parser predicts of this letter is gone from the project folder. ${importAgain}`,
  'predictions-unavailable':
    'What this parser predicts of this letter cannot be read just now: the disk may not be connected. Open the letter again.',
  'predictions-damaged': `The file with what this parser predicts of this letter is damaged, so nothing of it is shown. ${importAgain}`,
  'predictions-newer': 'A newer Goldspan wrote what this parser predicts of this letter.',
}

function isPredictionLack(nothing: Suggestions['nothing']): nothing is PredictionLack {
  return nothing !== null && Object.hasOwn(predictionLacks, nothing)
}

/** Why no suggestion is listed. */
export function whyNone({ isShown, isReadOnly, suggestions }: Facts): string {
  if (!isShown) return 'Suggestions are off. Turn them on below to see what is proposed.'
  if (isReadOnly) return 'These marks are for looking only, so nothing is proposed for them.'
  if (!suggestions) return 'The letter is being read …'
  if (suggestions.nothing === 'other-labels')
    return 'This project has labels of its own. The rules know those of determination letters alone.'
  if (suggestions.nothing === 'unsuggested')
    return 'This letter was drawn to be labelled without suggestions: held against the others, it shows what they do to the marks.'
  if (isPredictionLack(suggestions.nothing)) return predictionLacks[suggestions.nothing]
  if (suggestions.nothing !== null)
    return `The rules propose nothing: they do not know this layout. ${unknownReasons[suggestions.nothing]}`
  if (suggestions.all.length === 0)
    return suggestions.suggester === theRules
      ? 'The rules have found nothing in this letter.'
      : 'The parser predicts that nothing is to be marked in this letter.'
  return 'Every suggestion is decided on. What was missed is yours to mark.'
}
