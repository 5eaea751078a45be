import { describe, expect, it } from 'vitest'
import { bilou } from './bilou'
import { exampleDocument, exampleHead } from './example-corpus'
import type { FileChunk, Format } from './format'
import { iob2 } from './iob2'
import { toolsFor } from './read-tools-fixture'

const text = 'Dx: neck pain.\n\nMRI \u{1f600}\u200d cervical spine: Upheld\n'
const span = (label: string, words: string) => {
  const start = text.indexOf(words)
  return { label, start, end: start + words.length, attributes: {}, needsReview: false, note: '' }
}
const spans = [
  span('DIAGNOSIS', 'neck'),
  span('DIAGNOSIS', 'pain'),
  span('ITEM', 'MRI \u{1f600}\u200d cervical spine'),
  span('OUTCOME', 'Upheld'),
]
const tokens = ['Dx', ':', 'neck', 'pain', '.', '', 'MRI', '\u{1f600}', 'cervical', 'spine', ':', 'Upheld']

const fileOf = (tags: string, { parting = '\t', middle = '', head = '', end = '\n' } = {}) => {
  const rest = tags.split(' ')
  const rows = tokens.map((token) => (token === '' ? '' : `${token}${parting}${middle}${rest.shift()}`))
  return head + [...rows, '', ''].join(end)
}
const read = (
  format: Format,
  chunk: string,
  besides: FileChunk[] = [{ path: 'texts/a.txt', chunk: text }],
) => [...format.read([{ path: 'a.conll', chunk }], toolsFor(besides))]

describe.each([iob2, bilou])('$id reads what other tools write where the text lies beside', (format) => {
  const iob2Tags = 'O O B-DIAGNOSIS B-DIAGNOSIS O B-ITEM I-ITEM I-ITEM I-ITEM O B-OUTCOME'
  it.each<[string, string]>([
    ['IOB2 in two columns', fileOf(iob2Tags)],
    ['IOB2 in two columns with spaces', fileOf(iob2Tags, { parting: ' ' })],
    [
      'IOB2 in four columns',
      fileOf(iob2Tags, { parting: ' ', middle: 'NN O ', head: '-DOCSTART- -X- O O\n\n' }),
    ],
    ['with three fields in its first line', fileOf(iob2Tags, { parting: ' ', middle: '-X- _ ', head: '-DOCSTART- -X- O\n' })], // prettier-ignore
    ['with line ends CR LF and a byte order mark', `\ufeff${fileOf(iob2Tags, { end: '\r\n' })}`],
    ['IOB1', fileOf('O O I-DIAGNOSIS B-DIAGNOSIS O I-ITEM I-ITEM I-ITEM I-ITEM O I-OUTCOME')],
    ['BIOES', fileOf('O O S-DIAGNOSIS S-DIAGNOSIS O B-ITEM I-ITEM I-ITEM E-ITEM O S-OUTCOME')],
    ['BILOU', fileOf('O O U-DIAGNOSIS U-DIAGNOSIS O B-ITEM I-ITEM I-ITEM L-ITEM O U-OUTCOME')],
    ['a file without an empty line at its end', fileOf(iob2Tags).trimEnd()],
  ])('%s', (_, chunk) => {
    expect(read(format, chunk)).toEqual([
      {
        document: { documentId: 'a', annotatorId: null, text, note: '', spans, relations: [] },
        labelled: null,
      },
    ])
  })

  it('a text of the same name', () => {
    expect(read(format, fileOf(iob2Tags), [{ path: 'a.txt', chunk: text }])).toMatchObject([
      { document: { text } },
    ])
  })

  it.each<[string, string, string, number]>([
    ['another token', fileOf(iob2Tags).replace('cervical', 'thoracic'), 'token-not-in-text', 9],
    ['a token too few', fileOf(iob2Tags).replace('pain\tB-DIAGNOSIS\n', ''), 'token-not-in-text', 4],
    ['an end that is missing', fileOf(iob2Tags).replace('Upheld\tB-OUTCOME\n', ''), 'text-goes-on', 11],
    ['three columns', fileOf(iob2Tags, { middle: 'NN\t' }), 'columns-wrong', 1],
    ['a row of other columns', fileOf(iob2Tags).replace('MRI\t', 'MRI\tNN\tO\t'), 'columns-wrong', 7],
    ['a second document', `${fileOf(iob2Tags)}-DOCSTART- -X- O O\n`, 'documents-several', 14],
    ['an unknown tag', fileOf(iob2Tags).replace('I-ITEM', 'X-ITEM'), 'tag-unknown', 8],
    [
      'an end that nothing began',
      fileOf('O O U-DIAGNOSIS L-DIAGNOSIS O B-ITEM I-ITEM I-ITEM L-ITEM O O'),
      'tag-without-begin',
      4,
    ],
    [
      'a span that does not end',
      fileOf('O O U-DIAGNOSIS O O B-ITEM I-ITEM I-ITEM I-ITEM O O'),
      'tag-without-end',
      11,
    ],
    [
      'a span that goes on under another label',
      fileOf('O O U-A O O B-ITEM I-B I-B L-B O O'),
      'tag-without-begin',
      8,
    ],
  ])('but not %s', (_, chunk, reason, line) => {
    const results = read(format, chunk)
    expect(results).toMatchObject([{ rejected: { path: 'a.conll', reason, line } }])
    expect(JSON.stringify(results)).not.toMatch(/neck|pain|cervical|thoracic/)
  })

  it('nothing without a text', () => {
    expect(read(format, fileOf(iob2Tags), [])).toMatchObject([{ rejected: { reason: 'text-not-beside' } }])
  })
})

describe.each([iob2, bilou])('$id with the text beside', (format) => {
  const files = [...format.write(exampleHead, [exampleDocument])]
  const readChanged = (ending: string, from: string, to: string) => {
    const changed = files.map(({ path, chunk }) => {
      return { path, chunk: path.endsWith(ending) ? chunk.replace(from, to) : chunk }
    })
    return [...format.read(changed, toolsFor(changed))]
  }

  it('gives the text', () => {
    expect(readChanged('', '', '')).toMatchObject([{ document: { text: exampleDocument.document.text } }])
  })

  it('is read without it', () => {
    const [tags, ranges] = files
    expect([...format.read([tags!, ranges!], toolsFor([]))]).toMatchObject([{ document: { text: null } }])
  })

  it('rejects another text', () => {
    expect(readChanged('.txt', 'neck', 'back')).toMatchObject([{ rejected: { reason: 'text-hash-differs' } }])
  })

  it('rejects tokens that are not the text', () => {
    expect(readChanged('.tsv', 'neck', 'back')).toMatchObject([
      { rejected: { reason: 'quote-differs', line: 5 } },
    ])
  })
})

it('a file of one scheme is not read as one of the other', () => {
  const chunk = [...bilou.write(exampleHead, [exampleDocument])]
  const renamed = chunk.map((file) => ({ ...file, path: file.path.replace('.bilou.', '.iob2.') }))
  expect([...iob2.read(renamed, toolsFor(renamed))]).toMatchObject([{ rejected: { reason: 'tag-unknown' } }])
})

it('is told by name', () => {
  expect(iob2.looksLike('a.iob2.tsv', '')).toBe(true)
  expect(iob2.looksLike('a.conll', '')).toBe(true)
  expect(iob2.looksLike('a.bilou.tsv', '')).toBe(false)
  expect(bilou.looksLike('a.bilou.tsv', '')).toBe(true)
  expect(bilou.looksLike('a.bioes', '')).toBe(true)
})
