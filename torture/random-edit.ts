import { documentStatuses } from '../src/core/annotation/annotation-set'
import { removeSpansCommand, type Command } from '../src/core/annotation/commands'
import { keyOf, type Decision } from '../src/core/annotation/decision'
import { redoCommand, undoCommand, type Via } from '../src/core/annotation/history'
import { idFromBytes, type Id } from '../src/core/ids'
import type { Span } from '../src/core/annotation/span'
import type { SourceDocument } from '../src/core/project'
import { rangeOfSelection } from '../src/core/text/selection'
import { aSpan } from '../src/main/store/project-fixture'
import type { Random } from './random'
import type { SetModel } from './set-model'

const labels = ['diagnosis', 'requested_item', 'guideline', 'outcome']
const notes = ['', 'Ask the reviewer.', 'naïve 👍', '\u0000\u2028"\\', 'a lone \ud800 half', 'x'.repeat(300)]
const kinds = [
  ...Array<'add'>(7).fill('add'),
  ...Array<'undo'>(4).fill('undo'),
  ...Array<'redo'>(2).fill('redo'),
  ...([
    'remove',
    'remove',
    'move',
    'relabel',
    'relate',
    'review',
    'span-note',
    'decide',
    'decide',
    'undecide',
    'note',
    'status',
  ] as const),
]
/** Spans of a set beyond which more are removed than added. */
const manySpans = 40

/** An edit that a model takes; ids come from `bytes`. */
export function randomEdit(
  model: SetModel,
  document: SourceDocument,
  random: Random,
  bytes: (count: number) => Uint8Array,
): { readonly via: Via; readonly command: Command } {
  for (;;) {
    const [via, command] = attempt(model, document, random, () => idFromBytes(bytes(17))) ?? []
    if (via && command) return { via, command }
  }
}

function attempt(
  { set, history }: SetModel,
  document: SourceDocument,
  random: Random,
  newId: () => Id,
): readonly [Via, Command] | null {
  const drawn = random.pick(kinds)
  const kind = drawn === 'add' && set.spans.length > manySpans ? 'remove' : drawn
  const at = () => random.below(document.text.length + 1)
  switch (kind) {
    case 'add': {
      const from = at()
      const range = rangeOfSelection(document.text, from, from + random.below(40) - 20)
      if (!range) return null
      const span = aSpan(document, range.start, range.end, random.pick(labels))
      return ['do', { kind: 'addSpan', span: { ...span, id: newId(), by: newId() } }]
    }
    case 'note': {
      const after = random.pick(notes)
      return ['do', { kind: 'setNote', before: set.note, after }]
    }
    case 'status':
      return ['do', { kind: 'setStatus', before: set.status, after: random.pick(documentStatuses) }]
    case 'undecide': {
      if (set.decisions.length === 0) return null
      return ['do', { kind: 'undecide', decision: random.pick(set.decisions) }]
    }
    case 'undo':
    case 'redo': {
      const command = kind === 'undo' ? undoCommand(history) : redoCommand(history)
      return command ? [kind, command] : null
    }
    case 'remove':
    case 'move':
    case 'relabel':
    case 'review':
    case 'span-note':
    case 'decide':
    case 'relate':
      break
  }
  if (set.spans.length === 0) return null
  const span = random.pick(set.spans)
  switch (kind) {
    case 'remove':
      return ['do', removeSpansCommand(set, [span])]
    case 'relabel':
      return [
        'do',
        { kind: 'setLabel', before: span, after: { ...span, label: random.pick(labels), attributes: {} } },
      ]
    case 'review':
      return [
        'do',
        { kind: 'setNeedsReview', before: span, after: { ...span, needsReview: !span.needsReview } },
      ]
    case 'span-note':
      return ['do', { kind: 'setSpanNote', before: span, after: { ...span, note: random.pick(notes) } }]
    case 'decide': {
      const decision = randomDecision(span, random)
      return set.decisions.some((made) => keyOf(made) === keyOf(decision))
        ? null
        : ['do', { kind: 'decide', decision }]
    }
    case 'relate': {
      const relation = { id: newId(), type: 'DECIDES', from: span.id, to: random.pick(set.spans).id }
      return ['do', { kind: 'addRelation', relation }]
    }
    case 'move': {
      const range = rangeOfSelection(document.text, span.start, at())
      if (!range) return null
      const quote = document.text.slice(range.start, range.end)
      return ['do', { kind: 'moveEdge', before: span, after: { ...span, ...range, quote } }]
    }
  }
}

/** A decision about a span, or about the words under it. */
function randomDecision({ id, label, start, end }: Span, random: Random): Decision {
  const reason = random.pick(notes)
  switch (random.pick(['absent', 'span-waived', 'range-waived', 'dismissed'] as const)) {
    case 'absent':
      return { kind: 'absent', row: id, column: random.pick(labels) }
    case 'span-waived':
      return { kind: 'waived', check: 'any', spans: [id], range: null, reason }
    case 'range-waived':
      return { kind: 'waived', check: 'any', spans: [], range: { start, end }, reason }
    case 'dismissed':
      return { kind: 'dismissed', label, start, end }
  }
}
