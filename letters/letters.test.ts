import { describe, expect, it } from 'vitest'
import { emptySet } from '../src/core/annotation/annotation-set'
import { compareSpans, type Span } from '../src/core/annotation/span'
import { headFingerprint } from '../src/core/formats/fingerprints'
import type { CorpusDocument, CorpusHead } from '../src/core/formats/format'
import { sha256, toolsFor } from '../src/core/formats/read-tools-fixture'
import { formats } from '../src/core/formats/registry'
import { expectationOf, verifyExport } from '../src/core/formats/verify'
import { imrLabelSchema } from '../src/core/imr/label-schema'
import type { SourceDocument } from '../src/core/project'
import { findIn } from '../src/core/text/find'
import { foldedText, foldsOf, movedInwards } from '../src/core/text/folds'
import { paragraphsOf } from '../src/core/text/paragraphs'
import { rangeOfSelection } from '../src/core/text/selection'
import { tokensOf } from '../src/core/text/tokens'
import { annotator, digest, documents, idOf } from './folder'

/*
 * The properties that hold for every letter, over the letters of a folder: `npm run letters -- <folder>`; without
 * one over the five sample letters. Nothing of a letter is printed, its file's name neither.
 */

const selectionsPerLetter = 80

const head: CorpusHead = {
  project: { id: idOf('project'), name: 'Letters' },
  schema: imrLabelSchema,
  guidelineVersion: 'imr-v1',
  toolVersion: 'goldspan',
  annotators: [annotator],
}

/** Numbers below a limit that are the same for the same letter. */
function numbersFrom(seed: string): (limit: number) => number {
  let count = 0
  return (limit) => digest(`${seed} ${(count += 1)}`).readUInt32LE() % limit
}

/** What a coder who selects anywhere would mark. */
function spansOf({ id, text }: SourceDocument): Span[] {
  const below = numbersFrom(id)
  const spans = Array.from({ length: selectionsPerLetter }, (_, n): Span | null => {
    const anchor = below(text.length + 1)
    const range = rangeOfSelection(text, anchor, anchor + below(200) - 100)
    return (
      range && {
        ...range,
        id: idOf(`${id} ${n}`),
        label: imrLabelSchema.labels[below(imrLabelSchema.labels.length)]!.id,
        quote: text.slice(range.start, range.end),
        attributes: {},
        needsReview: false,
        note: '',
        guidelineVersion: 'imr-v1',
        origin: { kind: 'manual', source: '', edited: false },
        by: annotator.id,
        at: '2026-11-01T00:00:00Z',
      }
    )
  })
  return spans.filter((span) => span !== null).sort(compareSpans)
}

const entries = documents.map((document): CorpusDocument => {
  const set = { ...emptySet(document.id, annotator.id), spans: spansOf(document) }
  return { document, annotator, set }
})
const spans = entries.flatMap(({ set }) => set?.spans ?? [])

