import { describe, expect, it } from 'vitest'
import { empty, spanAt } from '../../../core/annotation/command-fixture'
import { imrLabelSchema } from '../../../core/imr/label-schema'
import type { Moment } from '../../../core/storage/versions'
import { wordsOfMoment } from './change-words'
import { differenceWords } from './difference-words'

const text = 'The patient has lumbar\r\n strain.'
const moment = (via: Moment['via'], what: Moment['what']): Moment => ({
  revision: 1,
  at: '2026-01-01T00:00:00Z',
  spans: 1,
  via,
  what,
})
const ofSpan = { label: imrLabelSchema.labels[0]!.id, start: 16, end: 31, needsReview: true }

describe('wordsOfMoment', () => {
  it('names label and quote as the coder knows them', () => {
    expect(wordsOfMoment(moment('do', { kind: 'addSpan', ...ofSpan }), imrLabelSchema, text)).toEqual({
      done: 'Diagnosis added',
      quote: 'lumbar strain',
    })
  })

  it.each([
    [moment('undo', { kind: 'removeSpan', ...ofSpan }), 'Undo: Diagnosis deleted'],
    [moment('redo', { kind: 'setLabel', ...ofSpan }), 'Redo: Label: Diagnosis'],
    [moment('do', { kind: 'setNeedsReview', ...ofSpan }), 'Diagnosis: needs review'],
    [moment('do', { kind: 'setSpanNote', ...ofSpan }), 'Diagnosis: note changed'],
    [moment('do', { kind: 'decide', what: 'absent' }), 'Marked as absent'],
    [moment('do', { kind: 'undecide', what: 'absent' }), 'No longer marked as absent'],
    [moment('undo', { kind: 'decide', what: 'waived' }), 'Undo: Check waived'],
    [moment('do', { kind: 'undecide', what: 'waived' }), 'Waiver taken back'],
    [moment('do', { kind: 'decide', what: 'dismissed', ...ofSpan }), 'Diagnosis dismissed'],
    [moment('do', { kind: 'undecide', what: 'dismissed', ...ofSpan }), 'Diagnosis no longer dismissed'],
    [moment('do', { kind: 'setStatus', status: 'in-progress' }), 'Status: in progress'],
    [moment('undo', { kind: 'several', name: 'restore', commands: 3 }), 'Undo: Earlier version restored'],
    [moment('do', { kind: 'several', name: 'two', commands: 2 }), '2 changes at once'],
    [moment('do', { kind: 'addSpan', ...ofSpan, label: 'gone' }), 'gone added'],
  ])('says what was done: %#', (of, words) => {
    expect(wordsOfMoment(of, imrLabelSchema, text).done).toBe(words)
  })
})

describe('differenceWords', () => {
  it('says what restoring would change', () => {
    const now = { ...empty, spans: [spanAt(1, 0, 5), spanAt(2, 6, 9)], note: 'n' }
    const then = { ...empty, spans: [spanAt(2, 6, 9, 'outcome')], status: 'done' as const }
    expect(differenceWords(now, then)).toBe(
      '1 span then, 2 now: 1 would go, 1 would be as it was, the status would be done, the note would be as it was.',
    )
  })

  it('counts decisions', () => {
    const decisions = [{ kind: 'dismissed', label: 'outcome', start: 0, end: 5 }] as const
    expect(differenceWords(empty, { ...empty, decisions })).toBe(
      '0 spans then, 0 now: 1 absent cell, waiver, dismissal or verdict would change.',
    )
  })

  it('says that nothing would change', () => {
    expect(differenceWords(empty, { ...empty, revision: 7 })).toBe(
      '0 spans then, 0 now: nothing would change.',
    )
  })
})
