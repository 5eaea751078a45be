import { describe, expect, it } from 'vitest'
import { describeError } from './failure-log'

describe('describeError', () => {
  it('says class, code and frames', () => {
    const error = Object.assign(new TypeError('no'), { code: 'ENOSPC' })
    expect(describeError(error)).toMatch(/^TypeError ENOSPC\n\s+at .*failure-log\.test\.ts:\d+:\d+/)
  })

  it('never says the message, however much it looks like a frame', () => {
    const message = 'Jane Doe\n    at Jane Doe (letter:12:3)\n    at Jane Doe'
    expect(describeError(new Error(message))).not.toContain('Jane')
    const changed = new Error('Jane Doe')
    changed.message = 'something else'
    expect(describeError(changed)).not.toContain('Jane')
  })

  it('says of what is no error only its type', () => {
    expect(describeError('Jane Doe')).toBe('string')
  })
})
