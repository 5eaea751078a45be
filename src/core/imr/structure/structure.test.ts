import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { TextRange } from '../../text/offsets'
import { visibleRange } from '../../text/tokens'
import { doubleSpaced, madeLetter, madeLetterWithOutcomeLines, singleSpaced } from '../letter-fixture'
import { missingParts } from './issues'
import { structureOf, type Structure } from './structure'

const folder = 'resources/samples/letters'
const samples = readdirSync(folder).map((name) => readFileSync(`${folder}/${name}`, 'utf8'))
const anyMadeLetter = fc.oneof(madeLetter, madeLetterWithOutcomeLines)
const letterText = fc.oneof(
  fc.constantFrom(...samples),
  anyMadeLetter.map(({ text }) => text),
)

/** Words without white space, which is all that may differ from one layout to another. */
const bare = (words: string) => words.replaceAll(/\s/g, '')

/** All that a structure says but its pages, in the letter's words. */
function saidBy(text: string, { layout, sections, issues }: Structure = structureOf(text)) {
  const words = (range: TextRange | null) => range && bare(text.slice(range.start, range.end))
  return {
    layout,
    sections: sections.map((section) => [section.kind, words(section.head), words(section)]),
    issues: issues.map((issue) => ({
      issue: words(issue),
      heading: words(issue.heading),
      item: words(issue.item),
      outcome: issue.outcome && [words(issue.outcome.range), issue.outcome.value],
      claimsLine: words(issue.claimsLine),
      reviewerLine: words(issue.reviewerLine),
      rationale: words(issue.rationale),
    })),
  }
}

