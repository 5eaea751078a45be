import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { emptySet, type AnnotationSet } from '../../core/annotation/annotation-set'
import { applyCommand, removeSpanCommand, type Command } from '../../core/annotation/commands'
import {
  advanceHistory,
  emptyHistory,
  redoCommand,
  undoCommand,
  type History,
  type Via,
} from '../../core/annotation/history'
import { rangeOfSelection } from '../../core/text/selection'
import { aDocument, anId, aSpan, quietDeps, temporaryProject } from './project-fixture'
import { openProject } from './project-store'

const document = aDocument('Naïve 👍 letter.\r\nSecond line with é and 𝔘𝔫𝔦𝔠𝔬𝔡𝔢.\fThird page, “quoted”.')
const labels = ['diagnosis', 'requested_item', 'guideline', 'outcome']

type Step =
  | { kind: 'add'; from: number; to: number; label: number }
  | { kind: 'remove' | 'move' | 'relabel' | 'relate' | 'review'; pick: number; other: number }
  | { kind: 'note'; note: string }
  | { kind: 'status'; done: boolean }
  | { kind: 'undo' | 'redo' | 'reopen' | 'crash' | 'flush' | 'stale' }

const at = fc.nat(document.text.length)
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('add'), from: at, to: at, label: fc.nat(3) }) },
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constantFrom('remove', 'move', 'relabel', 'relate', 'review'),
      pick: fc.nat(),
      other: fc.nat(),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('note'), note: fc.string({ unit: 'binary' }) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('status'), done: fc.boolean() }) },
  {
    weight: 4,
    arbitrary: fc.record({ kind: fc.constantFrom('undo', 'redo', 'reopen', 'crash', 'flush', 'stale') }),
  },
)

function commandOf(set: AnnotationSet, history: History, step: Step): [Via, Command] | null {
  const pick = <T>(items: readonly T[], at: number) => items[at % items.length]
  switch (step.kind) {
    case 'add': {
      const range = rangeOfSelection(document.text, step.from, step.to)
      if (!range) return null
      return ['do', { kind: 'addSpan', span: aSpan(document, range.start, range.end, labels[step.label]) }]
    }
    case 'note':
      return ['do', { kind: 'setNote', before: set.note, after: step.note }]
    case 'status':
      return ['do', { kind: 'setStatus', before: set.status, after: step.done ? 'done' : 'in-progress' }]
    case 'undo':
    case 'redo': {
      const command = step.kind === 'undo' ? undoCommand(history) : redoCommand(history)
      return command ? [step.kind, command] : null
    }
    case 'remove':
    case 'move':
    case 'relabel':
    case 'review':
    case 'relate': {
      const span = pick(set.spans, step.pick)
      const other = pick(set.spans, step.other)
      if (!span || !other) return null
      if (step.kind === 'remove') return ['do', removeSpanCommand(set, span)]
      if (step.kind === 'relate') {
        const relation = { id: anId(), type: 'DECIDES', from: span.id, to: other.id }
        return ['do', { kind: 'addRelation', relation }]
      }
      if (step.kind === 'relabel') {
        const after = { ...span, label: labels[step.other % 4]! }
        return ['do', { kind: 'setLabel', before: span, after }]
      }
      if (step.kind === 'review') {
        const after = { ...span, needsReview: !span.needsReview }
        return ['do', { kind: 'setNeedsReview', before: span, after }]
      }
      const { start, end, quote } = aSpan(document, span.start, other.end)
      const range = rangeOfSelection(document.text, start, end)
      if (!range || range.start !== start || range.end !== end) return null
      return ['do', { kind: 'moveEdge', before: span, after: { ...span, start, end, quote } }]
    }
    case 'reopen':
    case 'crash':
    case 'flush':
    case 'stale':
      return null
  }
}

describe('ProjectStore', () => {
  it('holds what the commands make in memory, whenever it is closed, left or opened again', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 40 }), async (steps) => {
        const project = await temporaryProject()
        const annotatorId = anId()
        let store = await openProject(project.path, quietDeps)
        try {
          await store.addDocument(document)
          let set = emptySet(document.id, annotatorId)
          let history = emptyHistory
          for (const step of steps) {
            if (step.kind === 'reopen') await store.close()
            if (step.kind === 'reopen' || step.kind === 'crash') {
              store = await openProject(project.path, quietDeps)
            }
            if (step.kind === 'flush') await store.flush()
            if (step.kind === 'stale') {
              const command: Command = { kind: 'setNote', before: set.note, after: 'stale' }
              const edit = { baseRevision: set.revision + 1, via: 'do', command } as const
              expect(await store.perform(document.id, annotatorId, edit)).toMatchObject({ ok: false })
            }
            const made = commandOf(set, history, step)
            if (made) {
              const [via, command] = made
              const edit = { baseRevision: set.revision, via, command }
              const revision = set.revision + 1
              expect(await store.perform(document.id, annotatorId, edit)).toMatchObject({
                ok: true,
                revision,
              })
              set = { ...applyCommand(set, command), revision }
              history = advanceHistory(history, via, command)
            }
            const found = await store.openDocument(document.id, annotatorId)
            expect(found).toMatchObject({ readOnly: null, set, history })
          }
          const rows = await store.rows(annotatorId)
          expect(rows).toMatchObject([{ spans: set.spans.length, status: set.status, problem: false }])
          await store.close()
          store = await openProject(project.path, quietDeps)
          expect(await store.openDocument(document.id, annotatorId)).toMatchObject({ set, history })
          expect(await store.rows(annotatorId)).toEqual(rows)
          expect(store.notices).toEqual([])
        } finally {
          await store.close()
          await project.dispose()
        }
      }),
      { numRuns: 40 },
    )
  })
})
