import type { Id } from '../core/ids'
import type { MatchContext } from '../core/text/match-context'
import type { TextRange } from '../core/text/offsets'

/** A match (UTF-16) among its words. */
export interface FoundMatch extends TextRange, MatchContext {
  /** Ids of the labels that the annotator's own spans have there. */
  readonly labels: readonly string[]
}

export interface FoundDocument {
  readonly documentId: Id
  readonly title: string
  /** Of all matches, also of those that are not told of. */
  readonly count: number
  readonly matches: readonly FoundMatch[]
}

/** A document that could not be looked through, or in which the pattern took longer than it may. */
export interface PassedDocument {
  readonly documentId: Id
  readonly reason: 'missing' | 'unavailable' | 'damaged' | 'newer' | 'too-long'
}

/** What a search of the open project has found since the part before. */
export interface FindPart {
  /** The number that the page gave the search. */
  readonly search: number
  /** FoundDocument[] as JSON. */
  readonly found: string
  readonly passed: readonly PassedDocument[]
  /** Documents that are through, and all that are looked through. */
  readonly done: number
  readonly total: number
  readonly remainingMs: number | null
}

/** What was found in one document. */
export type DocumentMatches =
  | {
      readonly state: 'found'
      /** Ends of the first matches, in UTF-16 code units: start, end, start, end … */
      readonly ends: readonly number[]
      /** Of all matches. */
      readonly count: number
    }
  | { readonly state: 'passed'; readonly reason: PassedDocument['reason'] }
  /** Something else was looked for in the meantime. */
  | { readonly state: 'cancelled' }
