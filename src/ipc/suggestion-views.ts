import type { UnknownLayout } from '../core/imr/structure/structure'

/** What is proposed for a document. */
export interface SuggestionsView {
  /** SuggestedSpan[] as JSON. */
  readonly spans: string
  /**
   * Why there are none: the layout of the letter is unknown, the project's labels are others, the letter is one of
   * those that are labelled without suggestions, or what a parser predicts of it is not there. Null otherwise.
   */
  readonly nothing: UnknownLayout | 'other-labels' | 'unsuggested' | PredictionLack | null
}

/** Why a parser proposes nothing: it was not asked about the letter, or the state of its file. */
export type PredictionLack =
  | 'not-predicted'
  | 'predictions-missing'
  | 'predictions-unavailable'
  | 'predictions-damaged'
  | 'predictions-newer'
