import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { AnnotationSet } from '../annotation-set'
import { applyCommand } from '../commands'
import { commandFor, empty, idOf, spanAt, steps } from '../command-fixture'
import { compareSpans, type Span } from '../span'
import { findingsOf, severities, type Check, type CheckContext } from './check'
import { cutCharacter } from './cut-character'
import { equalSpans } from './equal-spans'
import { withoutPunctuation } from './outer-punctuation'
import { overlap } from './overlap'
import { spanChecks } from './registry'

const text = 'x'.repeat(400)
const setOf = (spans: readonly Span[]): AnnotationSet => ({ ...empty, spans: spans.toSorted(compareSpans) })
const shares = (a: Span, b: Span) => a.start < b.end && b.start < a.end
const isEqual = (a: Span, b: Span) => a.start === b.start && a.end === b.end && a.label === b.label

const someSpans = fc
  .array(fc.tuple(fc.nat(30), fc.integer({ min: 1, max: 12 }), fc.constantFrom('diagnosis', 'outcome')), {
    maxLength: 25,
  })
  .map((all) => all.map(([start, length, label], n) => spanAt(n, start, start + length, label)))

describe('the checks of any span', () => {
  it('find each span that overlaps one before it, once, with one that it overlaps', () => {
    fc.assert(
      fc.property(someSpans, (spans) => {
        const set = setOf(spans)
        const found = findingsOf([overlap], { text, set })
        const place = new Map(set.spans.map((span, index) => [span.id, index]))
        const later = found.map((finding) => {
          const [one, other] = finding.spans.map((id) => set.spans[place.get(id)!]!)
          expect(shares(one!, other!)).toBe(true)
          return finding.spans.toSorted((a, b) => place.get(a)! - place.get(b)!)[1]
        })
        const expected = set.spans.filter(
          (span, index) =>
            !set.spans.slice(0, index).some((other) => isEqual(other, span)) &&
            set.spans.slice(0, index).some((other) => shares(other, span)),
        )
        expect(later.sort()).toEqual(expected.map(({ id }) => id).sort())
      }),
    )
  })

  it('find one thing for all equal spans, and its fix leaves one of them', () => {
    fc.assert(
      fc.property(someSpans, (spans) => {
        const set = setOf(spans)
        const keys = new Set(spans.map(({ start, end, label }) => `${start} ${end} ${label}`))
        const found = findingsOf([equalSpans], { text, set })
        const after = found.reduce((before, { fix }) => applyCommand(before, fix!), set)
        expect(after.spans).toHaveLength(keys.size)
        expect(findingsOf([equalSpans], { text, set: after })).toEqual([])
      }),
    )
  })

  it('do not take one of two equal spans away if it says what the other does not', () => {
    const spans = [
      { ...spanAt(0, 1, 5), attributes: { status: 'active' } },
      { ...spanAt(1, 1, 5), note: 'ask' },
    ]
    expect(findingsOf([equalSpans], { text, set: setOf(spans) }).map(({ fix }) => fix)).toEqual([null])
  })

  it.each([
    ['a letter and its accent', 'cafe\u0301 au lait', 0, 4, 'cafe\u0301'],
    ['an accent without its letter', 'cafe\u0301 au lait', 4, 13, 'e\u0301 au lait'],
    ['a family of emoji', 'a 👩\u200d⚕\ufe0f b', 0, 4, 'a 👩\u200d⚕\ufe0f'],
    ['a flag', '🇩🇪🇫🇷', 2, 6, '🇩🇪🇫🇷'],
  ])('find a span that cuts %s, and its fix takes the whole', (_, text, start, end, whole) => {
    const set = setOf([spanAt(0, start, end)])
    const [finding, ...others] = findingsOf([cutCharacter], { text, set })
    expect(others).toEqual([])
    const { spans } = applyCommand(set, finding!.fix!)
    expect(text.slice(spans[0]!.start, spans[0]!.end)).toBe(whole)
    expect(findingsOf([cutCharacter], { text, set: { ...set, spans } })).toEqual([])
  })

  it('let be what cuts no character, a CR LF and the ends of the text among it', () => {
    const text = 'é\r\nx 😀y\u00e9'
    const spans = [spanAt(0, 0, 2), spanAt(1, 3, 4), spanAt(2, 5, 7), spanAt(3, 8, 9)]
    expect(findingsOf([cutCharacter], { text, set: setOf(spans) })).toEqual([])
  })

  it('keep of two equal spans the one with a relation', () => {
    const spans = [spanAt(0, 1, 5), spanAt(1, 1, 5), spanAt(2, 7, 9)]
    const relations = [{ id: idOf(7), type: 'DECIDES', from: idOf(1), to: idOf(2) }]
    const set = { ...setOf(spans), relations }
    const [finding] = findingsOf([equalSpans], { text, set })
    expect(applyCommand(set, finding!.fix!)).toEqual({ ...set, spans: [spans[1], spans[2]] })
  })

  it('give their findings in one order, whatever the order of the checks', () => {
    const order = (set: AnnotationSet, checks: readonly Check<CheckContext>[]) =>
      findingsOf(checks, { text, set })
    fc.assert(
      fc.property(steps, (numbers) => {
        const set = numbers.reduce(
          (before, [kind, which, value]) => applyCommand(before, commandFor(before, kind, which, value)),
          empty,
        )
        const found = order(set, spanChecks)
        expect(order(set, spanChecks.toReversed())).toEqual(found)
        expect(found.every(({ severity }) => severities.includes(severity))).toBe(true)
        expect(found.every(({ range }, i) => i === 0 || found[i - 1]!.range.start <= range.start)).toBe(true)
      }),
    )
  })
})

describe('words without outer punctuation', () => {
  const trimmed = (words: string) => {
    const range = withoutPunctuation(words, { start: 0, end: words.length })
    return range && words.slice(range.start, range.end)
  }

  it.each([
    ['ODG.', 'ODG'],
    [' ;ODG, \n', 'ODG'],
    ['“ODG', 'ODG'],
    ['ODG”.', 'ODG'],
    ['“ODG”', '“ODG”'],
    ['"ODG', 'ODG'],
    ['"ODG"', '"ODG"'],
    ['ODG (neck.htm', 'ODG (neck.htm'],
    ['ODG (neck)', 'ODG (neck)'],
    ['2 x 4"', '2 x 4"'],
    ['.5 mg', '.5 mg'],
    ['...', null],
    [' ', null],
  ])('of %j are %j', (words, left) => {
    expect(trimmed(words)).toBe(left)
  })

  it('have nothing left to take away', () => {
    const words = fc.string({
      unit: fc.constantFrom('a', '1', ' ', '.', ':', '"', '“', '”', '(', '😀', '\n'),
    })
    fc.assert(
      fc.property(words, (some) => {
        const left = trimmed(some)
        expect(left === null || trimmed(left) === left).toBe(true)
      }),
    )
  })
})
