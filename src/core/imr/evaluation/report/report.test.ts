import fc from 'fast-check'
import { SaxesParser } from 'saxes'
import { describe, expect, it } from 'vitest'
import { keyOfDisagreement, type VerdictSaid } from '../../../annotation/verdict'
import { standardBootstrap } from '../../../evaluation/bootstrap'
import { evaluate } from '../../../evaluation/evaluation'
import { judgedErrors } from '../../../evaluation/judged-errors'
import type { MarkedSpan, ScoredDocument } from '../../../evaluation/marks'
import { imrLabelSchema } from '../../label-schema'
import { element } from './markup'
import { reportHtml } from './report-html'
import { reportOf, type Evaluated } from './report'

const bootstrap = { ...standardBootstrap, resamples: 20 }
/** Words that stand nowhere but in the letters. */
const secret = ['zyxwabc', 'qwertzu', 'plokijn', 'mnbvcxy']
const text = `${secret.join(' ')} \u{1f600} & <b> "${secret[0]}"\f${secret[2]}`
const labels = imrLabelSchema.labels.map(({ id }) => id)

const boundaries = [0]
for (const character of text) boundaries.push(boundaries.at(-1)! + character.length)

const span: fc.Arbitrary<MarkedSpan> = fc
  .tuple(
    fc.nat(boundaries.length - 2),
    fc.integer({ min: 1, max: 9 }),
    fc.constantFrom(...labels),
    fc.constantFrom('x', 'y'),
  )
  .map(([first, length, label, status]) => ({
    label,
    start: boundaries[first]!,
    end: boundaries[Math.min(boundaries.length - 1, first + length)]!,
    attributes: { status },
  }))
const marks = fc.array(span, { maxLength: 8 }).map((spans) => ({ spans, relations: [] }))
const documents: fc.Arbitrary<ScoredDocument[]> = fc
  .array(fc.tuple(marks, marks), { minLength: 1, maxLength: 3 })
  .map((pairs) =>
    pairs.map(([gold, predicted], index) => ({
      documentId: 'abc'[index]!.repeat(26),
      text,
      gold,
      predicted,
    })),
  )

/** Every second error is judged, with a note that quotes the letter. */
function evaluatedOf(scored: readonly ScoredDocument[]): Evaluated {
  const said: VerdictSaid = { verdict: 'guideline-unclear', note: `is ${secret[1]} part of it?` }
  const verdicts = new Map(
    scored.map(({ documentId }) => [documentId, new Map<string, VerdictSaid>()] as const),
  )
  const errors = judgedErrors(scored, new Map()).flatMap(({ places }) => places)
  for (const [index, error] of errors.entries()) {
    if (index % 2 === 0) verdicts.get(error.documentId)!.set(keyOfDisagreement(error), said)
  }
  return {
    scores: evaluate(scored, bootstrap),
    ledger: null,
    apart: null,
    rules: [{ source: 'rule@1', label: 'outcome', suggested: 3, right: 2, rejected: 1, edited: 0, gold: 4 }],
    errors: judgedErrors(scored, verdicts),
  }
}

const head = { suggester: 'the rules', facts: 'Held against your marks in 2 letters.', madeAt: null }
const htmlOf = (evaluated: Evaluated, withQuotes: boolean) =>
  reportHtml(reportOf(evaluated, { withQuotes }), imrLabelSchema, head)

/** The names of all elements, where the page is well-formed. */
function elementsOf(html: string): string[] {
  const names: string[] = []
  const parser = new SaxesParser()
  parser.on('error', (error) => {
    throw error
  })
  parser.on('opentag', ({ name }) => names.push(name))
  parser.write(html.replace('<!doctype html>', '')).close()
  return names
}

