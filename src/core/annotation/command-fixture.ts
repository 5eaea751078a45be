import fc from 'fast-check'
import { idFromBytes } from '../ids'
import { emptySet, type AnnotationSet } from './annotation-set'
import { removeSpansCommand, type Command } from './commands'
import { contentOf, keyOf, type Decision } from './decision'
import type { Span } from './span'
import { verdictKinds } from './verdict'

const me = idFromBytes(new Uint8Array(17))
/** One id for each small number. */
export const idOf = (number: number) => idFromBytes(new Uint8Array(17).fill(number + 1))

/** A span of a text of x. */
export function spanAt(number: number, start: number, end: number, label = 'diagnosis'): Span {
  return {
    id: idOf(number),
    label,
    start,
    end,
    quote: 'x'.repeat(end - start),
    attributes: {},
    needsReview: false,
    note: '',
    guidelineVersion: 'imr-v1',
    origin: { kind: 'manual', source: '', edited: false },
    by: me,
    at: '2026-11-01T00:00:00.000Z',
  }
}

/** A set that nobody has worked on. */
export const empty = emptySet(me, me)

/** A command that fits the set, chosen by three numbers. */
export function commandFor(set: AnnotationSet, kind: number, which: number, value: number): Command {
  const span = set.spans[which % Math.max(1, set.spans.length)]
  const free = Array.from({ length: 200 }, (_, number) => number).find(
    (number) => !set.spans.some(({ id }) => id === idOf(number)),
  )!
  const other = set.spans[value % Math.max(1, set.spans.length)]
  if (!span || !other || kind === 0) {
    return {
      kind: 'addSpan',
      span: spanAt(free, which, which + 1 + (value % 9), value % 2 ? 'outcome' : 'diagnosis'),
    }
  }
  switch (kind) {
    case 1:
      return removeSpansCommand(set, [span])
    case 2: {
      const end = span.end + 1
      return { kind: 'moveEdge', before: span, after: { ...span, end, quote: 'x'.repeat(end - span.start) } }
    }
    case 3:
      return { kind: 'setLabel', before: span, after: { ...span, label: `label${value % 4}` } }
    case 4:
      return { kind: 'setAttribute', before: span, after: { ...span, attributes: { code: [`A${value}`] } } }
    case 5: {
      const taken = new Set(set.relations.map(({ id }) => id))
      const id = Array.from({ length: 200 }, (_, number) => idOf(number)).find((one) => !taken.has(one))!
      return { kind: 'addRelation', relation: { id, type: 'DECIDES', from: span.id, to: other.id } }
    }
    case 6:
      return { kind: 'setStatus', before: set.status, after: value % 2 ? 'done' : 'in-progress' }
    case 7:
      return { kind: 'setNote', before: set.note, after: `note ${value}` }
    case 8:
      return decidingCommand(set, decisionOn(span, other, which, value))
    case 9: {
      const decision = set.decisions[value % Math.max(1, set.decisions.length)]
      if (decision) return { kind: 'undecide', decision }
      return decidingCommand(set, decisionOn(span, other, which, value))
    }
    case 10:
      return { kind: 'setSpanNote', before: span, after: { ...span, note: `note ${value}` } }
    default:
      return {
        kind: 'batch',
        name: 'two',
        commands: [
          { kind: 'addSpan', span: spanAt(free, 1, 4) },
          { kind: 'setNote', before: set.note, after: `batch ${value}` },
        ],
      }
  }
}

/** A decision of any kind, about these spans or a range of a text of x. */
function decisionOn(span: Span, other: Span, which: number, value: number): Decision {
  const range = { start: which, end: which + 1 + (value % 2) }
  const waived = { kind: 'waived', check: `check${value % 2}`, reason: `reason ${value}` } as const
  switch (value % 5) {
    case 0:
      return { kind: 'absent', row: span.id, column: `column${which % 2}` }
    case 1:
      return { ...waived, spans: [...new Set([span.id, other.id])].sort(), range: null }
    case 2:
      return { ...waived, spans: [], range }
    case 3: {
      const side = { label: 'diagnosis', ...range }
      const sides = [
        { gold: side, predicted: null },
        { gold: null, predicted: side },
        { gold: side, predicted: { ...side, end: side.end + 1 } },
      ]
      const verdict = verdictKinds[value % verdictKinds.length]!
      return { kind: 'verdict', ...sides[which % sides.length]!, verdict, note: `note ${value % 7}` }
    }
    default:
      return { kind: 'dismissed', label: 'diagnosis', ...range }
  }
}

/** Decides so, whatever was decided there before; takes back what was decided just so. */
function decidingCommand(set: AnnotationSet, decision: Decision): Command {
  const before = set.decisions.find((made) => keyOf(made) === keyOf(decision))
  if (!before) return { kind: 'decide', decision }
  const undecide = { kind: 'undecide', decision: before } as const
  if (contentOf(before) === contentOf(decision)) return undecide
  return { kind: 'batch', name: 'decide', commands: [undecide, { kind: 'decide', decision }] }
}

/** Numbers for commandFor, one command after the other. */
export const steps = fc.array(fc.tuple(fc.nat(11), fc.nat(150), fc.nat(50)), { maxLength: 60 })
