import type { Span } from '../../annotation/span'
import { exampleDocument } from '../example-corpus'
import type { LabelledDocument } from '../format'

/*
 * The document of the golden files, with what formats trip over: an astral character, a family joined by ZWJ, CR LF,
 * a form feed, a span over a line end, nested and crossing spans, and white space at the end of a span.
 *
 *   words        UTF-16   code points   UTF-8 bytes
 *   😀            3-5      3-4           3-7
 *   neck⏎pain     7-17     6-16          9-19
 *   pain, 👩‍👧      13-24    12-21         15-32
 *   MRI of neck   26-37    23-34         34-45
 *   neck          33-37    30-34         41-45
 *   Upheld⏎       38-45    35-42         46-53
 *
 * The form feed is at 25 (UTF-16), the text ends at 45 (UTF-16), 42 (code points), 53 (bytes).
 */
const text = 'Dx \u{1f600}: neck\r\npain, \u{1f469}\u200d\u{1f467}.\fMRI of neck\nUpheld\n'

const { document, set } = exampleDocument
const span = (id: string, label: string, start: number, end: number, more: Partial<Span> = {}): Span => ({
  ...set.spans[0]!,
  id: id.repeat(26),
  label,
  start,
  end,
  quote: text.slice(start, end),
  attributes: {},
  note: '',
  ...more,
})

/** For the head of `example-corpus.ts`; its golden files are in the folder of each format. */
export const nastyDocument: LabelledDocument = {
  ...exampleDocument,
  document: {
    ...document,
    text,
    textSha256: '369d09662bba752d84d30009f782ac0b34e393677484dfa792ee7ad82241455a',
    title: 'Jane Roe.txt',
  },
  set: {
    ...set,
    note: 'ask Ben',
    spans: [
      span('b', 'finding', 3, 5),
      span('c', 'finding', 7, 17, { attributes: { codes: ['M54.2', 'R52'], status: 'in doubt' } }),
      span('e', 'finding', 13, 24, { needsReview: true }),
      span('f', 'request', 26, 37),
      span('g', 'finding', 33, 37, { note: 'which side?' }),
      span('h', 'request', 38, 45),
    ],
    relations: [
      { id: 'i'.repeat(26), type: 'TREATS', from: 'f'.repeat(26), to: 'c'.repeat(26) },
      { id: 'j'.repeat(26), type: 'TREATS', from: 'f'.repeat(26), to: 'g'.repeat(26) },
    ],
    decisions: [{ kind: 'absent', row: 'f'.repeat(26), column: 'guideline' }],
  },
}
