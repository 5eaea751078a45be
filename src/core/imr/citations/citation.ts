import { foldedWords } from '../../text/folded-words'
import { unhyphenated } from '../unhyphenated'
import { saysNothingCited } from '../ledger/absence'
import { bodyOf, webAddress, withoutPublisher, type CitationBody } from './documents'
import { locatorsOf, type PageRange } from './locators'

/** The label (id) whose spans are citations. */
export const citingLabel = 'guideline'

/** A citation taken apart, to show and to export; what its words do not say is null or empty. */
export interface Citation {
  /** `none` where the words say that nothing was cited. */
  readonly body: CitationBody | 'none'
  /** Chapter or title as printed, on one line, without publisher, year of the edition and locators. */
  readonly topic: string | null
  readonly sections: readonly string[]
  /** Numbers as printed: `12-8`. */
  readonly tables: readonly string[]
  readonly pages: readonly PageRange[]
  /** Of the edition. */
  readonly year: number | null
  readonly url: string | null
}

const none: Citation = {
  body: 'none',
  topic: null,
  sections: [],
  tables: [],
  pages: [],
  year: null,
  url: null,
}

/** The parts of a citation, of its words as a letter prints them, over however many lines. Linear in the words. */
export function citationOf(quote: string): Citation {
  const whole = { start: 0, end: quote.length }
  if (saysNothingCited(quote, whole)) return none
  const { words } = foldedWords(quote, whole, unhyphenated)
  const url = webAddress.exec(words)?.[0] ?? null
  // A mere domain is a name, as in "accessed from UpToDate.com on 12/17/2016".
  const { rest, ...locators } = locatorsOf(url?.includes('/') ? words.replace(url, ' ') : words)
  const year = editionYear.exec(rest)
  const title = year ? rest.replace(year[0], year[0].startsWith(',') ? ', ' : ' ') : rest
  return { body: bodyOf(words), topic: topicOf(title), ...locators, year: year && Number(year[1]), url }
}

/** A year that is none of a date, in brackets or not. */
const editionYear = /,? ?(?:\((?:[A-Z][a-z]{2,8},? )?)?(?<![\d/-])\b((?:19|20)\d\d)(?![\d/-])\)?,?/

const outer = /^[\s,;:.)\-\u2013]+|[\s,;:.(\-\u2013]+$/g

function topicOf(title: string): string | null {
  const topic = withoutPublisher(title.replaceAll(/ +/g, ' '))
    .replaceAll(outer, '')
    .replaceAll(/ ?,(?: ?,)*/g, ',')
  return topic === '' ? null : topic
}
