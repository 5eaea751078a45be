import type { TextRange } from '../../../text/offsets'
import type { LetterToRead } from '../rule'
import { isAsked, isFinding, isHistory, isNegated, isOfAnybody, isSupposed, type Part } from './context'
import { cues, type Cue, type Status } from './cues'
import { lexiconWith, type Lexicon } from './lexemes'
import { assertions } from './lexicon/function-words'
import { namesFrom } from './names'
import { quotationsIn } from './quotations'
import { sentencesOf, wordAt, type Sentence } from './sentences'

/** A mention of a condition (UTF-16) that qualifies as a diagnosis. */
export interface Diagnosis extends TextRange {
  readonly rule: string
  readonly status: Status
}

/** All rules read a letter, so what they found in it is kept as long as it is at hand. */
const read = new WeakMap<LetterToRead, readonly Diagnosis[]>()

/** The diagnoses of a letter by all rules, ascending; none overlaps another. Linear in the text. */
export function diagnosesIn(letter: LetterToRead): readonly Diagnosis[] {
  const known = read.get(letter)
  if (known) return known
  const lexicon = lexiconWith(letter.knownConditions)
  const found = partsOf(letter).flatMap(({ part, range }) =>
    diagnosesOfPart(letter.text, part, range, lexicon),
  )
  read.set(letter, found)
  return found
}

function partsOf({ structure: { sections, issues } }: LetterToRead): { part: Part; range: TextRange }[] {
  const summaries = sections
    .filter(({ kind }) => kind === 'summary')
    .map(({ head, start, end }) => ({ part: 'summary' as const, range: { start: head?.end ?? start, end } }))
  const rationales = issues.flatMap(({ rationale }) =>
    rationale ? [{ part: 'rationale' as const, range: rationale }] : [],
  )
  return [...summaries, ...rationales]
}

function diagnosesOfPart(text: string, part: Part, range: TextRange, lexicon: Lexicon): Diagnosis[] {
  const quotations = quotationsIn(text, range)
  let quotation = 0
  return sentencesOf(text, range).flatMap((sentence) => {
    const start = sentence.words[0]!.start
    while (quotation < quotations.length && quotations[quotation]!.end <= start) quotation += 1
    const isQuoted = (at: number) =>
      quotations.slice(quotation, quotation + 3).some((quoted) => quoted.start < at && at < quoted.end)
    return withoutOverlap(
      cues.flatMap((cue) => (cue.part && cue.part !== part ? [] : diagnosesBy(cue, sentence, part, lexicon))),
    ).filter(({ start }) => !isQuoted(start))
  })
}

function diagnosesBy(cue: Cue, sentence: Sentence, part: Part, lexicon: Lexicon): Diagnosis[] {
  const { words, typed } = sentence
  const found: Diagnosis[] = []
  let readTo = 0
  for (const { index, 0: cueWords } of typed.matchAll(cue.pattern)) {
    const from = wordAt(sentence, index + cueWords.length)
    // A cue within a list was read with it; in a text of nothing but cues, reading each anew would never end.
    if (from < readTo || !qualifies(cue, sentence, index, part)) continue
    const negated = isNegated(sentence, index, index + cueWords.length)
    // What a patient has not is told one by one, in no titles of codes.
    const taking = { ...cue, open: cue.open && !negated }
    const { names, end } = namesFrom(sentence, from, lexicon, taking)
    readTo = end
    const told: Status[] = [cue.status]
    if (negated) told.push('negated')
    if (isHistory(sentence, index)) told.push('historical')
    for (const { first, last, asserted } of names) {
      if (cue.needsModifier && first === last) continue
      const status = firstOf([...told, ...asserted.map(statusFor)])
      found.push({ rule: cue.rule, start: words[first]!.start, end: words[last]!.end, status })
    }
  }
  return found
}

function qualifies(cue: Cue, sentence: Sentence, at: number, part: Part): boolean {
  if (isSupposed(sentence, at)) return false
  if (!cue.ofThisPatient && isOfAnybody(sentence, at, part)) return false
  if (!cue.evenOfFindings && isFinding(sentence, at)) return false
  return cue.rule !== 'procedure-object' || !isAsked(sentence, at)
}

const order: readonly Status[] = ['negated', 'historical', 'probable', 'active']

/** Of several that fit, the first in the order of guidelines 3.2. */
function firstOf(all: readonly Status[]): Status {
  return order.find((status) => all.includes(status))!
}

/** The words of a lexeme are parted by spaces, as "r / o". */
function statusFor(asserted: string): Status {
  const words = asserted.replaceAll(' ', '')
  const assertion = assertions.find((one) => one.words.some((phrase) => phrase.replaceAll(' ', '') === words))
  return assertion?.status ?? 'active'
}

/** Of those that overlap the one whose cue stands first in the table; ascending. */
function withoutOverlap(all: readonly Diagnosis[]): Diagnosis[] {
  const rank = new Map(all.map((one, i) => [one, i]))
  const kept: Diagnosis[] = []
  for (const one of [...all].sort((a, b) => a.start - b.start || a.end - b.end)) {
    const before = kept.at(-1)
    if (!before || before.end <= one.start) kept.push(one)
    else if (rank.get(one)! < rank.get(before)!) kept[kept.length - 1] = one
  }
  return kept
}
