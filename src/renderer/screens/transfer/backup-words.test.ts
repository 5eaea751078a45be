import { describe, expect, it } from 'vitest'
import type { BackupRow, RestoredDifference, RestoreItem } from '../../../ipc/backup-views'
import { changeWords, letterWords, lockedWords, problemWords, restoredWords } from './backup-words'

const same: RestoredDifference = {
  spansNow: 2,
  spansThen: 2,
  back: 0,
  changed: 0,
  gone: 0,
  relations: 0,
  decisions: 0,
  statusNow: 'new',
  statusThen: 'new',
  status: false,
  note: false,
}
const row = (letter: BackupRow['letter'], difference: RestoredDifference | null): BackupRow => ({
  documentId: 'a',
  title: 'a.txt',
  letter,
  spans: 3,
  difference,
  isNewer: false,
  readOnly: null,
  revision: 1,
})

describe('changeWords', () => {
  it('says all that would change, one or many', () => {
    expect(changeWords({ ...same, decisions: 1 })).toBe('1 absent cell, waiver, dismissal or verdict differs')
    expect(changeWords({ ...same, back: 1, gone: 2 })).toBe('1 span comes back, 2 spans go')
    expect(
      changeWords({ ...same, changed: 1, relations: 3, status: true, statusThen: 'done', note: true }),
    ).toBe('1 span changes back, 3 relations differ, status becomes Done, the note becomes what it was')
  })
})

describe('letterWords', () => {
  it('says with what a letter comes back', () => {
    expect(letterWords(row('missing', { ...same, spansThen: 5 }))).toMatch(
      /not in .* comes back with your 5 spans/i,
    )
    expect(letterWords(row('missing', null))).toMatch(/your 3 spans on it stay/)
    expect(letterWords({ ...row('damaged', null), spans: 0 })).toMatch(/damaged.*nothing/)
  })
})

describe('restoredWords', () => {
  const item = (outcome: RestoreItem['outcome'], reason = '', facts: RestoreItem['facts'] = {}) =>
    restoredWords({ documentId: 'a', title: 'a.txt', outcome, reason, facts })

  it.each([
    'backup-unreadable',
    'edited-since',
    'read-only',
    'misfit',
    'write-failed',
    'stale-revision',
    'refused',
  ])('says why marks were not restored and what to do: %s', (reason) => {
    for (const words of [
      item('not-restored', reason, { state: 'damaged' }),
      item('letter', reason, { state: 'damaged' }),
    ]) {
      expect(words).toMatch(/^[A-Z].*\.$/)
      expect(words).toMatch(/restore again|try again|open/i)
      expect(words).not.toMatch(/undefined/)
    }
  })

  it('says what is back', () => {
    expect(item('letter')).toBe('The letter is back.')
    expect(item('letter', 'edited-since')).toMatch(/^The letter is back. Your marks are not: /)
    expect(item('not-restored', 'write-failed', { errno: 'ENOSPC' })).toMatch(/disk is full/)
  })
})

describe('a set that can’t be changed', () => {
  it.each(['damaged', 'fork', 'newer', 'unavailable'])('has words that end with what to do: %s', (reason) => {
    expect(lockedWords(reason)).toMatch(/(open|install|check)/i)
  })
})

describe('problemWords', () => {
  it('tells the states of a file apart', () => {
    const states = ['missing', 'changed', 'unreadable', 'extra', 'link'] as const
    const words = new Set(states.map((state) => problemWords({ path: 'project.json', state })))
    expect(words.size).toBe(states.length)
  })
})
