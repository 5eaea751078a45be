import fc from 'fast-check'

/** A made-up letter for tests, in one of the layouts in which real ones come. */
export interface MadeLetter {
  readonly text: string
  /** Its paragraphs as somebody would type them, the lines of a list apart. */
  readonly words: readonly string[]
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

const issue = fc
  .tuple(sentence(1, 6), fc.constantFrom('Upheld', 'Overturned'), sentence(4, 30), sentence(4, 30), prose)
  .map(([item, outcome, claims, reviewers, rationale]) => [
    [`Retrospective ${item}:  ${outcome}`],
    [`Claims Administrator guideline: Decision based on ${claims}.`],
    [`MAXIMUS guideline: Decision based on ${reviewers}.`],
    [`Decision rationale: ${rationale}`],
  ])

/** Paragraphs as lists of their lines; a paragraph that is wrapped is one line. */
const content = fc
  .tuple(
    fc.array(header, { maxLength: 2 }),
    prose,
    prose,
    prose,
    fc.array(issue, { minLength: 1, maxLength: 3 }),
  )
  .map(([headers, made, , summary, issues]) => [
    ...headers,
    ['HOW THE IMR FINAL DETERMINATION WAS MADE'],
    [made],
    ['CLINICAL CASE SUMMARY'],
    [`The expert reviewer developed the following clinical case summary. ${summary}`],
    ['IMR ISSUES, DECISIONS AND RATIONALES'],
    ...issues.flat(),
  ])

/** Letters of every layout: doubled line ends, form feeds, CRLF, header columns, hyphens at line ends, non-ASCII. */
export const madeLetter: fc.Arbitrary<MadeLetter> = fc
  .tuple(content, fc.constantFrom(...layouts), fc.infiniteStream(fc.nat(99)))
  .map(([paragraphs, layout, numbers]) => {
    const isPageEnd = () => numbers.next().value! < 4
    const text = paragraphs.map((lines) => setLines(lines, layout, isPageEnd)).join(layout.paragraphEnd)
    return { text: layout.outer + text + layout.outer, words: paragraphs.map(typed) }
  })

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
