import { foundOn, type Check } from '../../annotation/checks/check'
import { attributesCommand } from '../../annotation/span-edit'
import type { LetterContext } from './letter-context'

/** Guidelines 3.2: a negated diagnosis has no code. */
export const negatedCode: Check<LetterContext> = {
  id: 'negated-code',
  severity: 'error',
  find: ({ set }) =>
    set.spans.flatMap((span) => {
      const codes = span.attributes['icd10cm']
      if (span.label !== 'diagnosis' || span.attributes['status'] !== 'negated' || !codes?.length) return []
      const facts = { codes: typeof codes === 'string' ? codes : codes.join(', ') }
      return [foundOn(span, facts, attributesCommand(span, { icd10cm: null }))]
    }),
}
