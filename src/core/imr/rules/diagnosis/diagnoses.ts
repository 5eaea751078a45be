import type { TextRange } from '../../../text/offsets'
import type { LetterToRead } from '../rule'
import {
  isAsked,
  isDeniedBehind,
  isFinding,
  isHistory,
  isNegated,
  isOfAnybody,
  isSupposed,
  type Part,
} from './context'
import { cuesIn, type CueMatch } from './cue-matches'
import type { Cue, Status } from './cues/cue'
import { lexiconWith, type Lexicon } from './lexemes'
import { assertions } from './lexicon/function-words'
import { clauseStart, namesFrom, type Name } from './names'
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
  const sentences = sentencesOf(text, range)
  const found: Diagnosis[][] = []
  for (const { sentence, ...match } of cuesIn(sentences, part)) {
    const said = (found[sentence] ??= [])
    said.push(...diagnosesBy(match, sentences[sentence]!, part, lexicon))
  }
  let quotation = 0
  return found.flatMap(withoutOverlap).filter(({ start }) => {
    while (quotation < quotations.length && quotations[quotation]!.end <= start) quotation += 1
    return !(quotation < quotations.length && quotations[quotation]!.start < start)
  })
}

function diagnosesBy(
  { cue, places }: CueMatch,
  sentence: Sentence,
  part: Part,
  lexicon: Lexicon,
): Diagnosis[] {
  const found: Diagnosis[] = []
  let readTo = 0
  for (const { start, end } of places) {
    // A cue within a list was read with it; in a text of nothing but cues, reading each anew would never end.
    if (wordAt(sentence, end) < readTo || !qualifies(cue, sentence, { start, end }, part)) continue
    const {
      names,
      at,
      end: listEnd,
    } = cue.standsBehind
      ? namesInFront(sentence, start, lexicon, cue)
      : namesBehind(sentence, start, end, lexicon, cue)
    readTo = listEnd
    const told: Status[] = [cue.status]
    const behind = sentence.offsets[(names.at(-1)?.last ?? 0) + 1]
    const isDenied = behind !== undefined && isDeniedBehind(sentence, behind - 1)
    if (isNegated(sentence, at, end) || isDenied) told.push('negated')
    if (isHistory(sentence, at)) told.push('historical')
    for (const { first, last, asserted } of names) {
      if (cue.needsModifier && first === last) continue
      const status = firstOf([...told, ...asserted.map(statusFor)])
      found.push({
        rule: cue.rule,
        start: sentence.words[first]!.start,
        end: sentence.words[last]!.end,
        status,
      })
    }
  }
  return found
}

/** Names beside a cue, the offset in the typed words at which what tells of them begins, and the word behind them. */
interface NamesOfCue {
  readonly names: readonly Name[]
  readonly at: number
  readonly end: number
}

function namesBehind(sentence: Sentence, start: number, end: number, lexicon: Lexicon, cue: Cue): NamesOfCue {
  // What a patient has not is told one by one, in no titles of codes.
  const taking = { ...cue, open: cue.open && !isNegated(sentence, start, end) }
  return { ...namesFrom(sentence, wordAt(sentence, end), lexicon, taking), at: start }
}

/** The names of the clause in front of a cue, if the last of them stands right before it. */
function namesInFront(sentence: Sentence, start: number, lexicon: Lexicon, cue: Cue): NamesOfCue {
  const to = wordAt(sentence, start)
  const from = clauseStart(sentence, to, lexicon)
  const { names } = namesFrom(sentence, from, lexicon, cue, to)
  const isAdjoining = names.at(-1)?.last === to - 1
  return { names: isAdjoining ? names : [], at: sentence.offsets[from] ?? start, end: to }
}

function qualifies(cue: Cue, sentence: Sentence, { start: at, end }: TextRange, part: Part): boolean {
  if (isSupposed(sentence, at)) return false
  if (!cue.ofThisPatient && isOfAnybody(sentence, at, part)) return false
  if (!cue.evenOfFindings && isFinding(sentence, at)) return false
  return cue.rule !== 'procedure-object' || !isAsked(sentence, at, end)
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
