import { isAllowedRelation, type LabelSchema } from '../annotation/label-schema'
import { misfitOfSpan } from '../annotation/check-command'
import { compareText, type AttributeValue } from '../annotation/span'
import type { Id } from '../ids'
import { isValidRange } from '../text/offsets'
import { parserSource, type Parser } from './parser'
import { suggestionKey } from './open-suggestions'
import type { SuggestedMarks, SuggestedRelation } from './suggested-marks'
import type { Suggestion } from './suggestion'

/** A parser as a project keeps it. */
export interface ImportedParser extends Parser {
  /** ISO 8601 in UTC. */
  readonly importedAt: string
  /** Annotator who imported it. */
  readonly importedBy: Id
  /** Ids of the documents of which it predicts something, be it that nothing is to be marked; ascending. */
  readonly documents: readonly Id[]
}

/** What a parser predicts of one document, as a project keeps it. */
export interface ParserSuggestions {
  readonly parserId: Id
  readonly documentId: Id
  /** In the order of start, longer first, label; no two have the same words and label. */
  readonly spans: readonly PredictedSpan[]
  /** In the order of type, from, to. */
  readonly relations: readonly SuggestedRelation[]
}

export interface PredictedSpan extends Suggestion {
  /** The words of the text (UTF-16) that it stands on. */
  readonly quote: string
  readonly attributes: Readonly<Record<string, AttributeValue>>
  /** How sure the parser is, from 0 to 1; null where it does not say. */
  readonly confidence: number | null
}

/** Spans in their order, and relations between them, whatever order they were predicted in. */
export function inOrder(
  spans: readonly PredictedSpan[],
  relations: readonly SuggestedRelation[],
): Pick<ParserSuggestions, 'spans' | 'relations'> {
  const order = [...spans.keys()].sort((a, b) => comparePredicted(spans[a]!, spans[b]!))
  const places = new Map(order.map((index, place) => [index, place]))
  return {
    spans: order.map((index) => spans[index]!),
    relations: relations
      .map(({ type, from, to }) => ({ type, from: places.get(from)!, to: places.get(to)! }))
      .sort(compareRelations),
  }
}

/** Why suggestions do not fit a document's text and the project's labels, and which span or relation. */
export interface PredictionMisfit {
  readonly reason: string
  readonly part: 'spans' | 'relations'
  readonly index: number
}

/** The first thing about suggestions, in any order, that does not fit a text and a schema; null where all does. */
export function misfitOfPrediction(
  { spans, relations }: Pick<ParserSuggestions, 'spans' | 'relations'>,
  text: string,
  schema: LabelSchema,
): PredictionMisfit | null {
  const seen = new Set<string>()
  for (const [index, span] of spans.entries()) {
    const key = suggestionKey(span)
    const reason = misfitOfSpan(span, text, schema) ?? (seen.has(key) ? 'span-doubled' : null)
    if (reason) return { reason, part: 'spans', index }
    seen.add(key)
  }
  const joined = new Set<string>()
  for (const [index, relation] of relations.entries()) {
    const key = JSON.stringify([relation.type, relation.from, relation.to])
    const reason = misfitOfRelation(relation, spans, schema) ?? (joined.has(key) ? 'relation-doubled' : null)
    if (reason) return { reason, part: 'relations', index }
    joined.add(key)
  }
  return null
}

/** Whether a file's suggestions stand in the text with their quotes, in order, each once, and relations join them. */
export function areSoundSuggestions(suggestions: ParserSuggestions, text: string): boolean {
  const { spans, relations } = suggestions
  return (
    spans.every(
      (span, index) =>
        isValidRange(text, span) &&
        text.slice(span.start, span.end) === span.quote &&
        (index === 0 || comparePredicted(spans[index - 1]!, span) < 0),
    ) &&
    relations.every(
      (relation, index) =>
        [relation.from, relation.to].every((end) => end < spans.length) &&
        relation.from !== relation.to &&
        (index === 0 || compareRelations(relations[index - 1]!, relation) < 0),
    )
  )
}

/** Suggestions as every suggester has them. */
export function marksOfParser({ spans, relations }: ParserSuggestions, parser: Parser): SuggestedMarks {
  const source = parserSource(parser)
  return {
    spans: spans.map(({ label, start, end, attributes, confidence }) => ({
      ...{ label, start, end, attributes, source, confidence },
    })),
    relations,
  }
}

function misfitOfRelation(
  { type, from, to }: SuggestedRelation,
  spans: readonly PredictedSpan[],
  schema: LabelSchema,
): string | null {
  if (!schema.relations.some(({ id }) => id === type)) return 'relation-unknown'
  const [begin, end] = [spans[from], spans[to]]
  if (!begin || !end) return 'relation-end-missing'
  if (begin === end) return 'relation-to-itself'
  return isAllowedRelation(schema, type, begin.label, end.label) ? null : 'relation-not-allowed'
}

function comparePredicted(a: Suggestion, b: Suggestion): number {
  return a.start - b.start || b.end - a.end || compareText(a.label, b.label)
}

function compareRelations(a: SuggestedRelation, b: SuggestedRelation): number {
  return compareText(a.type, b.type) || a.from - b.from || a.to - b.to
}
