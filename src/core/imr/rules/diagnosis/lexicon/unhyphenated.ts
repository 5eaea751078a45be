import { abbreviations, diseases, generic, injuries, symptoms } from './conditions'
import { endsAsCondition, singularOf } from './endings'
import { clauseWords, determiners, otherNouns } from './function-words'
import { phrases } from './phrases'
import { qualities, sides, sites } from './places'

/** What else cues consist of. */
const cueWords = phrases(`
  diagnosed, diagnostic, impression, impressions, assessments, treating, undergoing, receiving, history, evidence, mention,
  suspicion, suspected, probable, possible, negative, without, absence, comorbid, comorbidities, conditions, injured,
  claimed, accepted, status
`)

const whole: ReadonlySet<string> = new Set(
  [
    ...[...injuries, ...diseases, ...generic, ...symptoms, ...abbreviations],
    ...[...sites, ...sides, ...qualities, ...determiners, ...clauseWords, ...otherNouns, ...cueWords],
  ].flatMap((phrase) => phrase.split(/[ '-]/)),
)

function isWord(lower: string): boolean {
  const singular = singularOf(lower)
  return whole.has(lower) || whole.has(singular) || endsAsCondition(singular)
}

/**
 * Whether two parts in lower case that a hyphen at the end of a line parts are one word, as "radiculo-" and "pathy"; not
 * so where both are words, as "bursitis-tendinitis".
 */
export function isUnhyphenated(first: string, last: string): boolean {
  return isWord(first + last) && !(isWord(first) && isWord(last))
}