describe(`${documents.length} letters`, () => {
  it('are there', () => {
    expect(documents.length).toBeGreaterThan(0)
    console.log(`${documents.length} letters, ${spans.length} spans`)
  })

  it('keep what is selected without outer white space, surrogate pairs whole', () => {
    const isFlawed = ({ quote }: Span) => quote !== quote.trim() || /\p{Cs}/u.test(quote) || quote === ''
    expect(spans.filter(isFlawed).length).toBe(0)
  })

  it('are covered by tokens but for what nobody sees', () => {
    for (const { document, set } of entries) {
      const edges = set!.spans.flatMap(({ start, end }) => [start, end])
      let end = 0
      let flaws = 0
      for (const token of [
        ...tokensOf(document.text, edges),
        { start: document.text.length, end: Infinity },
      ]) {
        if (!/^[\p{Z}\p{C}]*$/u.test(document.text.slice(end, token.start)) || token.start < end) flaws += 1
        if (edges.some((edge) => token.start < edge && edge < token.end && edge < document.text.length))
          flaws += 1
        end = token.end
      }
      expect(flaws).toBe(0)
    }
  })

  it('are found by their words as a reader sees them, whatever ends the lines', () => {
    const matchesOf = (text: string, words: string) => {
      const outcome = findIn(text, { words, isWholeWord: false, isCase: true, isRegex: false })
      return 'matches' in outcome ? outcome.matches : []
    }
    let found = 0
    for (const { document, set } of entries) {
      const { text } = document
      const withCrlf = text.replaceAll(/\r?\n/g, '\r\n')
      for (const { start, end, quote } of set!.spans) {
        const folded = quote.replaceAll(/\s+/g, ' ')
        const joined = quote.replaceAll(/-[^\S\n\r\f]*[\n\r\f]\s*/g, '-').replaceAll(/\s+/g, ' ')
        // Where the same words overlap themselves, the earlier match counts.
        const isThere = (words: string) =>
          matchesOf(text, words).some(
            (match) =>
              (match.start === start && match.end === end) || (match.start < start && match.end > start),
          )
        const isSame = matchesOf(withCrlf, folded).length === matchesOf(text, folded).length
        if (isThere(folded) && isThere(joined) && isSame) found += 1
      }
    }
    expect(found).toBe(spans.length)
    console.log(`find: ${found} of ${spans.length} spans found by their words`)
  })

  it('have each visible character in exactly one paragraph', () => {
    let paragraphs = 0
    let heads = 0
    for (const { text } of documents) {
      let end = 0
      let flaws = 0
      for (const paragraph of [
        ...paragraphsOf(text),
        { start: text.length, end: text.length, isHead: false },
      ]) {
        if (paragraph.start < end || !/^[\p{Z}\p{C}]*$/u.test(text.slice(end, paragraph.start))) flaws += 1
        if (paragraph.isHead) heads += 1
        end = paragraph.end
        paragraphs += 1
      }
      expect(flaws).toBe(0)
      expect(
        /[\n\t\f\r]| {2}/.test(
          foldedText(text, { start: 0, end: text.length }).replaceAll(/\n\n?(?=\S)/g, ''),
        ),
      ).toBe(false)
    }
    console.log(`${paragraphs - documents.length} paragraphs, ${heads} heads`)
  })

  it('keep the offsets of what is selected in the reading view, also with its ends inside folds', () => {
    const bare = (words: string) => words.replaceAll(/\s/g, '')
    let flaws = 0
    let atFolds = 0
    for (const { document, set } of entries) {
      const { text } = document
      const folds = foldsOf(text)
      for (const { start, end, quote } of set!.spans) {
        const before = folds.find((fold) => fold.end === start) ?? { start, end: start }
        const behind = folds.find((fold) => fold.start === end) ?? { start: end, end }
        if (before.start < start || behind.end > end) atFolds += 1
        for (let from = before.start; from <= start; from += 1) {
          for (let to = end; to <= behind.end; to += 1) {
            const moved = movedInwards(text, { start: from, end: to })
            const range = rangeOfSelection(text, moved.start, moved.end)
            if (range?.start !== start || range.end !== end) flaws += 1
          }
        }
        if (bare(foldedText(text, { start, end })) !== bare(quote)) flaws += 1
      }
    }
    expect(flaws).toBe(0)
    console.log(
      `${spans.length} spans keep their offsets in the reading view, ${atFolds} of them beside folds`,
    )
  })

  it.each(formats)('come back from $id as they were, but for what it says it cannot hold', (format) => {
    const files = [...format.write(head, entries)]
    const expected = entries.map((entry) => expectationOf(entry, format.losses(entry, head), { sha256 }))
    let readBack = 0
    const flaws = new Map<string, number>()
    for (const step of verifyExport(
      format,
      headFingerprint(head, { sha256 }),
      files,
      expected,
      toolsFor(files),
    )) {
      if (step.kind === 'compared' && step.differences.length === 0) readBack += step.spans
      else flaws.set(step.kind, (flaws.get(step.kind) ?? 0) + 1)
    }
    expect(flaws).toEqual(new Map())
    expect(readBack).toBe(expected.reduce((sum, { spans }) => sum + spans, 0))
    console.log(`${format.id}: ${readBack} of ${spans.length} spans written and read back, 0 differences`)
  })
})