describe('structureOf', () => {
  it('finds every issue of a letter in any layout, with all that it says', () => {
    fc.assert(
      fc.property(anyMadeLetter, ({ text, issues }) => {
        const said = saidBy(text).issues.map(({ item, outcome, claimsLine, reviewerLine, rationale }) => {
          return { item, outcome, claimsLine, reviewerLine, rationale }
        })
        expect(said).toEqual(
          issues.map(({ item, outcome, claimsLine, reviewerLine, rationale }) => ({
            item: bare(item),
            outcome: [outcome, outcome.toLowerCase()],
            claimsLine: bare(claimsLine),
            reviewerLine: bare(reviewerLine),
            rationale: bare(rationale),
          })),
        )
      }),
      { numRuns: 300 },
    )
  })

  it('finds the sections of a letter in any layout, a header where there is one', () => {
    fc.assert(
      fc.property(madeLetter, ({ text, words }) => {
        const { sections } = structureOf(text)
        const hasHeader = !words[0]!.startsWith('HOW THE IMR')
        const kinds = ['process', 'summary', 'issues']
        expect(sections.map(({ kind }) => kind)).toEqual(hasHeader ? ['header', ...kinds] : kinds)
        expect(bare(sections.map(({ start, end }) => text.slice(start, end)).join(''))).toBe(bare(text))
      }),
    )
  })

  it('gives ranges that ascend, nest, do not overlap, and begin and end with what is seen', () => {
    fc.assert(
      fc.property(letterText, (text) => {
        const { sections, issues } = structureOf(text)
        const inOrder = (ranges: readonly TextRange[], { start, end }: TextRange) => {
          expect(ranges.every((range, i) => range.start >= (ranges[i - 1]?.end ?? start))).toBe(true)
          expect(ranges.every((range) => range.end <= end)).toBe(true)
          for (const range of ranges)
            expect(visibleRange(text, range)).toEqual({ start: range.start, end: range.end })
        }
        inOrder(sections, { start: 0, end: text.length })
        for (const section of sections) inOrder(section.head ? [section.head] : [], section)
        inOrder(issues, sections.at(-1)!)
        for (const issue of issues) {
          const { heading, item, outcome, claimsLine, reviewerLine, rationale } = issue
          inOrder(there([heading, claimsLine, reviewerLine, rationale]), issue)
          if (heading) inOrder(there([item, outcome?.range ?? null]), heading)
        }
      }),
    )
  })

  it('says the same whatever ends the lines', () => {
    fc.assert(
      fc.property(letterText, (text) => {
        const lineFeeds = text.replaceAll(/\r\n?/g, '\n')
        const expected = saidBy(lineFeeds)
        expect(saidBy(lineFeeds.replaceAll('\n', '\r\n'))).toEqual(expected)
        expect(saidBy(lineFeeds.replaceAll('\n', '\r'))).toEqual(expected)
        expect(saidBy(text)).toEqual(expected)
      }),
    )
  })

  it('says the same without form feeds', () => {
    fc.assert(
      fc.property(letterText, (text) => {
        // Without its form feed such a page break is just what stands between paragraphs.
        fc.pre(!/\r\n?\r\n?\f/.test(text))
        expect(saidBy(text.replaceAll('\f', ''))).toEqual(saidBy(text))
      }),
    )
  })

  it('says the same with every line followed by an empty one, as the samples are, and the samples without', () => {
    fc.assert(
      fc.property(letterText, (text) => {
        fc.pre(!text.includes('\n\n \n\n') && !text.includes('\r'))
        expect(saidBy(doubleSpaced(text))).toEqual(saidBy(text))
      }),
    )
    for (const text of samples) expect(saidBy(singleSpaced(text))).toEqual(saidBy(text))
  })

  it('says the same behind a byte order mark, one further on', () => {
    fc.assert(
      fc.property(letterText, (text) => {
        expect(saidBy(`\ufeff${text}`)).toEqual(saidBy(text))
        expect(structureOf(`\ufeff${text}`).issues[0]!.start).toBe(structureOf(text).issues[0]!.start + 1)
      }),
    )
  })

  it('knows a letter whose issues lack a part, and which it is', () => {
    const lacking = (pattern: RegExp) =>
      structureOf(samples[4]!.replace(pattern, '')).issues.map((issue) => missingParts(issue))
    expect(lacking(/:\s+Upheld/)).toEqual([['outcome'], [], []])
    expect(lacking(/Chirocare 2x4-6/)).toEqual([['item'], [], []])
    expect(lacking(/Claims\s+Administrator\s+guideline:/)).toEqual([['claimsLine'], [], []])
    expect(lacking(/MAXIMUS\s+guideline:/)).toEqual([['reviewerLine'], [], []])
    expect(lacking(/Decision\s+rationale:/)).toEqual([['rationale'], [], []])
  })

  it('does not depend on what stands in an issue: any text is read without an error', () => {
    const pieces = fc.constantFrom(
      ...['CLINICAL CASE SUMMARY', 'IMR ISSUES, DECISIONS AND RATIONALES', 'Claims Administrator guideline:'],
      ...[
        'MAXIMUS guideline:',
        'Decision rationale:',
        'Upheld',
        'Overturned',
        ':',
        'is',
        'original request,',
        '.',
      ],
      ...['MRI', 'the', '\n', '\n\n', ' \n\n \n\n', '\f', ' ', '\r\n', '\u200b', '😀', '-'],
    )
    const anyText = fc.array(pieces, { maxLength: 60, size: 'max' }).map((all) => all.join(''))
    fc.assert(
      fc.property(anyText, (text) => {
        const { layout, sections, issues, pages } = structureOf(text)
        expect(layout.kind === 'imr').toBe(issues.length > 0)
        expect(layout.kind === 'imr').toBe(sections.length > 0)
        expect(pages.map(({ start, end }) => text.slice(start, end)).join('')).toBe(text)
        let end = 0
        for (const issue of issues) {
          expect(issue.start).toBeGreaterThanOrEqual(end)
          for (const part of there([issue.heading, issue.claimsLine, issue.reviewerLine, issue.rationale])) {
            expect(part.start).toBeGreaterThanOrEqual(issue.start)
            expect(part.end).toBeLessThanOrEqual(issue.end)
            expect(part.end).toBeGreaterThan(part.start)
          }
          end = issue.end
        }
      }),
      { numRuns: 500 },
    )
  })
})

function there(ranges: readonly (TextRange | null)[]): TextRange[] {
  return ranges.filter((range) => range !== null)
}
