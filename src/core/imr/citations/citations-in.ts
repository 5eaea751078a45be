import { withoutPunctuation } from '../../annotation/checks/outer-punctuation'
import { foldedWords } from '../../text/folded-words'
import { unhyphenated } from '../unhyphenated'
import type { TextRange } from '../../text/offsets'
import { documentAt, isBareChapterAt, isOtherDocumentAt, type NamedDocument } from './documents'

/** One cited document of a guideline line (UTF-16), from its name to its last locator. */
export interface CitedRange extends TextRange {
  /** Null where its name is none of the known ones. */
  readonly named: NamedDocument | null
  /** How many documents the sentence cites. */
  readonly ofSentence: number
}

const nonMtus = String.raw`Non-?\s*MTUS\b(?:\s+Citations?\b)?`
const basedOn = String.raw`Decision\s+(?:was\s+)?based\s+on\b(?:\s+${nonMtus})?`

/** What stands before a citation and is none of it. */
export const citationLeadIn = new RegExp(`${basedOn}|${nonMtus}`, 'i')

const sentenceLeadIn = new RegExp(basedOn, 'gi')
/** A sentence about the line itself, as "The Claims Administrator did not cite any medical evidence". */
const remark =
  /[.;] ?The (?:Claims Administrator|Expert Reviewer|(?:physician )?reviewer|MTUS|CA MTUS|guidelines?)\b/i

/**
 * The documents that a guideline line (UTF-16) cites, ascending; none where it says that nothing was cited. A new one
 * begins with each "Decision based on" and where a sentence goes on with the name of another document, not with another
 * chapter of the same (guidelines 3.4). Linear in the line.
 */
export function citationsIn(text: string, line: TextRange): readonly CitedRange[] {
  const { words, rangeOf } = foldedWords(text, line, unhyphenated)
  const leadIns = [...words.matchAll(sentenceLeadIn)]
  return leadIns.flatMap(({ 0: leadIn, index }, i) => {
    const start = index + leadIn.length
    const sentence = words.slice(start, leadIns[i + 1]?.index ?? words.length)
    const cited = sentence.slice(0, remark.exec(sentence)?.index)
    const parts = documentsIn(cited)
    return parts.flatMap(({ start: from, end, named }) => {
      const range = rangeWithin(cited, from, end)
      const whole = range && withoutPunctuation(text, rangeOf(start + range.start, start + range.end))
      return whole ? [{ ...whole, named, ofSentence: parts.length }] : []
    })
  })
}

const outer = /^[\s,;:.\-\u2013]*(?:(?:the|and|or)\s)?/i
const outerEnd = /[\s,;:.&]$|\s(?:and|or)$/i
const longestEnd = 4

/** A part of a sentence without what joins it to its neighbours; null where nothing is left. */
function rangeWithin(sentence: string, low: number, high: number): TextRange | null {
  let end = high
  const start = low + outer.exec(sentence.slice(low, high))![0].length
  for (;;) {
    const tail = outerEnd.exec(sentence.slice(Math.max(start, end - longestEnd), end))
    if (!tail) break
    end -= tail[0].length
  }
  return start < end ? { start, end } : null
}

interface Part extends TextRange {
  readonly named: NamedDocument | null
}

const outside = '(?:Non-?MTUS (?:Citations?:? )?)'
/** A web address, in which nothing parts documents, or what may part two. */
const addressOrSeparator = new RegExp(
  [
    String.raw`(?:https?:\/\/|www\.)[^\s<>"]*[^\s<>".,;:)]`,
    `[,;.)/] ?(?:(?:and|or|&) )?(?:the )?${outside}?`,
    ` (?:and|&|or) (?:the )?${outside}?`,
    ` ${outside}`,
    ' (?=Other (?:Medical )?Treatment Guideline)',
  ].join('|'),
  'g',
)
const address = /https?:|www\./iy
const anywhereAddress = new RegExp(address.source, 'i')

function documentsIn(sentence: string): readonly Part[] {
  const parts: Part[] = []
  const low = outer.exec(sentence)![0].length
  const name = sentence[low] === '(' ? low + 1 : low
  let current: Part = { start: low, end: sentence.length, named: documentAt(sentence, name) }
  for (const { 0: words, index } of sentence.matchAll(addressOrSeparator)) {
    const at = index + words.length
    // A name may have commas: "Forearm, Wrist, and Hand Complaints".
    if (at <= (current.named?.end ?? low) || anywhereAddress.test(words)) continue
    const next = documentAt(sentence, at)
    const begins = next
      ? isOther(sentence, current, next)
      : beginsReference(sentence, { ...current, end: index }, words, at)
    if (begins) {
      parts.push({ ...current, end: index })
      current = { start: at, end: sentence.length, named: next }
    } else if (next && current.named?.key === 'mtus') {
      // "MTUS, Chronic Pain Treatment Guidelines" is one.
      current = { ...current, named: next }
    }
  }
  return [...parts, current]
}

function isOther(sentence: string, { named, start }: Part, next: NamedDocument): boolean {
  if (!named) return !(next.body === 'ODG' && isBareChapterAt(sentence, start))
  if (named.key === next.key) return false
  if (named.key === 'mtus') return next.body === 'ODG' || next.body === 'other'
  // "Chronic Pain Treatment Guidelines, 8 CCR 9792.20, MTUS (Effective ...)" is one.
  if (next.key === 'mtus') {
    return (
      named.body === 'ODG' || named.body === 'other' || /^ [A-Z]/.test(sentence.slice(next.end, next.end + 2))
    )
  }
  // A chapter by its name alone is one of the document that was named before.
  return !(named.key === 'acoem' && next.kind === 'chapter' && !next.hasYear)
}

const author = /[A-Z][\w'-]+,? [A-Z]{1,3}\b[.,]/y
/** Any document of the form in which letters since 2015 cite the MTUS: "Prevention 2004, Section(s): ...". */
const withYear = /[A-Z][\w' &/-]{2,60} (?:19|20)\d\d(?=[,.]|$)/y

/** Whether a reference to none of the known documents begins behind a separator, up to which the part before goes. */
function beginsReference(sentence: string, part: Part, words: string, offset: number): boolean {
  const begins = (pattern: RegExp) => {
    pattern.lastIndex = offset
    return pattern.test(sentence)
  }
  const isJoined = /and|&/.test(words)
  const isParted = words.startsWith(';') || (isJoined && !words.startsWith(' '))
  if (words.includes('MTUS')) return true
  if (isOtherDocumentAt(sentence, offset)) {
    return isParted || ((isJoined || words.startsWith('. ')) && part.named !== null)
  }
  // One address is a locator of the document before it.
  if (begins(address)) return isJoined || anywhereAddress.test(sentence.slice(part.start, part.end))
  if (isJoined && part.named?.body === 'MTUS' && part.named.hasYear && begins(withYear)) return true
  // One reference ends with its year or pages and a period, the next begins with its author.
  return words.startsWith('.') && /\d/.test(sentence[part.end - 1] ?? '') && begins(author)
}
