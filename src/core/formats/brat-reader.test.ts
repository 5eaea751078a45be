import { describe, expect, it } from 'vitest'
import { readBrat } from './brat-reader'

const text = '\u{1f600} neck pain, \u{1f600} MRI'
const read = (ann: string) => [
  ...readBrat([
    { path: 'x.txt', chunk: text },
    { path: 'x.ann', chunk: ann },
  ]),
]

describe('readBrat', () => {
  it('knows by the tails that the page of brat has counted UTF-16 code units', () => {
    expect(read('T1\tdx 3 12\tneck pain\nT2\titem 17 20\tMRI\n')).toMatchObject([
      {
        document: {
          spans: [
            { start: 3, end: 12 },
            { start: 17, end: 20 },
          ],
        },
        counted: { unit: 'UTF-16 code units' },
      },
    ])
  })

  it('counts code points where the tails say nothing else', () => {
    const [result] = read('T1\tdx 2 11\tneck pain\nT2\titem 15 18\tMRI\n')
    expect(result).toMatchObject({
      document: {
        spans: [
          { start: 3, end: 12 },
          { start: 17, end: 20 },
        ],
      },
    })
    expect(result).not.toHaveProperty('counted')
  })

  it('takes no other way of counting where that fits only some of the lines', () => {
    expect(read('T1\tdx 3 12\tneck pain\nT2\titem 15 18\tMRI\n')).toMatchObject([
      { rejected: { line: 1, reason: 'quote-differs' } },
      { document: { spans: [{ start: 17, end: 20 }] } },
    ])
  })
})
