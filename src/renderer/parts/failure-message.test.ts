import { describe, expect, it } from 'vitest'
import { failure, failureCodes } from '../../ipc/failures'
import { failureMessage } from './failure-message'

const refusals = [
  'span-exists',
  'span-missing',
  'span-changed',
  'span-related',
  'relation-exists',
  'relation-missing',
  'relation-end-missing',
  'decision-exists',
  'decision-missing',
  'decision-span-missing',
  'value-changed',
  'not-this-edit',
  'not-in-history',
]
const misfits = [
  'range-invalid',
  'quote-differs',
  'label-unknown',
  'attribute-unknown',
  'attribute-invalid',
  'relation-unknown',
  'verdict-without-error',
]

describe('failureMessage', () => {
  it.each(failureCodes)('says what happened and what to do about %s', (code) => {
    const { title, message } = failureMessage(failure(code))
    expect(title).toMatch(/^[A-Z].*[^.]$/)
    expect(message).toMatch(/^[A-Z].*[.]$/)
    expect(`${title} ${message}`).not.toMatch(/undefined|null|NaN|\bE[A-Z]{4,}/)
  })

  it('gives every code a title of its own, but for the two ways in which a change does not fit', () => {
    const titles = new Set(failureCodes.map((code) => failureMessage(failure(code)).title))
    expect(titles.size).toBe(failureCodes.length - 1)
  })

  it('translates a full disk, and says that the screen shows what is saved', () => {
    const { message } = failureMessage(failure('journal-failed', { errno: 'ENOSPC' }))
    expect(message).toBe(
      'The disk is full. The change was taken back, so the screen shows only what is safely on disk. Free some space, then try again.',
    )
  })

  it.each(['ENOSPC', 'EACCES', 'EROFS', 'EIO', 'ENOENT', 'EPERM', 'EBUSY', 'worker-ended'])(
    'never shows the bare code of %s',
    (errno) => {
      expect(failureMessage(failure('write-failed', { errno })).message).not.toContain(errno)
    },
  )

  it('names a system error that it does not know, so that somebody can look it up', () => {
    expect(failureMessage(failure('write-failed', { errno: 'EXYZ' })).message).toContain('EXYZ')
  })

  it.each(['unknown', 'constructor', '__proto__', 'a sentence of a letter'])(
    'does not repeat %j, which is no code of a system',
    (errno) => {
      const { message } = failureMessage(failure('unavailable', { errno }))
      expect(message).toContain('The system reported an error.')
      expect(message).not.toContain(errno)
    },
  )

  it('has its own words for every refusal and misfit', () => {
    const ofRefusals = refusals.map(
      (refusal) => failureMessage(failure('command-refused', { refusal })).message,
    )
    const ofMisfits = misfits.map((misfit) => failureMessage(failure('command-misfit', { misfit })).message)
    expect(new Set([...ofRefusals, ...ofMisfits]).size).toBe(refusals.length + misfits.length)
  })

  it('shows nothing of a fact that it does not expect', () => {
    const details = {
      refusal: 'severe neck pain',
      misfit: 'severe neck pain',
      reason: 'severe neck pain',
      file: 'x',
    }
    for (const code of failureCodes) {
      expect(JSON.stringify(failureMessage(failure(code, details)))).not.toContain('severe neck pain')
    }
  })
})
