import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { AnnotationSet } from './annotation-set'
import { commandFor, empty, idOf, spanAt, steps } from './command-fixture'
import { applyCommand, CommandRefused, inverseOf, removeSpansCommand, type Command } from './commands'
import { advanceHistory, emptyHistory, redoCommand, undoCommand, type History } from './history'
import { isAbsent, isAscending, keyOf, waiverOf, type Decision } from './decision'
import { compareSpans } from './span'

describe('applyCommand', () => {
  it('is taken back exactly by the inverse, whatever was done before', () => {
    fc.assert(
      fc.property(steps, (choices) => {
        let set = empty
        for (const choice of choices) {
          const command = commandFor(set, ...choice)
          const after = applyCommand(set, command)
          expect(applyCommand(after, inverseOf(command))).toEqual(set)
          set = after
        }
      }),
    )
  })

  it('keeps spans and decisions in canonical order, no decision twice', () => {
    fc.assert(
      fc.property(steps, (choices) => {
        let set = empty
        for (const choice of choices) set = applyCommand(set, commandFor(set, ...choice))
        expect(set.spans).toEqual([...set.spans].sort(compareSpans))
        expect(isAscending(set.decisions.map(keyOf))).toBe(true)
      }),
    )
  })

  it('applies a batch as it would each of its commands, and refuses it for the same reason', () => {
    const outcomeOf = (work: () => AnnotationSet) => {
      try {
        return work()
      } catch (error) {
        return (error as CommandRefused).refusal
      }
    }
    fc.assert(
      fc.property(
        steps,
        fc.array(fc.nat(59), { maxLength: 20 }),
        fc.boolean(),
        (choices, picks, isUndone) => {
          const commands: Command[] = []
          let set = empty
          for (const choice of choices) {
            const command = commandFor(set, ...choice)
            commands.push(command)
            set = applyCommand(set, command)
          }
          // Out of order and doubled, so that many are refused; gathered by kind, so that there are runs.
          const picked = picks
            .flatMap((pick) => commands[pick] ?? [])
            .flatMap((one) => (one.kind === 'batch' ? one.commands : one))
          const gathered = picked.sort((a, b) => (a.kind < b.kind ? -1 : a.kind > b.kind ? 1 : 0))
          for (const [start, given] of [
            [empty, commands],
            [empty, gathered],
            [set, gathered],
            [set, gathered.map(inverseOf)],
          ] as const) {
            const batch: Command = {
              kind: 'batch',
              name: 'any',
              commands: isUndone ? [...given].reverse() : given,
            }
            expect(outcomeOf(() => applyCommand(start, batch))).toEqual(
              outcomeOf(() =>
                batch.commands.reduce((before, command) => applyCommand(before, command), start),
              ),
            )
          }
        },
      ),
      { numRuns: 500 },
    )
  })

  it('takes a batch of many spans, relations and decisions back exactly', () => {
    const spans = Array.from({ length: 200 }, (_, number) =>
      spanAt(number, (number * 7) % 50, 60 + (number % 9)),
    )
    const commands: Command[] = [
      ...spans.map((span): Command => ({ kind: 'addSpan', span })),
      ...spans.slice(1).map((span, index): Command => ({
        kind: 'addRelation',
        relation: { id: idOf(index), type: 'DECIDES', from: span.id, to: spans[index]!.id },
      })),
      ...spans.map(({ id }): Command => ({
        kind: 'decide',
        decision: { kind: 'absent', row: id, column: 'guideline' },
      })),
    ]
    const batch: Command = { kind: 'batch', name: 'import', commands }
    const set = applyCommand(empty, batch)
    expect(set.spans).toEqual([...spans].sort(compareSpans))
    expect(set.relations).toHaveLength(199)
    expect(set.decisions).toHaveLength(200)
    expect(applyCommand(set, inverseOf(batch))).toEqual(empty)
  })

  it('keeps both spans when they cross', () => {
    const first = spanAt(0, 0, 10)
    const second = spanAt(1, 5, 15)
    const set = applyCommand(applyCommand(empty, { kind: 'addSpan', span: second }), {
      kind: 'addSpan',
      span: first,
    })
    expect(set.spans).toEqual([first, second])
  })

  it.each<[string, Command, string]>([
    ['a second span of the same id', { kind: 'addSpan', span: spanAt(0, 3, 4) }, 'span-exists'],
    ['removing a span that is not there', { kind: 'removeSpan', span: spanAt(9, 0, 4) }, 'span-missing'],
    ['removing a span that has changed since', { kind: 'removeSpan', span: spanAt(0, 0, 5) }, 'span-changed'],
    [
      'an edit that changes more than its kind allows',
      { kind: 'setLabel', before: spanAt(0, 0, 4), after: spanAt(0, 0, 3, 'outcome') },
      'not-this-edit',
    ],
    [
      'a status that was not the current one',
      { kind: 'setStatus', before: 'done', after: 'new' },
      'value-changed',
    ],
    [
      'a relation to a span that is not there',
      { kind: 'addRelation', relation: { id: idOf(50), type: 'DECIDES', from: idOf(0), to: idOf(7) } },
      'relation-end-missing',
    ],
    [
      'a decision about a span that is not there',
      { kind: 'decide', decision: { kind: 'absent', row: idOf(7), column: 'guideline' } },
      'decision-span-missing',
    ],
    [
      'taking back what is not decided',
      { kind: 'undecide', decision: { kind: 'absent', row: idOf(0), column: 'guideline' } },
      'decision-missing',
    ],
    [
      'another field with the note',
      {
        kind: 'setSpanNote',
        before: spanAt(0, 0, 4),
        after: { ...spanAt(0, 0, 4), note: 'n', needsReview: true },
      },
      'not-this-edit',
    ],
  ])('refuses %s', (_, command, refusal) => {
    const set = applyCommand(empty, { kind: 'addSpan', span: spanAt(0, 0, 4) })
    expect(() => applyCommand(set, command)).toThrow(new CommandRefused(refusal as never))
  })

  it('refuses to remove a span from under its relations, and removes both as one step', () => {
    const [a, b] = [spanAt(0, 0, 4), spanAt(1, 5, 9)]
    const relation = { id: idOf(40), type: 'DECIDES', from: a.id, to: b.id }
    const set = [
      { kind: 'addSpan', span: a } as const,
      { kind: 'addSpan', span: b } as const,
      { kind: 'addRelation', relation } as const,
    ].reduce<AnnotationSet>(applyCommand, empty)
    expect(() => applyCommand(set, { kind: 'removeSpan', span: b })).toThrow('span-related')
    const removal = removeSpansCommand(set, [b])
    expect(applyCommand(set, removal)).toEqual({ ...set, spans: [a], relations: [] })
  })
})

