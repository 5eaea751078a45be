import { describe, expect, it } from 'vitest'
import type { Notice as StoreNotice } from '../../main/store/notice'
import type { Notice } from '../../ipc/views'
import { knownNoticeKinds, noticeMessage } from './notice-message'

const id = 'a'.repeat(26)

/** One of each kind that main's store tells, as its facts cross the bridge. */
const ofTheStore: Record<StoreNotice['kind'], Notice['facts']> = {
  'edits-recovered': { annotatorId: id, edits: 3, until: '2026-11-01T00:00:00Z', checkpoint: 'missing' },
  'set-read-only': { annotatorId: id, reason: 'fork' },
  'journal-tail-damaged': { annotatorId: id, segmentId: id, recordsKept: 12, bytesSetAside: 97 },
  'journal-segment-missing': { annotatorId: id, segments: 1 },
  'spans-dropped': { annotatorId: id },
  'journal-newer': { annotatorId: id, segmentId: id },
  'journal-unavailable': { annotatorId: id, errno: 'EIO' },
  'document-problem': { state: 'damaged' },
  'annotator-problem': { annotatorId: id, state: 'missing' },
  'annotator-rewritten': { annotatorId: id },
  'index-read-here': { errno: 'worker-ended' },
  'index-rebuilt': { reason: 'checksum' },
  'removal-finished': {},
  'removal-unfinished': { errno: 'EACCES' },
  'sync-copy': { file: 'journal', missing: 2 },
  'temporary-files-removed': { count: 1 },
}
const ofTheSettings: Record<string, Notice['facts']> = {
  'settings-damaged': { reason: 'checksum' },
  'settings-newer': {},
  'settings-unavailable': { errno: 'EACCES' },
}

describe('noticeMessage', () => {
  it.each(Object.entries({ ...ofTheStore, ...ofTheSettings }))('has words for %s', (kind, facts) => {
    expect(knownNoticeKinds).toContain(kind)
    const { title, message } = noticeMessage({ kind, facts })
    expect(title).toMatch(/^[A-Z].*[^.]$/)
    expect(message).toMatch(/[.]$/)
    expect(`${title} ${message}`).not.toMatch(/undefined|null|NaN|\bE[A-Z]{2,}\b/)
    expect(`${title} ${message}`).not.toContain(id)
  })

  it.each(knownNoticeKinds)('can say %s without any fact', (kind) => {
    const { title, message } = noticeMessage({ kind, facts: {} })
    expect(`${title} ${message}`).not.toMatch(/undefined|null|NaN/)
  })

  it('counts the letters of which a sync program has made copies, where there are several', () => {
    const titleOf = (facts: Notice['facts']) => noticeMessage({ kind: 'sync-copy', facts }).title
    const facts = { file: 'document', missing: 0 }
    expect(titleOf(facts)).toBe('Your sync program has made a second copy of a letter')
    expect(titleOf({ ...facts, copies: 3 })).toBe('Your sync program has made copies of 3 letters')
    expect(titleOf({ ...facts, file: 'annotation-set', copies: 2 })).toBe(
      'Your sync program has made copies of the marks on 2 letters',
    )
  })

  it('says that nothing was lost where edits came back from the journal', () => {
    expect(
      noticeMessage({
        kind: 'edits-recovered',
        facts: { edits: 1, until: '2020-05-01T12:00:00Z', checkpoint: 'ok' },
      }),
    ).toEqual({
      tone: 'done',
      title: 'Nothing was lost',
      message:
        '1 change up to 1 May 2020 was taken from the journal, because Goldspan ended before it had written them to the saved copy.',
    })
  })

  it.each(['missing', 'unavailable', 'damaged', 'newer'])(
    'tells a document that is %s from the others',
    (state) => {
      const others = ['missing', 'unavailable', 'damaged', 'newer'].filter((other) => other !== state)
      const titleOf = (fact: string) =>
        noticeMessage({ kind: 'document-problem', facts: { state: fact } }).title
      expect(others.map(titleOf)).not.toContain(titleOf(state))
    },
  )

  it.each(['something-new', 'constructor'])('still says something of an unknown kind, %s', (kind) => {
    expect(noticeMessage({ kind, facts: {} }).message).toContain(kind)
  })
})
