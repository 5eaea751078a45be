import type { Check } from '../../annotation/checks/check'
import type { TextRange } from '../../text/offsets'
import { visibleEnd } from '../structure/lines'
import { outOfBounds, withoutBeginning } from './bounds'
import type { LetterContext } from './letter-context'

/** Guidelines 3.5: a conclusion has neither the verb before it nor "and appropriate" behind it. */
export const conclusionBounds: Check<LetterContext> = {
  id: 'conclusion-bounds',
  severity: 'warning',
  find: (context) => outOfBounds(context, 'outcome', conclusionWithin),
}

const verb = /^(?:is|are|was|were)\b/i
const addition = /\band\s+(?:medically\s+)?appropriate$/i
const longestAddition = 60

function conclusionWithin(text: string, range: TextRange): TextRange | null {
  const left = withoutBeginning(text, range, verb)
  const found = left && addition.exec(text.slice(Math.max(left.start, left.end - longestAddition), left.end))
  if (!left || !found) return left
  const end = visibleEnd(text, left.start, left.end - found[0].length)
  return left.start < end ? { start: left.start, end } : null
}
