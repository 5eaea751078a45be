import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { decodeFile, encodeFile, type FileKind } from './file-envelope'

const sha256Hex = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex')
const kind: FileKind<{ readonly words: string }> = {
  name: 'annotation-set',
  strict: z.strictObject({ words: z.string() }),
  loose: z.object({ words: z.string() }),
}
const whole = encodeFile(kind, { words: 'neck pain' }, sha256Hex)
const read = (text: string) => decodeFile(kind, text, sha256Hex)

describe('a state file', () => {
  it('is read as it was written', () => {
    expect(read(whole)).toEqual({ state: 'ok', body: { words: 'neck pain' } })
  })

  it('is that of a newer app where its version or a field is unknown', () => {
    const newer = { state: 'newer', body: { words: 'neck pain' } }
    expect(read(whole.replace('"version":1', '"version":2'))).toEqual(newer)
    expect(read(whole.replace('"sealed"', '"key":7,"sealed"'))).toEqual(newer)
    expect(read(whole.replace('"sealed":false', '"sealed":true'))).toEqual(newer)
  })

  it('is damaged where the body’s own name is, which is no field of a newer app', () => {
    for (let at = whole.indexOf('"body"') + 1; whole[at] !== '"'; at += 1) {
      const flipped = `${whole.slice(0, at)}x${whole.slice(at + 1)}`
      expect(read(flipped)).toEqual({ state: 'damaged', reason: 'not-this-kind' })
    }
  })

  it('is damaged, or else what it was, whichever character of it is another', () => {
    for (let at = 0; at < whole.length; at += 1) {
      const outcome = read(`${whole.slice(0, at)}~${whole.slice(at + 1)}`)
      if (outcome.state === 'damaged') continue
      expect(outcome).toMatchObject({ body: { words: 'neck pain' } })
    }
  })
})
