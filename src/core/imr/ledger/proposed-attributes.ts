import type { AttributeValue } from '../../annotation/span'
import { foldedWords } from '../../text/folded-words'
import { unhyphenated } from '../unhyphenated'
import type { TextRange } from '../../text/offsets'
import { bodyOf } from '../citations/documents'
import { necessityValueOf } from '../conclusions/necessity'
import type { Issue } from '../structure/issues'
import { blockAt } from './ledger'

type Attributes = Readonly<Record<string, AttributeValue>>

/**
 * What the words of a new span and the place where it stands say of its attributes; the coder changes what is wrong.
 * A value that neither says is left out. Offsets are UTF-16.
 */
export function proposedAttributes(
  text: string,
  blocks: readonly Issue[],
  label: string,
  range: TextRange,
): Attributes {
  const block = blockAt(blocks, range.start)
  const { words } = foldedWords(text, range, unhyphenated)
  switch (label) {
    case 'diagnosis':
      return { status: statusBefore(text, range.start) }
    case 'guideline':
      return defined({ source: sourceOf(words), cited_by: block && citedBy(block, range) })
    case 'outcome':
      return defined({ outcome: outcomeOf(words), where: block && whereOf(block, range) })
    default:
      return {}
  }
}

/** Guidelines 3.4: APG are ACOEM's. */
function sourceOf(words: string): string {
  const body = bodyOf(words)
  return body === 'APG' ? 'ACOEM' : body
}

function citedBy({ claimsLine, reviewerLine }: Issue, { start }: TextRange): string | null {
  if (holds(claimsLine, start)) return 'claims administrator'
  return holds(reviewerLine, start) ? 'MAXIMUS' : null
}

function outcomeOf(words: string): string | null {
  if (/\bpartial/i.test(words)) return 'partially overturned'
  if (/\boverturned\b/i.test(words)) return 'overturned'
  if (/\bupheld\b/i.test(words)) return 'upheld'
  return necessityValueOf(words)
}

function whereOf({ heading, rationale }: Issue, { start }: TextRange): string | null {
  if (holds(heading, start)) return 'heading'
  return holds(rationale, start) ? 'rationale' : null
}

/** Code units before a diagnosis that are looked at for what the letter says of it. */
const reach = 160

/**
 * Guidelines 3.2: of negated, historical and probable the first that fits, else active. A cue counts up to the end of
 * its sentence or clause, in the manner of NegEx (Chapman et al. 2001, doi:10.1006/jbin.2001.1029).
 */
function statusBefore(text: string, start: number): string {
  const before = folded(text.slice(Math.max(0, start - reach), start))
  const clause = before.slice(Math.max(...[...before.matchAll(endOfClause)].map(({ index }) => index + 1), 0))
  return statusCues.find(({ cue }) => cue.test(clause))?.status ?? 'active'
}

// Sentences may be glued: "2007.In a".
const endOfClause = /[;:]|[.!?](?=\s|[A-Z])|\b(?:but|however|although|except)\b/g

const statusCues = [
  {
    status: 'negated',
    // Not "not" alone: what did not improve is no negated diagnosis.
    cue: /\b(?:no|denies|denied|without|negative for|absence of|ruled out|free of|not have|not had|not diagnosed)\b/i,
  },
  { status: 'historical', cue: /\b(?:history of|prior|previous|previously|resolved|remote|past)\b/i },
  {
    status: 'probable',
    cue: /\b(?:probable|probably|possible|possibly|suspected|suspicion of|suspicious for|rule out|r\/o|reported|likely|questionable)\b/i,
  },
] as const

function holds(range: TextRange | null, offset: number): boolean {
  return range !== null && range.start <= offset && offset < range.end
}

function folded(text: string): string {
  return text.replaceAll(/\s+/g, ' ')
}

function defined(values: Readonly<Record<string, string | null>>): Attributes {
  return Object.fromEntries(
    Object.entries(values).filter((entry): entry is [string, string] => entry[1] !== null),
  )
}
