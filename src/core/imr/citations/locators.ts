/** Pages from the first to the last, as numbers. */
export interface PageRange {
  readonly first: number
  readonly last: number
}

/** Where in a document a citation points to, and the words that are left of it. */
interface Locators {
  readonly sections: readonly string[]
  readonly tables: readonly string[]
  readonly pages: readonly PageRange[]
  readonly rest: string
}

const table = String.raw`Tables? (\d+(?:-\d+)?)`
// Pages have at most three digits; four are a year.
const pageOrRange = String.raw`\d{1,3}(?!\d)(?: ?[-\u2013] ?\d{1,3}(?!\d))?`
const listed = `(?:${table.replace('(', '(?:')}|${pageOrRange})`
const pageList = new RegExp(
  String.raw`\b(?:Pages?(?: ?\(s\))?|Pgs?\.?|pp?\.) ?:? ?${listed}(?: ?(?:,|;|&|and) ?${listed})*`,
  'gi',
)
const sectionList = /\bSections?(?: ?\(s\))? ?: ?/i

/** The locators in the folded words of a citation. */
export function locatorsOf(words: string): Locators {
  const pages: PageRange[] = []
  const withoutPages = words.replaceAll(pageList, (list) => {
    for (const { 0: one } of list.replaceAll(tables, ' ').matchAll(eachPage)) pages.push(pageRangeOf(one))
    return ' '
  })
  const label = sectionList.exec(withoutPages)
  const head = label ? withoutPages.slice(0, label.index) : withoutPages
  return {
    sections: label ? sectionsIn(withoutPages.slice(label.index + label[0].length)) : [],
    tables: [...words.matchAll(tables)].map(({ 1: number }) => number!),
    pages,
    rest: head.replaceAll(tables, ' '),
  }
}

const tables = new RegExp(String.raw`\b${table}`, 'gi')
const eachPage = new RegExp(pageOrRange, 'g')

function pageRangeOf(words: string): PageRange {
  const [first, last = first] = words.split(/ ?[-\u2013] ?/) as [string, string?]
  // "303-4" are two pages.
  const whole = Number(last) < Number(first) ? first.slice(0, -last.length) + last : last
  return { first: Number(first), last: Math.max(Number(first), Number(whole)) }
}

const numbered = /(?:^|, ?)(?=\d+(?:\.\d+)*\.? )/
const unnumbered = /, ?(?![a-z ]|GI symptoms)/

/**
 * Sections as printed. A title may have commas: numbered ones are parted at numbers; others where a comma is followed
 * by a capital, as the titles of the MTUS go on in small letters ("NSAIDs, specific drug list"), and never in brackets.
 */
function sectionsIn(list: string): readonly string[] {
  const parts = /^\d/.test(list) ? list.split(numbered) : outsideBrackets(list)
  return parts.map((part) => part.replaceAll(/^[\s,;.]+|[\s,;.]+$/g, '')).filter((part) => part !== '')
}

function outsideBrackets(list: string): readonly string[] {
  const parts: string[] = []
  let open = 0
  for (const piece of list.split(unnumbered)) {
    if (open > 0) parts.push(`${parts.pop()!}, ${piece}`)
    else parts.push(piece)
    open += (piece.match(/\(/g)?.length ?? 0) - (piece.match(/\)/g)?.length ?? 0)
  }
  return parts
}
