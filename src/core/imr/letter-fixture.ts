import fc from 'fast-check'

/** What an issue of a made-up letter says, as somebody would type it. */
export interface MadeIssue {
  readonly item: string
  readonly outcome: 'Upheld' | 'Overturned'
  readonly claimsLine: string
  readonly reviewerLine: string
  readonly rationale: string
}

/** A made-up letter for tests, in one of the layouts in which real ones come. */
export interface MadeLetter {
  readonly text: string
  /** Its paragraphs as somebody would type them, the lines of a list apart. */
  readonly words: readonly string[]
  readonly issues: readonly MadeIssue[]
}

interface Layout {
  readonly width: number
  readonly lineEnd: string
  readonly paragraphEnd: string
  readonly pageEnd: string
  /** Stands before the first letter and behind the last. */
  readonly outer: string
}

const layouts: readonly Layout[] = [
  { width: 97, lineEnd: ' \n\n', paragraphEnd: ' \n\n \n\n', pageEnd: ' \n\n\n\n', outer: ' ' },
  { width: 95, lineEnd: ' \n', paragraphEnd: ' \n\n', pageEnd: ' \n \n \n\n\f', outer: '' },
  { width: 80, lineEnd: '\n', paragraphEnd: '\n\n', pageEnd: '\n\f', outer: '\n\f' },
  { width: 90, lineEnd: '\r\n', paragraphEnd: '\r\n\r\n', pageEnd: ' \r\n\r\n\f', outer: '\r\n' },
  { width: 90, lineEnd: '\r', paragraphEnd: '\r\r', pageEnd: '\r\r\f', outer: '' },
]

const word = fc.constantFrom(
  ...['the', 'claimant', 'has', 'a', 'history', 'of', 'lumbar', 'pain', 'and', 'MRI', 'imaging', 'in', 'ODG'],
  ...[
    'Electro-diagnostic',
    '303-304',
    'Non-MTUS',
    '(ACOEM)',
    '6/10',
    'L4-L5',
    '#60',
    '20mg',
    'PR-2',
    'S-shaped',
  ],
  ...[
    '45°',
    '½',
    '×',
    '“neck”',
    'Müller',
    'cafe\u0301',
    '😀',
    'a\u00a0b',
    'x\u200by',
    '\u05e9\u05dc\u05d5\u05dd',
    '–',
  ],
)
const sentence = (min: number, max: number) =>
  fc.array(word, { minLength: min, maxLength: max }).map((words) => words.join(' '))
const prose = sentence(30, 90).map((words) => `The ${words}.`)

const header = fc.constantFrom(
  ['Case Number: ', 'Date Assigned: ', 'Decision Date: ', 'Priority: '],
  ['CM16-0000001 ', '12/22/2016 ', '01/20/2017 ', 'Standard '],
  ['Case Number:   CM16-0000001', 'UR Denial Date:   11/29/2016', 'Priority:\tStandard'],
)

/** What is asked for, with colons in it or without. */
const item = fc
  .tuple(
    sentence(1, 16),
    fc.constantFrom(
      (words: string) => `Retrospective ${words}`,
      (words: string) => `Norco ${words} day supply: 30`,
      (words: string) => `Associated surgical service:  Labs to include: ${words}`,
      (words: string) => `Voltaren gel, ${words} with 1 refill, DOS: 11/11/2016`,
    ),
  )
  .map(([words, form]) => form(words))

/** Words of a heading before its outcome. */
const headingForm = fc.constantFrom(
  (item: string) => `${item}:  `,
  (item: string) => `${item}: `,
  (item: string) => `${item}:`,
  (item: string) => `${item} is: `,
  (item: string) =>
    `${item} #60 was the original request. ${item} #25 was authorized by the Claims Administrator. ` +
    `The remaining IMR eligible portion of the original request, ${item} is:  `,
  (item: string) =>
    `Norco with ${item} was the original request. Norco was authorized by the Claims Administrator. ` +
    `The remaining IMR eligible portion of the original request, with ${item}: `,
  (item: string) =>
    `${item} was the original request. The Claims Administrator authorized an evaluation only, leaving the ` +
    `original request IMR eligible. The original request, ${item} is: `,
)

const guidelineLine = fc.oneof(
  sentence(4, 30).map((words) => `Decision based on MTUS ${words}.`),
  sentence(4, 30).map(
    (words) => `Decision based on MTUS ACOEM.  Decision based on Non-MTUS Citation ODG ${words}`,
  ),
  sentence(1, 9).map(
    (words) =>
      'Decision based on MTUS Knee Complaints 2004, Section(s): Special Studies, and Chronic Pain Medical Treatment ' +
      `2016. Decision based on Non-MTUS Citation Official Disability Guidelines (ODG), ${words}.`,
  ),
  fc.constant('The Claims Administrator did not cite any medical evidence for its decision.'),
  sentence(4, 9).map(
    (words) => `The Expert Reviewer based their decision on recommendation(s) outside of the MTUS: ${words}`,
  ),
)

