import { describe, expect, it } from 'vitest'
import { withoutPunctuation } from '../src/core/annotation/checks/outer-punctuation'
import { doubleSpaced, singleSpaced } from '../src/core/imr/letter-fixture'
import { imrLabelSchema } from '../src/core/imr/label-schema'
import { suggestedMarks } from '../src/core/imr/rules/suggest'
import { documentFromBytes } from '../src/main/store/document-from-bytes'
import { annotator, documents } from './folder'
import { goldOf, type GoldSpan } from './gold'

/*
 * What the rules propose for every letter of a folder, held against gold where there is some. A span counts when label
 * and both ends are equal, a relation when its type and both of its spans are.
 */

const letters = documents.map((document) => ({
  text: document.text,
  gold: goldOf(document),
  ...suggestedMarks(document.text, new Set()),
}))
const withGold = letters.flatMap(({ gold, ...letter }) => (gold ? [{ ...letter, gold }] : []))

const keyOf = ({ label, start, end }: Pick<GoldSpan, 'label' | 'start' | 'end'>) => `${label} ${start} ${end}`

/** All that is suggested for a text, in its words without white space. */
function saidOf(text: string): string {
  const { spans, ...rest } = suggestedMarks(text, new Set())
  const said = spans.map(({ start, end, ...span }) => [span, text.slice(start, end).replaceAll(/\s/g, '')])
  return JSON.stringify([rest, said])
}

function importedWithByteOrderMark(text: string): string {
  const bytes = Buffer.from(`\ufeff${text}`, 'utf8')
  const document = documentFromBytes('letter', bytes, { now: annotator.createdAt, annotatorId: annotator.id })
  return 'text' in document ? document.text : ''
}

/** Precision, recall and F1 of what was suggested, each a list of keys by letter. */
function scoreOf(
  letters: readonly { readonly suggested: readonly string[]; readonly gold: readonly string[] }[],
) {
  let suggestions = 0
  let wanted = 0
  let same = 0
  for (const { suggested, gold } of letters) {
    const left = new Set(gold)
    suggestions += suggested.length
    wanted += gold.length
    same += suggested.filter((key) => left.delete(key)).length
  }
  const f1 = suggestions + wanted === 0 ? 1 : (2 * same) / (suggestions + wanted)
  const share = (of: number) => (of === 0 ? '-' : (same / of).toFixed(3))
  return {
    f1,
    words: `P ${share(suggestions)} R ${share(wanted)} F1 ${f1.toFixed(3)} (${same} of ${wanted})`,
  }
}

const scores = new Map([
  ...imrLabelSchema.labels.map(
    ({ id }) =>
      [
        id,
        scoreOf(
          withGold.map(({ spans, gold }) => ({
            suggested: spans.filter(({ label }) => label === id).map(keyOf),
            gold: gold.spans.filter(({ label }) => label === id).map(keyOf),
          })),
        ),
      ] as const,
  ),
  [
    'relations',
    scoreOf(
      withGold.map(({ spans, relations, gold }) => ({
        suggested: relations.map(
          ({ type, from, to }) => `${type} ${keyOf(spans[from]!)} ${keyOf(spans[to]!)}`,
        ),
        gold: gold.relations.map(
          ({ type, from, to }) => `${type} ${keyOf(gold.spans[from]!)} ${keyOf(gold.spans[to]!)}`,
        ),
      })),
    ),
  ] as const,
])

/** Of the suggested spans that the gold has, how many attributes it gives (codes are for the coder to find), and how many are equal. */
function attributesHeldAgainstGold() {
  const counts = { attributes: 0, same: 0 }
  for (const { spans, gold } of withGold) {
    const suggested = new Map(spans.map((span) => [keyOf(span), span]))
    for (const span of gold.spans) {
      const attributes = suggested.get(keyOf(span))?.attributes
      for (const [name, value] of attributes ? Object.entries(span.attributes) : []) {
        if (name === 'icd10cm') continue
        counts.attributes += 1
        if (attributes![name] === value) counts.same += 1
      }
    }
  }
  return counts
}

describe(`the suggestions for ${documents.length} letters`, () => {
  it('are trimmed, in canonical order and do not overlap', () => {
    let flaws = 0
    for (const { text, spans } of letters) {
      spans.forEach((span, i) => {
        const trimmed = withoutPunctuation(text, span)
        if (trimmed?.start !== span.start || trimmed.end !== span.end) flaws += 1
        if (i > 0 && span.start < spans[i - 1]!.end) flaws += 1
      })
    }
    expect(flaws).toBe(0)
  })

  it('are the same whatever ends the lines, without form feeds, with doubled lines and behind a byte order mark', () => {
    let differences = 0
    for (const { text } of letters) {
      const lineFeeds = text.replaceAll(/\r\n?/g, '\n')
      const expected = saidOf(lineFeeds)
      const others = [
        lineFeeds.replaceAll('\n', '\r\n'),
        lineFeeds.replaceAll('\n', '\r'),
        lineFeeds.replaceAll('\f', ''),
        lineFeeds.includes('\n\n \n\n') ? singleSpaced(lineFeeds) : doubleSpaced(lineFeeds),
        importedWithByteOrderMark(lineFeeds),
      ]
      differences += others.filter((other) => saidOf(other) !== expected).length
    }
    expect(differences).toBe(0)
  })

  it('have attributes and relations that the label schema knows', () => {
    let flaws = 0
    for (const { spans, relations } of letters) {
      for (const { label, attributes, confidence } of spans) {
        const definitions = imrLabelSchema.labels.find(({ id }) => id === label)?.attributes ?? []
        for (const [name, value] of Object.entries(attributes)) {
          const definition = definitions.find(({ id }) => id === name)
          if (!definition) flaws += 1
          else if (definition.type === 'choice' && !definition.choices.some((choice) => choice === value))
            flaws += 1
        }
        if (confidence <= 0 || confidence > 1) flaws += 1
      }
      for (const { type, from, to } of relations) {
        const definition = imrLabelSchema.relations.find(({ id }) => id === type)
        if (!definition?.from.includes(spans[from]!.label) || !definition.to.includes(spans[to]!.label))
          flaws += 1
      }
    }
    expect(flaws).toBe(0)
  })

  it('are the gold, but for diagnoses', () => {
    const { attributes, same } = attributesHeldAgainstGold()
    const reasons = letters.flatMap(({ nothing, spans }) =>
      nothing !== null ? [nothing] : spans.length === 0 ? ['nothing found'] : [],
    )
    const counted = [...new Set(reasons)]
      .sort()
      .map((reason) => `${reason} ${reasons.filter((one) => one === reason).length}`)
    console.log(
      [
        `suggestions: ${letters.length} letters, ${letters.flatMap(({ spans }) => spans).length} spans, ` +
          `${reasons.length} letters without${counted.length > 0 ? ` (${counted.join(', ')})` : ''}`,
        `gold of ${withGold.length} letters, exact match:`,
        ...[...scores].map(([name, { words }]) => `  ${name.padEnd(16)} ${words}`),
        `  attributes       ${same} of ${attributes} equal where spans are`,
      ].join('\n'),
    )
    if (withGold.length === 0) return
    for (const name of ['requested_item', 'outcome', 'guideline', 'relations']) {
      expect(scores.get(name)!.f1).toBeGreaterThan(0.95)
    }
    expect(same / attributes).toBeGreaterThan(0.95)
  })
})
