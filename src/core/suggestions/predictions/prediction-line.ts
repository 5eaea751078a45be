import type { AttributeValue } from '../../annotation/span'
import { codePointOffsets } from '../../formats/code-points'
import { listOf, Misshapen, Shape, stringOf } from '../../formats/shape'
import { idOfTextSha256, type Id } from '../../ids'
import type { PredictedSpan } from '../parser-suggestions'
import type { SuggestedRelation } from '../suggested-marks'

/*
 * What a parser predicts, as JSON Lines: UTF-8 without a byte order mark, one JSON object a line, lines parted by LF,
 * one line a letter. No other field may occur, and none twice. A line has at most 16 Mi UTF-16 code units.
 *
 *   text         the letter's whole text, or
 *   documentId   the letter's id in the project and in Goldspan's own exports, or
 *   textSha256   lower-case hex SHA-256 of the text in UTF-8; at least one of the three, and where there are several,
 *                they name the same letter
 *   spans        list, in any order, perhaps empty, of
 *     start, end   half-open, in Unicode code points of the text
 *     label        label id of the project
 *     quote        optional: the text between the ends, which is then compared
 *     attributes   optional: object from attribute id to a text, or to a list of codes
 *     confidence   optional: how sure the parser is, from 0 to 1
 *   relations    optional: list of
 *     type         relation id of the project
 *     from, to     indices into spans, from 0
 */

/** A line as it stands: its spans not yet held against the letter's text. */
export interface PredictionLine {
  readonly documentId: Id
  /** Ends count code points. */
  readonly spans: readonly LineSpan[]
  /** By indices into spans. */
  readonly relations: readonly SuggestedRelation[]
}

interface LineSpan extends Omit<PredictedSpan, 'quote'> {
  /** Null where the line has none. */
  readonly quote: string | null
}

/** Reads a parsed line. Throws Misshapen, which names the field. */
export function predictionLineOf(value: unknown, sha256: (text: string) => string): PredictionLine {
  const line = new Shape(value, '', ['spans'], ['text', 'documentId', 'textSha256', 'relations'])
  return {
    documentId: documentIdOf(line, sha256),
    spans: line.list('spans', spanOf),
    relations: line.has('relations') ? line.list('relations', relationOf) : [],
  }
}

/**
 * The spans of a line in UTF-16 code units, with the words of the text where the line has no quote. Throws Misshapen where one
 * lies outside the text.
 */
export function spansInText({ spans }: PredictionLine, text: string): PredictedSpan[] {
  const offsets = codePointOffsets(text)
  const length = offsets.fromUtf16(text.length)
  return spans.map(({ quote, ...span }, index) => {
    if (span.start >= span.end || span.end > length) {
      const { start, end } = span
      throw new Misshapen('range-invalid', { field: `spans[${index}].end`, start, end, length })
    }
    const range = { start: offsets.toUtf16(span.start), end: offsets.toUtf16(span.end) }
    return { ...span, ...range, quote: quote ?? text.slice(range.start, range.end) }
  })
}

function documentIdOf(line: Shape, sha256: (text: string) => string): Id {
  const named = [
    ...(line.has('text') ? [{ field: 'text', id: idOfTextSha256(sha256(line.string('text'))) }] : []),
    ...(line.has('documentId') ? [{ field: 'documentId', id: line.id('documentId') }] : []),
    ...(line.has('textSha256') ? [{ field: 'textSha256', id: idOfTextSha256(line.hash('textSha256')) }] : []),
  ]
  const [first, ...others] = named
  if (!first) throw new Misshapen('letter-unnamed', { field: 'text' })
  const other = others.find(({ id }) => id !== first.id)
  if (other) throw new Misshapen('letters-differ', { field: other.field, than: first.field })
  return first.id
}

function spanOf(value: unknown, at: string): LineSpan {
  const span = new Shape(value, at, ['start', 'end', 'label'], ['quote', 'attributes', 'confidence'])
  return {
    start: span.count('start'),
    end: span.count('end'),
    label: span.string('label'),
    quote: span.has('quote') ? span.string('quote') : null,
    attributes: span.has('attributes') ? Object.fromEntries(span.entries('attributes', attributeOf)) : {},
    confidence: span.has('confidence') ? confidenceOf(span.value('confidence'), `${at}.confidence`) : null,
  }
}

function attributeOf(value: unknown, at: string): AttributeValue {
  return Array.isArray(value) ? listOf(value, at, stringOf) : stringOf(value, at)
}

function confidenceOf(value: unknown, field: string): number {
  if (typeof value !== 'number') throw new Misshapen('type-wrong', { field })
  if (!(value >= 0 && value <= 1)) throw new Misshapen('number-invalid', { field, value })
  return value
}

function relationOf(value: unknown, at: string): SuggestedRelation {
  const relation = new Shape(value, at, ['type', 'from', 'to'])
  return { type: relation.string('type'), from: relation.count('from'), to: relation.count('to') }
}
