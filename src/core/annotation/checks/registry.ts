import type { Check, CheckContext } from './check'
import { cutCharacter } from './cut-character'
import { equalSpans } from './equal-spans'
import { outerPunctuation } from './outer-punctuation'
import { outerWhiteSpace } from './outer-white-space'
import { overlap } from './overlap'

/** The checks that hold for spans of any label schema. */
export const spanChecks: readonly Check<CheckContext>[] = [
  outerWhiteSpace,
  outerPunctuation,
  cutCharacter,
  equalSpans,
  overlap,
]