describe('decisions', () => {
  const [a, b] = [spanAt(0, 0, 4), spanAt(1, 5, 9)]
  const waived = (reason: string, ...spans: string[]): Decision => ({
    kind: 'waived',
    check: 'overlap',
    spans: spans.sort(),
    range: null,
    reason,
  })
  const decided = (...decisions: readonly Decision[]) =>
    decisions.reduce<AnnotationSet>((set, decision) => applyCommand(set, { kind: 'decide', decision }), {
      ...empty,
      spans: [a, b],
    })

  it('are the same whatever the reason, and taken back only with the reason that they have', () => {
    const set = decided(waived('as printed', a.id))
    const other = waived('another', a.id)
    expect(() => applyCommand(set, { kind: 'decide', decision: other })).toThrow('decision-exists')
    expect(() => applyCommand(set, { kind: 'undecide', decision: other })).toThrow('decision-missing')
    expect(
      decided(waived('one', a.id), waived('one', b.id), waived('one', a.id, b.id)).decisions,
    ).toHaveLength(3)
  })

  it('hold a span that they name, and go with it in one step that undo takes back', () => {
    const absent: Decision = { kind: 'absent', row: b.id, column: 'guideline' }
    const dismissed: Decision = { kind: 'dismissed', label: 'outcome', start: 5, end: 9 }
    const set = decided(absent, waived('so', a.id, b.id), waived('so', a.id), dismissed)
    for (const span of [a, b]) {
      expect(() => applyCommand(set, { kind: 'removeSpan', span })).toThrow('span-related')
    }
    const removal = removeSpansCommand(set, [b])
    const after = applyCommand(set, removal)
    expect(after).toEqual({ ...decided(waived('so', a.id), dismissed), spans: [a] })
    expect(applyCommand(after, inverseOf(removal))).toEqual(set)
  })

  it('are found by cell and by finding', () => {
    const range = { start: 2, end: 3 }
    const set = decided({ kind: 'absent', row: a.id, column: 'guideline' }, waived('so', a.id, b.id), {
      ...waived('here'),
      range,
    } as Decision)
    expect(isAbsent(set, a.id, 'guideline')).toBe(true)
    expect(isAbsent(set, b.id, 'guideline')).toBe(false)
    expect(isAbsent(set, a.id, 'outcome')).toBe(false)
    const spans = [a.id, b.id].sort()
    expect(waiverOf(set, { check: 'overlap', spans, range: null })?.reason).toBe('so')
    expect(waiverOf(set, { check: 'overlap', spans: [], range })?.reason).toBe('here')
    expect(waiverOf(set, { check: 'overlap', spans: [a.id], range: null })).toBeUndefined()
    expect(waiverOf(set, { check: 'other', spans, range: null })).toBeUndefined()
  })
})

describe('history', () => {
  it('walks back to the beginning and forward again through any commands', () => {
    fc.assert(
      fc.property(steps, (choices) => {
        let set = empty
        let history: History = emptyHistory
        const seen = [set]
        for (const choice of choices) {
          const command = commandFor(set, ...choice)
          set = applyCommand(set, command)
          history = advanceHistory(history, 'do', command)
          seen.push(set)
        }
        for (let at = seen.length - 2; at >= 0; at -= 1) {
          const command = undoCommand(history)!
          set = applyCommand(set, command)
          history = advanceHistory(history, 'undo', command)
          expect(set).toEqual(seen[at])
        }
        expect(undoCommand(history)).toBeUndefined()
        for (let at = 1; at < seen.length; at += 1) {
          const command = redoCommand(history)!
          set = applyCommand(set, command)
          history = advanceHistory(history, 'redo', command)
          expect(set).toEqual(seen[at])
        }
        expect(redoCommand(history)).toBeUndefined()
      }),
    )
  })

  it('forgets what was undone once something new is done', () => {
    const first: Command = { kind: 'setNote', before: '', after: 'a' }
    const second: Command = { kind: 'setNote', before: '', after: 'b' }
    let history = advanceHistory(emptyHistory, 'do', first)
    history = advanceHistory(history, 'undo', inverseOf(first))
    history = advanceHistory(history, 'do', second)
    expect(history).toEqual({ past: [second], future: [] })
  })
})
