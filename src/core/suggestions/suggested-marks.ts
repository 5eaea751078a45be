import type { AttributeValue } from '../annotation/span'
import type { Suggestion } from './suggestion'

/** A span that a suggester proposes. It is no gold until a person accepts it. */
export interface SuggestedSpan extends Suggestion {
  readonly attributes: Readonly<Record<string, AttributeValue>>
  /** The rule or parser that proposed it, with its version: `heading-outcome@1`. */
  readonly source: string
  /** How sure the suggester is, from 0 to 1; null where it does not say. */
  readonly confidence: number | null
}

export interface SuggestedRelation {
  readonly type: string
  /** Indices into the suggested spans. */
  readonly from: number
  readonly to: number
}

/** What a suggester proposes for one document. */
export interface SuggestedMarks {
  /** In the order of start, longer first, label. */
  readonly spans: readonly SuggestedSpan[]
  readonly relations: readonly SuggestedRelation[]
}
