import { citationsIn } from '../citations/citations-in'
import { proposedAttributes } from '../ledger/proposed-attributes'
import type { Rule } from './rule'

const confidences = { known: 0.99, severalKnown: 0.97, unknown: 0.85 }

/** Guidelines 3.4: each document that the guideline lines cite. */
export const guidelineCitation: Rule = {
  id: 'guideline-citation',
  version: 1,
  suggest: ({ text, structure: { issues } }) =>
    issues
      .flatMap(({ claimsLine, reviewerLine }) => [claimsLine, reviewerLine])
      .filter((line) => line !== null)
      .sort((a, b) => a.start - b.start)
      .flatMap((line) => citationsIn(text, line))
      .map(({ start, end, named, ofSentence }) => ({
        label: 'guideline',
        start,
        end,
        attributes: proposedAttributes(text, issues, 'guideline', { start, end }),
        confidence: !named
          ? confidences.unknown
          : ofSentence > 1
            ? confidences.severalKnown
            : confidences.known,
      })),
}
