import type { SuggestedSpan } from '../../suggestions/suggested-marks'
import type { Structure } from '../structure/structure'

/** A letter as the rules read it. */
export interface LetterToRead {
  readonly text: string
  /** Of known layout. */
  readonly structure: Structure
  /**
   * Words of conditions that this project's coders have marked before, white space folded, in lower case; empty for
   * none.
   */
  readonly knownConditions: ReadonlySet<string>
}

/** One way to find spans of one label in a letter. */
export interface Rule {
  readonly id: string
  /** Grows by one whenever the rule may say something else than before. */
  readonly version: number
  /** Ascending, trimmed, none over another of the same rule. Linear in the text. */
  suggest(letter: LetterToRead): readonly Omit<SuggestedSpan, 'source'>[]
}
