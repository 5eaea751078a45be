import type { Check } from '../../annotation/checks/check'
import { citationLeadIn } from '../citations/citations-in'
import { outOfBounds, withoutBeginning } from './bounds'
import type { LetterContext } from './letter-context'

/** Guidelines 3.4: a citation begins with the document's name. "Official" may belong to it. */
export const guidelineBounds: Check<LetterContext> = {
  id: 'guideline-bounds',
  severity: 'warning',
  find: (context) =>
    outOfBounds(context, 'guideline', (text, range) => withoutBeginning(text, range, leadIn)),
}

const leadIn = new RegExp(`^(?:${citationLeadIn.source})`, 'i')
