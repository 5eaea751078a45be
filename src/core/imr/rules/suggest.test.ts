import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { withoutPunctuation } from '../../annotation/checks/outer-punctuation'
import { doubleSpaced, madeLetter, madeLetterWithOutcomeLines, singleSpaced } from '../letter-fixture'
import { rules } from './registry'
import { suggestedMarks } from './suggest'

const folder = 'resources/samples/letters'
const samples = readdirSync(folder).map((name) => readFileSync(`${folder}/${name}`, 'utf8'))
const letterText = fc.oneof(
  fc.constantFrom(...samples),
  fc.oneof(madeLetter, madeLetterWithOutcomeLines).map(({ text }) => text),
)
const none: ReadonlySet<string> = new Set()

/** All that is suggested, in the letter's words without white space, which is all that may differ between layouts. */
function saidOf(text: string) {
  const { spans, relations, nothing } = suggestedMarks(text, none)
  return {
    nothing,
    relations,
    spans: spans.map(({ start, end, ...span }) => ({
      ...span,
      words: text.slice(start, end).replaceAll(/\s/g, ''),
    })),
  }
}

describe('the suggestions of the rules', () => {
  it('are those of the made-up letter: an item and an outcome for each issue, and whatever its lines cite', () => {
    fc.assert(
      fc.property(madeLetter, ({ text, issues }) => {
        const { spans } = saidOf(text)
        const wordsOf = (label: string, where?: string) =>
          spans
            .filter((span) => span.label === label && (!where || span.attributes['where'] === where))
            .map(({ words }) => words)
        expect(wordsOf('requested_item')).toEqual(issues.map(({ item }) => item.replaceAll(/\s/g, '')))
        expect(wordsOf('outcome', 'heading')).toEqual(issues.map(({ outcome }) => outcome))
        const concluded = issues.filter(({ rationale }) => /necessary|necessity/.test(rationale))
        expect(wordsOf('outcome', 'rationale').length).toBe(concluded.length)
        const lines = issues.flatMap(({ claimsLine, reviewerLine }) => [claimsLine, reviewerLine])
        const cited = lines.filter((line) => /Decision based on/.test(line))
        expect(wordsOf('guideline').length).toBeGreaterThanOrEqual(cited.length)
      }),
    )
  })

  it('are trimmed, ascend, do not overlap and say which rule and version they are of', () => {
    const sources = new Set(rules.map(({ id, version }) => `${id}@${version}`))
    fc.assert(
      fc.property(letterText, (text) => {
        let behind = 0
        for (const { start, end, source, confidence } of suggestedMarks(text, none).spans) {
          expect(start).toBeGreaterThanOrEqual(behind)
          expect(withoutPunctuation(text, { start, end })).toEqual({ start, end })
          expect(sources.has(source)).toBe(true)
          expect(confidence).toBeGreaterThan(0)
          expect(confidence).toBeLessThanOrEqual(1)
          behind = end
        }
        expect(behind).toBeLessThanOrEqual(text.length)
      }),
    )
  })

  it('have no quotation mark at their ends whose other half they lack', () => {
    const { spans } = saidOf(samples[4]!.replace('Chirocare 2x4-6', 'Chirocare sling"'))
    expect(spans.find(({ label }) => label === 'requested_item')?.words).toBe('Chirocaresling')
  })

  it('are joined within their issue: every outcome and guideline to its one item', () => {
    fc.assert(
      fc.property(letterText, (text) => {
        const { spans, relations } = suggestedMarks(text, none)
        const joined = relations.map(({ type, from, to }) => `${type} ${from} ${to}`)
        let item = -1
        const expected = spans.flatMap(({ label }, i) => {
          if (label === 'requested_item') item = i
          if (label === 'outcome') return [`DECIDES ${i} ${item}`]
          return label === 'guideline' ? [`APPLIES_TO ${i} ${item}`] : []
        })
        expect(joined).toEqual(expected)
      }),
    )
  })

  it('are the same whatever ends the lines', () => {
    fc.assert(
      fc.property(letterText, (text) => {
        const lineFeeds = text.replaceAll(/\r\n?/g, '\n')
        const expected = saidOf(lineFeeds)
        expect(saidOf(lineFeeds.replaceAll('\n', '\r\n'))).toEqual(expected)
        expect(saidOf(lineFeeds.replaceAll('\n', '\r'))).toEqual(expected)
      }),
    )
  })

  it('are the same without form feeds', () => {
    fc.assert(
      fc.property(letterText, (text) => {
        // Without its form feed such a page break is just what stands between paragraphs.
        fc.pre(!/\r\n?\r\n?\f/.test(text))
        expect(saidOf(text.replaceAll('\f', ''))).toEqual(saidOf(text))
      }),
    )
  })

  it('are the same with every line followed by an empty one, as the samples are, and the samples without', () => {
    fc.assert(
      fc.property(letterText, (text) => {
        fc.pre(!text.includes('\n\n \n\n') && !text.includes('\r'))
        expect(saidOf(doubleSpaced(text))).toEqual(saidOf(text))
      }),
    )
    for (const text of samples) expect(saidOf(singleSpaced(text))).toEqual(saidOf(text))
  })

  it('are the same behind a byte order mark', () => {
    fc.assert(
      fc.property(letterText, (text) => {
        expect(saidOf(`\ufeff${text}`)).toEqual(saidOf(text))
      }),
    )
  })

  it.each([
    ['an empty letter', '', 'empty'],
    ['a letter of white space', ' \n\f\n ', 'empty'],
    [
      'a chapter of a novel',
      'CHAPTER I\n\nIt was not medically necessary, they upheld, that the decision was based on MTUS ODG.\n\n'.repeat(
        9,
      ),
      'no-issues-head',
    ],
    [
      'a letter without an issue',
      'IMR ISSUES, DECISIONS AND RATIONALES\n\nNothing was asked for.',
      'no-issue',
    ],
    ['two letters in one', `${samples[0]}\n\f${samples[1]}`, 'several-letters'],
  ])('are none for %s, and why is said', (_, text, nothing) => {
    expect(suggestedMarks(text, none)).toEqual({ spans: [], relations: [], nothing })
  })

  const frame = (claimsLine: string, rationale: string) =>
    `IMR ISSUES, DECISIONS AND RATIONALES\n\nMRI: Upheld\n\nClaims Administrator guideline: ${claimsLine}\n\n` +
    `MAXIMUS guideline: Decision based on ODG.\n\nDecision rationale: ${rationale}`
  const length = 1_000_000
  it.each([
    ...[' ', ':', '\n', '-\n', '"', 'x', ', and ', 'ODG; ACOEM, ', 'Decision based on ', 'www.', '1. '],
    ...['not ', 'not medically necessary, ', 'medical necessity has ', 'Low Back Complaints 2004, and '],
  ])('take no longer than a letter of that length should: %j', (words) => {
    const many = words.repeat(length / words.length)
    for (const text of [many, frame(`Decision based on ${many}`, ''), frame('', `It is not ${many}`)]) {
      const { spans, relations } = suggestedMarks(text, none)
      expect(relations.length).toBeLessThanOrEqual(spans.length)
    }
  })
})
