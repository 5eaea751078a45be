import type { Check } from '../../annotation/checks/check'
import { spanChecks } from '../../annotation/checks/registry'
import { attributeMissing } from './attribute-missing'
import { conclusionBounds } from './conclusion-bounds'
import { diagnosisBounds } from './diagnosis-bounds'
import { guidelineBounds } from './guideline-bounds'
import { itemBounds } from './item-bounds'
import { itemOfOtherBlock } from './item-of-other-block'
import { itemUnnamed } from './item-unnamed'
import type { LetterContext } from './letter-context'
import { negatedCode } from './negated-code'
import { outcomeWords } from './outcome-words'
import { outcomesDisagree, severalConclusions, severalHeadings } from './outcomes-of-item'
import { withoutItem } from './without-item'

/** The checks of a letter whose label schema holds the ledger: those of any span, and those of these letters. */
export const letterChecks: readonly Check<LetterContext>[] = [
  ...spanChecks,
  withoutItem,
  attributeMissing,
  itemOfOtherBlock,
  severalHeadings,
  severalConclusions,
  outcomesDisagree,
  outcomeWords,
  negatedCode,
  itemBounds,
  diagnosisBounds,
  guidelineBounds,
  conclusionBounds,
  itemUnnamed,
]
