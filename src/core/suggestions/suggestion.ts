import type { TextRange } from '../text/offsets'

/** Words (UTF-16) and the label that is proposed for them. */
export interface Suggestion extends TextRange {
  /** Label id. */
  readonly label: string
}