describe('a report', () => {
  it('has the figures of the evaluation, and tells every error once', () => {
    fc.assert(
      fc.property(documents, fc.boolean(), (scored, withQuotes) => {
        const evaluated = evaluatedOf(scored)
        const report = reportOf(evaluated, { withQuotes })
        expect(report).toMatchObject({ ...evaluated.scores, rules: evaluated.rules, ledger: null })
        const errors = evaluated.errors.flatMap(({ places }) => places)
        const told = report.errors.flatMap(({ places }) => places)
        expect(told).toHaveLength(errors.length)
        expect(report.errors.reduce((sum, { count }) => sum + count, 0)).toBe(errors.length)
        const judged = errors.filter(({ verdict }) => verdict !== null).length
        expect(report.verdicts['guideline-unclear']).toBe(judged)
        expect(report.verdicts.undecided).toBe(errors.length - judged)
        for (const { gold, predicted } of told) {
          for (const side of [gold, predicted]) {
            if (!side) continue
            const words = text.slice(side.startUtf16, side.endUtf16)
            expect([...text].slice(side.start, side.end).join('')).toBe(words)
            expect(side.quote).toBe(withQuotes ? words : null)
          }
        }
      }),
      { numRuns: 40 },
    )
  })

  it('holds no word of the letters unless it is asked for them, neither as JSON nor as a page', () => {
    const words = new RegExp(secret.flatMap((one) => [one, one.slice(0, 4), one.slice(-4)]).join('|'), 'i')
    fc.assert(
      fc.property(documents, (scored) => {
        const evaluated = evaluatedOf(scored)
        expect(JSON.stringify(reportOf(evaluated, { withQuotes: false }))).not.toMatch(words)
        expect(htmlOf(evaluated, false)).not.toMatch(words)
      }),
      { numRuns: 40 },
    )
    const gold = { spans: [{ label: 'outcome', start: 0, end: 7, attributes: {} }], relations: [] }
    const predicted = { spans: [], relations: [] }
    const evaluated = evaluatedOf([{ documentId: 'a'.repeat(26), text, gold, predicted }])
    expect(htmlOf(evaluated, true)).toMatch(/zyxwabc[\s\S]*is qwertzu part of it/)
    expect(JSON.stringify(reportOf(evaluated, { withQuotes: true }))).toMatch(words)
  })

  it('is a page that XML reads, with its plots in it, without a script and without anything from elsewhere', () => {
    fc.assert(
      fc.property(documents, fc.boolean(), (scored, withQuotes) => {
        const html = htmlOf(evaluatedOf(scored), withQuotes)
        const elements = elementsOf(html)
        expect(elements).toContain('svg')
        const others = ['script', 'img', 'link', 'iframe', 'object', 'image', 'use', 'foreignObject', 'a']
        expect(elements.filter((name) => others.includes(name))).toEqual([])
        expect(html.replaceAll(/xmlns="[^"]*"/g, '')).not.toMatch(
          /\bhttps?:|\bsrc=|\bhref=|url\((?!#)|@import/,
        )
      }),
      { numRuns: 20 },
    )
  })

  it('shows micro and macro scores with their intervals, of each scheme', () => {
    const one = { label: 'outcome', start: 0, end: 7, attributes: {} }
    const other = { label: 'diagnosis', start: 8, end: 15, attributes: {} }
    const scored = [
      { gold: { spans: [one, other], relations: [] }, predicted: { spans: [one], relations: [] } },
      { gold: { spans: [one], relations: [] }, predicted: { spans: [one], relations: [] } },
    ].map((sides, index) => ({ documentId: 'ab'[index]!.repeat(26), text, ...sides }))
    const evaluated = evaluatedOf(scored)
    const html = htmlOf(evaluated, false)
    expect(evaluated.scores.spans.strict.micro.f1).toBe(4 / 5)
    expect(evaluated.scores.spans.strict.macro.f1).toBe(1 / 2)
    expect(html.match(/All labels together \(micro\)<\/th>/g)).toHaveLength(4)
    expect(html).toMatch(/\(micro\)<\/th>(<td[^>]*>[^<]*<\/td>){2}<td[^>]*>\.80 \(/)
    expect(html).toMatch(/\(macro\)<\/th>(<td[^>]*>[^<]*<\/td>){2}<td[^>]*>\.50 \(/)
  })
})

describe('markup', () => {
  it('keeps texts what they are, whatever is in them', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (words) => {
        const { markup } = element('p', { title: words }, words)
        let read = ''
        const parser = new SaxesParser()
        parser.on('error', (error) => {
          throw error
        })
        parser.on('text', (part) => (read += part))
        parser.write(markup).close()
        const kept = (one: string) =>
          one.replaceAll(/[\u0000-\u0008\u000b-\u001f\ufffe\uffff]|\p{Surrogate}/gu, ' ')
        expect(read).toBe(kept(words))
      }),
    )
  })
})
