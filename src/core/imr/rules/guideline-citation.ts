import { citationsIn, type CitedRange } from '../citations/citations-in'
import { proposedAttributes } from '../ledger/proposed-attributes'
import { confidenceOf } from './confidence'
import type { Rule } from './rule'

// Over 41 letters of 2014 and 2016-2017: 11 with gold, 30 that were read span by span.
const confidences = {
  known: confidenceOf({ right: 213, seen: 213 }),
  oneOfSeveral: confidenceOf({ right: 33, seen: 33 }),
  unknown: confidenceOf({ right: 7, seen: 7 }),
}

/** Guidelines 3.4: each document that the guideline lines cite. */
export const guidelineCitation: Rule = {
  id: 'guideline-citation',
  version: 2,
  suggest: ({ text, structure: { issues } }) =>
    issues
      .flatMap(({ claimsLine, reviewerLine }) => [claimsLine, reviewerLine])
      .filter((line) => line !== null)
      .sort((a, b) => a.start - b.start)
      .flatMap((line) => citationsIn(text, line))
      .map((cited) => ({
        label: 'guideline',
        start: cited.start,
        end: cited.end,
        attributes: proposedAttributes(text, issues, 'guideline', cited),
        confidence: confidences[caseOf(cited)],
      })),
}

function caseOf({ named, ofSentence }: CitedRange): keyof typeof confidences {
  if (!named) return 'unknown'
  return ofSentence > 1 ? 'oneOfSeveral' : 'known'
}
