import type { Check } from '../../annotation/checks/check'
import { withoutPunctuation } from '../../annotation/checks/outer-punctuation'
import type { TextRange } from '../../text/offsets'
import { itemIn } from '../structure/item'
import { outOfBounds } from './bounds'
import type { LetterContext } from './letter-context'

/** Guidelines 3.3: an item has neither " is" nor outcome behind it, nor what leads in the rest of a request before it. */
export const itemBounds: Check<LetterContext> = {
  id: 'item-bounds',
  severity: 'warning',
  find: (context) => outOfBounds(context, 'requested_item', itemWithin),
}

const outcome = /\s(?:partially\s+)?(?:upheld|overturned)$/i
const longestOutcome = 40

function itemWithin(text: string, range: TextRange): TextRange | null {
  const tail = text.slice(Math.max(range.start, range.end - longestOutcome), range.end)
  const words = outcome.exec(tail)?.[0].length ?? 0
  const left = withoutPunctuation(text, { start: range.start, end: range.end - words })
  return left && itemIn(text, left)
}
