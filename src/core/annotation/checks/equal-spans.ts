import type { AnnotationSet } from '../annotation-set'
import { removeSpansCommand } from '../commands'
import { compareText, type Span } from '../span'
import type { Check, CheckContext } from './check'

/** The same words have the same label more than once. The fix keeps one, if nothing is lost with the others. */
export const equalSpans: Check<CheckContext> = {
  id: 'equal-spans',
  severity: 'error',
  find: ({ set }) => {
    const told = saidOf(set)
    return groupsOf(set.spans).map((group) => {
      const sayings = group.map((span) => told(span))
      // The one that says the most; what is said of the others has to be said of it too.
      const kept = sayings.reduce((best, one, i) => (one.size > sayings[best]!.size ? i : best), 0)
      const isSafe = sayings.every((one) => [...one].every((saying) => sayings[kept]!.has(saying)))
      return {
        spans: group.map(({ id }) => id).sort(compareText),
        range: { start: group[0]!.start, end: group[0]!.end },
        facts: { label: group[0]!.label, count: group.length },
        fix: isSafe
          ? removeSpansCommand(
              set,
              group.filter((_, i) => i !== kept),
            )
          : null,
      }
    })
  },
}

/** Equal ones follow one another in the canonical order. */
function groupsOf(spans: readonly Span[]): readonly (readonly Span[])[] {
  const groups: Span[][] = []
  for (const span of spans) {
    const first = groups.at(-1)?.[0]
    if (first && first.start === span.start && first.end === span.end && first.label === span.label)
      groups.at(-1)!.push(span)
    else groups.push([span])
  }
  return groups.filter(({ length }) => length > 1)
}

/** What a set says of a span beside its words and label. */
function saidOf({ relations }: AnnotationSet): (span: Span) => ReadonlySet<string> {
  const ofSpans = new Map<string, string[]>()
  const add = (id: string, saying: string) => {
    const known = ofSpans.get(id)
    if (known) known.push(saying)
    else ofSpans.set(id, [saying])
  }
  for (const { type, from, to } of relations) {
    add(from, `to ${type} ${to}`)
    add(to, `from ${type} ${from}`)
  }
  return ({ id, attributes, needsReview, note }) =>
    new Set([
      ...(ofSpans.get(id) ?? []),
      ...Object.entries(attributes).map((entry) => JSON.stringify(entry)),
      ...(needsReview ? ['needs review'] : []),
      ...(note === '' ? [] : [`note ${note}`]),
    ])
}
