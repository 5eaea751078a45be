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

  it('takes the words of a span over a TAB whole, or they would tell of another unit', () => {
    const results = [
      ...readBrat([
        { path: 'x.txt', chunk: '\u{1f600}\ta' },
        { path: 'x.ann', chunk: 'T1\tdx 0 3\t\u{1f600}\ta\n' },
      ]),
    ]
    expect(results).toMatchObject([{ document: { spans: [{ start: 0, end: 4 }] } }])
    expect(results[0]).not.toHaveProperty('counted')
  })

  it('takes notes on a span that name no attribute as its note', () => {
    const notes =
      '#1\tAnnotatorNotes T1\twhich side?\n#2\tAnnotatorNotes T1\tcomment: old\n#3\tAnnotatorNotes T1\task\n'
    expect(read(`T1\tdx 2 11\tneck pain\n${notes}`)).toMatchObject([
      { document: { spans: [{ note: 'which side?\nask', attributes: { comment: 'old' } }] } },
    ])
  })
})
