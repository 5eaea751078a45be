import type { UnknownLayout } from '../core/imr/structure/structure'

/** What is proposed for a document. */
export interface SuggestionsView {
  /** SuggestedSpan[] as JSON. */
  readonly spans: string
  /**
   * Why there are none: the layout of the letter is unknown, the project's labels are others, or the letter is one of
   * those that are labelled without suggestions. Null otherwise.
   */
  readonly nothing: UnknownLayout | 'other-labels' | 'unsuggested' | null
}
