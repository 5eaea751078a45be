import { describe, expect, it } from 'vitest'
import { withoutPunctuation } from '../src/core/annotation/checks/outer-punctuation'
import { standardBootstrap } from '../src/core/evaluation/bootstrap'
import { evaluate } from '../src/core/evaluation/evaluation'
import { doubleSpaced, singleSpaced } from '../src/core/imr/letter-fixture'
import { imrLabelSchema } from '../src/core/imr/label-schema'
import { suggestedMarks } from '../src/core/imr/rules/suggest'
import { documentFromBytes } from '../src/main/store/document-from-bytes'
import { annotator, documents } from './folder'
import { goldOf } from './gold'

/*
 * What the rules propose for every letter of a folder, held against gold where there is some.
 */

const letters = documents.map((document) => ({
  documentId: document.id,
  text: document.text,
  gold: goldOf(document),
  ...suggestedMarks(document.text, new Set()),
}))
const withGold = letters.flatMap(({ documentId, text, gold, spans, relations }) =>
  gold ? [{ documentId, text, gold, predicted: { spans, relations } }] : [],
)

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
        if (confidence === null || confidence <= 0 || confidence > 1) flaws += 1
      }
      for (const { type, from, to } of relations) {
        const definition = imrLabelSchema.relations.find(({ id }) => id === type)
        if (!definition?.from.includes(spans[from]!.label) || !definition.to.includes(spans[to]!.label))
          flaws += 1
      }
    }
    expect(flaws).toBe(0)
  })

  it('are the gold', () => {
    const { spans, relations, attributes } = evaluate(withGold, standardBootstrap)
    const rows = [...Object.entries(spans.strict.kinds), ['relations', relations.micro] as const]
    // Codes are for the coder to find.
    const proposed = attributes.filter(({ attribute }) => attribute !== 'icd10cm')
    const equal = proposed.reduce((sum, row) => sum + row.equal, 0)
    const all = proposed.reduce((sum, row) => sum + row.equal + row.different + row.missing + row.spurious, 0)
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
        ...rows.map(
          ([name, { precision, recall, f1, correct, possible }]) =>
            `  ${name.padEnd(16)} P ${precision.toFixed(3)} R ${recall.toFixed(3)} F1 ${f1.toFixed(3)} (${correct} of ${possible})`,
        ),
        `  attributes       ${equal} of ${all} equal where spans are`,
      ].join('\n'),
    )
    if (withGold.length === 0) return
    for (const [name, { f1 }] of rows) expect(f1, name).toBeGreaterThan(name === 'diagnosis' ? 0.85 : 0.95)
    expect(equal / all).toBeGreaterThan(0.95)
  })
})
