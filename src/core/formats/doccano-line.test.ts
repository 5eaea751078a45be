import fc from 'fast-check'
import { expect, test } from 'vitest'
import { doccanoLine } from './doccano-line'

const text = 'Dx: neck pain.\nMRI cervical spine: Upheld\n'
const spans = [
  { start: 4, end: 13, label: 'DIAGNOSIS' },
  { start: 15, end: 33, label: 'REQUESTED_ITEM' },
  { start: 35, end: 41, label: 'OUTCOME' },
]

test('the documented example comes out as doccano writes it', () => {
  expect(doccanoLine(text, spans, null, { file: 'a.txt' })).toBe(
    '{"text":"Dx: neck pain.\\nMRI cervical spine: Upheld\\n",' +
      '"label":[[4,13,"DIAGNOSIS"],[15,33,"REQUESTED_ITEM"],[35,41,"OUTCOME"]],"meta":{"file":"a.txt"}}\n',
  )
})

test('the documented example with relations comes out as doccano writes it', () => {
  expect(doccanoLine(text, spans.slice(1), [{ type: 'OUTCOME_OF', from: 1, to: 0 }], {})).toBe(
    '{"text":"Dx: neck pain.\\nMRI cervical spine: Upheld\\n","entities":[' +
      '{"id":1,"label":"REQUESTED_ITEM","start_offset":15,"end_offset":33},' +
      '{"id":2,"label":"OUTCOME","start_offset":35,"end_offset":41}],' +
      '"relations":[{"id":1,"from_id":2,"to_id":1,"type":"OUTCOME_OF"}],"meta":{}}\n',
  )
})

test('offsets count code points, and a line stays one line for every reader', () => {
  const part = fc.constantFrom('a', '😀', '\u2028', '\u0085', '\n', '"', '×')
  fc.assert(
    fc.property(fc.array(part), fc.array(part, { minLength: 1 }), fc.array(part), (before, inside, after) => {
      const [start, length] = [before.join('').length, inside.join('').length]
      const text = [...before, ...inside, ...after].join('')
      const line = doccanoLine(text, [{ start, end: start + length, label: 'L' }], null, {})
      expect(line.slice(0, -1)).not.toMatch(/[\n\u0085\u2028\u2029]/)
      const read = JSON.parse(line) as { text: string; label: [number, number, string][] }
      expect(read.text).toBe(text)
      expect([...text].slice(read.label[0]![0], read.label[0]![1])).toEqual(inside)
    }),
  )
})
