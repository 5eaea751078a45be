import { foundOn, type Check } from '../../annotation/checks/check'
import { attributesCommand } from '../../annotation/span-edit'
import { proposedAttributes } from '../ledger/proposed-attributes'
import type { LetterContext } from './letter-context'

const needed: Readonly<Record<string, readonly string[]>> = {
  outcome: ['outcome', 'where'],
  guideline: ['source', 'cited_by'],
}

/** An outcome or guideline lacks what its place in the record is told by; the fix sets what words and block say. */
export const attributeMissing: Check<LetterContext> = {
  id: 'attribute-missing',
  severity: 'error',
  find: ({ text, set, blocks }) =>
    set.spans.flatMap((span) => {
      const missing = (needed[span.label] ?? []).filter((id) => span.attributes[id] === undefined)
      if (missing.length === 0) return []
      const proposed = proposedAttributes(text, blocks, span.label, span)
      const values = Object.fromEntries(missing.map((id) => [id, proposed[id] ?? null]))
      const isKnown = Object.values(values).every((value) => value !== null)
      const facts = {
        attributes: missing.join(' '),
        ...(isKnown && { values: Object.values(values).join(', ') }),
      }
      return [foundOn(span, facts, isKnown ? attributesCommand(span, values) : null)]
    }),
}
