import type { Command } from '../../annotation/commands'
import { foundOn, type Check } from '../../annotation/checks/check'
import { withoutPunctuation } from '../../annotation/checks/outer-punctuation'
import { attributesCommand, movedSpan } from '../../annotation/span-edit'
import type { Span } from '../../annotation/span'
import type { TextRange } from '../../text/offsets'
import { excessOf } from './bounds'
import type { LetterContext } from './letter-context'

/**
 * Guidelines 3.1: a diagnosis begins without determiners, possessives, quantifiers and assertion words. The fix trims
 * them, and what they assert becomes the status.
 */
export const diagnosisBounds: Check<LetterContext> = {
  id: 'diagnosis-bounds',
  severity: 'warning',
  find: ({ text, set }) =>
    set.spans.flatMap((span) => {
      const range = span.label === 'diagnosis' ? withoutPunctuation(text, span) : null
      const name = range && nameWithin(text, range)
      if (!name || name.start === range.start) return []
      const status = statusBy(name.asserted, span)
      const facts = { ...excessOf(text, span, name), ...(status && { status }) }
      return [foundOn(span, facts, trimmed(text, span, name, status))]
    }),
}

/** In the order of guidelines 3.2: where two fit, the first. */
const assertions = [
  {
    status: 'negated',
    words:
      /^(?:no(?:\s+(?:evidence|signs?|history|mention|diagnosis)\s+of)?|without|denies|negative\s+for|absence\s+of)(?=\s)/i,
  },
  {
    status: 'historical',
    words: /^(?:(?:past\s+|prior\s+)?history\s+of|h\/o|previous|prior|past|resolved)(?=\s)/i,
  },
  {
    status: 'probable',
    words: /^(?:probable|possible|suspected|reported|likely|questionable|rule\s+out|r\/o)(?=\s)/i,
  },
  // An injury after which treatment goes on is active.
  { status: 'active', words: /^(?:status\s+post|s\/p)(?=\s)/i },
] as const

const determiners =
  /^(?:an?|the|this|that|these|those|his|her|their|your|several|some|many|various|numerous|(?:patient|claimant|worker|employee|applicant)(?:'|\u2019)s?)(?=\s)/i

interface Name extends TextRange {
  /** Index of the first of the assertions that stand before it; their number where none does. */
  readonly asserted: number
}

/** The words (UTF-16) behind all that is none of a diagnosis' name; null where nothing is left. */
function nameWithin(text: string, range: TextRange): Name | null {
  let { start, end } = range
  let asserted: number = assertions.length
  for (;;) {
    const words = text.slice(start, end)
    const kind = assertions.findIndex((one) => one.words.test(words))
    const excess = kind === -1 ? determiners.exec(words) : assertions[kind]!.words.exec(words)
    if (!excess) return { start, end, asserted }
    if (kind !== -1) asserted = Math.min(asserted, kind)
    const left = withoutPunctuation(text, { start: start + excess[0].length, end })
    if (!left) return null
    ;({ start, end } = left)
  }
}

/** The status that the words in front of a diagnosis assert, unless the span has that or one that goes before it. */
function statusBy(asserted: number, { attributes }: Span): string | null {
  const now = assertions.findIndex(({ status }) => status === attributes['status'])
  return now === -1 || asserted < now ? (assertions[asserted]?.status ?? null) : null
}

function trimmed(text: string, span: Span, inner: TextRange, status: string | null): Command {
  const moved = movedSpan(text, span, inner)
  const move: Command = { kind: 'moveEdge', before: span, after: moved }
  if (status === null) return move
  return { kind: 'batch', name: 'moveEdge', commands: [move, attributesCommand(moved, { status })] }
}