const conclusion = fc.constantFrom(
  '',
  ' As such, it is not medically necessary',
  ' It is medically necessary.',
  ' The medical necessity of it cannot be established.',
  ' It is not considered medically necessary and appropriate. This medical necessity decision should not be interpreted.',
)

const issue = fc
  .tuple(
    item,
    headingForm,
    fc.constantFrom('Upheld' as const, 'Overturned' as const),
    guidelineLine,
    guidelineLine,
    fc.tuple(prose, conclusion).map((words) => words.join('')),
  )
  .map(([item, form, outcome, claimsLine, reviewerLine, rationale]) => ({
    made: { item, outcome, claimsLine, reviewerLine, rationale },
    paragraphs: [
      [form(item), outcome],
      [`Claims Administrator guideline: ${claimsLine}`],
      [`MAXIMUS guideline: ${reviewerLine}`],
      [`Decision rationale: ${rationale}`],
    ],
  }))

const issues = fc.oneof(
  { weight: 15, arbitrary: fc.array(issue, { minLength: 1, maxLength: 3 }) },
  { weight: 1, arbitrary: fc.array(issue, { minLength: 21, maxLength: 21 }) },
)

const leadIn = [
  'The Final Determination was based on decisions for the disputed items/services set forth below:',
]

/** Paragraphs as lists of their lines; a paragraph that is wrapped is one line, a heading two: its words, its outcome. */
const content = fc
  .tuple(fc.array(header, { maxLength: 2 }), prose, prose, fc.constantFrom([leadIn], []), issues)
  .map(([headers, made, summary, intro, issues]) => ({
    issues: issues.map(({ made }) => made),
    paragraphs: [
      ...headers,
      ['HOW THE IMR FINAL DETERMINATION WAS MADE'],
      [made],
      ['CLINICAL CASE SUMMARY'],
      [`The expert reviewer developed the following clinical case summary. ${summary}`],
      ['IMR ISSUES, DECISIONS AND RATIONALES'],
      ...intro,
      ...issues.flatMap(({ paragraphs }) => paragraphs),
    ],
  }))

function letterWith(outcomesStand: 'behind the item' | 'on their own line'): fc.Arbitrary<MadeLetter> {
  return fc
    .tuple(content, fc.constantFrom(...layouts), fc.infiniteStream(fc.nat(99)))
    .map(([{ paragraphs, issues }, layout, numbers]) => {
      const isPageEnd = () => numbers.next().value! < 4
      const set = paragraphs.map((lines) => {
        if (!isHeading(lines)) return setLines(lines, layout, isPageEnd)
        if (outcomesStand === 'behind the item') return setLines([lines.join('')], layout, isPageEnd)
        return setLines([lines[0].trimEnd()], layout, isPageEnd) + layout.lineEnd + lines[1]
      })
      const text = layout.outer + set.join(layout.paragraphEnd) + layout.outer
      const words = paragraphs.map((lines) => typed(isHeading(lines) ? [lines.join('')] : lines))
      return { text, words, issues }
    })
}

function isHeading(lines: readonly string[]): boolean {
  return lines[1] === 'Upheld' || lines[1] === 'Overturned'
}

/** Letters of every layout: doubled line ends, form feeds, CRLF, header columns, hyphens at line ends, non-ASCII. */
export const madeLetter = letterWith('behind the item')

/** The same, but with each outcome on a line of its own, which a reading view may or may not set as one. */
export const madeLetterWithOutcomeLines = letterWith('on their own line')

function typed(lines: readonly string[]): string {
  return lines.map((line) => line.replaceAll(/[ \t]+/g, ' ').trim()).join('\n')
}

function setLines(lines: readonly string[], layout: Layout, isPageEnd: () => boolean): string {
  if (lines.length > 1) return lines.join(layout.lineEnd).trimEnd()
  return wrap(lines[0]!, layout.width).reduce((before, line) => {
    const isOverPage = /[^.:]$/.test(before) && isPageEnd()
    return before + (isOverPage ? layout.pageEnd : layout.lineEnd) + line
  })
}

/** Full lines, parted at spaces and behind hyphens within words. */
function wrap(words: string, width: number): string[] {
  const lines: string[] = []
  let line = ''
  for (const part of words.match(/[^ -]+-(?=[^ -])|[^ ]+ */g) ?? []) {
    if (line !== '' && line.length + part.trimEnd().length > width) {
      lines.push(line.trimEnd())
      line = ''
    }
    line += part
  }
  return [...lines, line.trimEnd()]
}

/** As extractors print that follow every line by an empty one: a paragraph ends in a line of one space. */
export function doubleSpaced(text: string): string {
  return text.replaceAll(/[ \t]*(?:\n[ \t\f]*)+/g, (gap) => {
    if (gap.includes('\f')) return ' \n\n\n\n'
    return gap.split('\n').length > 2 ? ' \n\n \n\n' : ' \n\n'
  })
}

/** A letter with doubled line ends as it would be without. */
export function singleSpaced(text: string): string {
  return text.replaceAll(/ ?\n(?:\s*\n)?/g, (gap) => (/\n\n \n/.test(gap) ? '\n\n' : '\n'))
}
