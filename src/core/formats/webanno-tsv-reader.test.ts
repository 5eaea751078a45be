import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { exampleDocument, exampleHead } from './example-corpus'
import type { CorpusDocument } from './format'
import { toolsFor } from './read-tools-fixture'
import { webannoTsv } from './webanno-tsv'
import { escapeText, escapeValue, unescapeText, valuesIn } from './webanno-text'

const read = (chunk: string, path = 'letter.tsv') => [...webannoTsv.read([{ path, chunk }], toolsFor([]))]
const span = (label: string, start: number, end: number) => ({
  label,
  start,
  end,
  attributes: {},
  needsReview: false,
  note: '',
})

describe("INCEpTION's own files", () => {
  it('have spans over parts of tokens, stacked, with numbers', () => {
    const file = `#FORMAT=WebAnno TSV 3.3
#T_SP=webanno.custom.Span|value


#Text=aaaaaa bbbbbb cccccc
1-1	0-6	aaaaaa	2a[1]|1a[2]	
1-1.1	3-6	aaa	9a[3]|6b[4]	
1-2	7-13	bbbbbb	2a[1]|9a[3]|6b[4]	
1-2.1	9-13	bbbb	5a	
1-3	14-20	cccccc	_	
1-3.1	14-17	ccc	9a[3]	
`
    expect(read(file)).toEqual([
      {
        document: {
          documentId: 'letter',
          annotatorId: null,
          note: '',
          text: 'aaaaaa bbbbbb cccccc',
          spans: [
            span('2a', 0, 13),
            span('1a', 0, 6),
            span('9a', 3, 17),
            span('6b', 3, 13),
            span('5a', 9, 13),
          ],
          relations: [],
        },
        labelled: null,
      },
    ])
  })

  it('have relations between numbered spans and others, spans without value, and layers of no interest', () => {
    const file = `#FORMAT=WebAnno TSV 3.3
#T_SP=de.tudarmstadt.ukp.dkpro.core.api.lexmorph.type.pos.POS|PosValue
#T_SP=de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity|identifier|value
#T_SP=webanno.custom.Plain|
#T_CH=webanno.custom.CoreferenceLink|referenceType|referenceRelation
#T_RL=webanno.custom.Relation|label|BT_de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity


#Sentence.id=s1
#Text=This is a test .
1-1	0-4	This	DT	*[1]|*[2]	PER[1]|*[2]	_	_	_	_	_	
1-2	5-7	is	VBZ	*[1]	PER[1]	_	_	_	_	_	
1-3	8-9	a	DT	_	_	*	_	_	_	_	
1-4	10-14	test	NN	*	LOC	_	*->1-1	*->1-1	A|B	1-1[1_0]|1-1[2_0]	
`
    expect(read(file)).toMatchObject([
      {
        document: {
          spans: [
            span('PER', 0, 7),
            span('NamedEntity', 0, 4),
            span('Plain', 8, 9),
            span('LOC', 10, 14),
          ].toSorted((a, b) => a.start - b.start),
          relations: [
            { type: 'A', from: 0, to: 3 },
            { type: 'B', from: 1, to: 3 },
          ],
        },
      },
    ])
  })

  it('have lines of one sentence, and nothing but white space between sentences', () => {
    const file = `#FORMAT=WebAnno TSV 3.3
#T_SP=webanno.custom.Span|label


#Text=Dx: neck\\r
#Text=pain.
1-1	0-2	Dx	_	
1-2	4-8	neck	a[1]	
1-3	10-14	pain	a[1]	

#Text=MRI \\\\ C:\\x
2-1	18-21	MRI	b	
`
    expect(read(file.replaceAll('\n', '\r\n'))).toMatchObject([
      {
        document: { text: 'Dx: neck\r\npain.\n  MRI \\ C:\\x', spans: [span('a', 4, 14), span('b', 18, 21)] },
      },
    ])
  })

  it('count UTF-16, and tokens tell where another tool counts code points', () => {
    const file = `#FORMAT=WebAnno TSV 3.2
#T_SP=webanno.custom.Span|label


#Text=\u{1f600} neck pain
1-1	2-6	neck	a	
1-2	7-11	pain	b	
`
    // Its sentence begins at its first token, so what stands before that is read as it was.
    const moved = file.replace('#Text=\u{1f600} neck', '#Text=neck').replaceAll(/(\d+)-(\d+)\t/g, '$&')
    expect(read(file)).toMatchObject([{ rejected: { reason: 'quote-differs' } }])
    expect(read(moved)).toMatchObject([
      { document: { text: '  neck pain', spans: [span('a', 2, 6), span('b', 7, 11)] } },
    ])
    const emoji = `#FORMAT=WebAnno TSV 3.3\n#T_SP=webanno.custom.Span|label\n\n
#Text=\u{1f600} neck
1-1	0-1	\u{1f600}	_	
1-2	2-6	neck	a	
`
    expect(read(emoji)).toMatchObject([
      { document: { spans: [span('a', 3, 7)] }, counted: { unit: 'code points', text: 'the same' } },
    ])
  })
})

const changed = (from: string | RegExp, to: string) => () => {
  const file = webannoTsv.example.replace(from, to)
  expect(file).not.toBe(webannoTsv.example)
  return read(file)
}

describe('a document is rejected whole', () => {
  it.each<[string, string, number | undefined, () => ReturnType<typeof read>]>([
    ['no head', 'not-webanno-tsv', 1, () => read('Jane Roe\n')],
    ['an empty file', 'not-webanno-tsv', 1, () => read('')],
    ['another version', 'version-unknown', 1, changed('TSV 3.3', 'TSV 2.0')],
    ['a layer of an unknown kind', 'line-malformed', 2, changed('#T_SP=', '#T_XX=')],
    [
      'a relation layer without the layer of its ends',
      'line-malformed',
      3,
      changed('|BT_webanno.custom.GoldspanSpan', ''),
    ],
    ['a row with too few cells', 'line-malformed', 13, changed('*\t*\t_\t_\t\n', '')],
    ['a row without sentence', 'line-malformed', 7, changed(/#Text=.*\n#Text=.*\n/, '\n')],
    ['a sentence without rows', 'sentence-empty', 8, changed('1-1\t', '\n1-1\t')],
    ['a sentence that begins within another', 'line-malformed', 10, changed('1-3\t', '#Text=x\n1-3\t')],
    ['a row id that is none', 'line-malformed', 8, changed('1-1\t', 'x\t')],
    ['a row id twice', 'id-doubled', 9, changed('1-2\t', '1-1\t')],
    ...['15', '-15-18', '15-', '1.5-18', 'a-b'].map(
      (offsets): [string, string, number, () => ReturnType<typeof read>] => [
        `the offsets "${offsets}"`,
        'number-invalid',
        13,
        changed('15-18', offsets),
      ],
    ),
    ['an end behind the text', 'range-invalid', undefined, changed('15-18\tMRI', '15-19\tMRI')],
    ['an end before its start', 'range-invalid', undefined, changed('15-18\tMRI', '18-15\tMRI')],
    ['a token of nothing', 'range-invalid', undefined, changed('15-18\tMRI', '15-15\t')],
    ['a token that is not there', 'quote-differs', undefined, changed('15-18\tMRI', '15-18\tCTI')],
    [
      'a sentence over another',
      'range-invalid',
      undefined,
      changed('1-6\t15-18\t', '\n#Text=MRI\n2-1\t9-12\t'),
    ],
    ['half a surrogate pair', 'text-malformed', undefined, changed('MRI', 'M\ud83dI')],
    ['no label', 'field-missing', 13, changed('\trequest\t', '\t*\t')],
    ['a number that is none', 'line-malformed', 10, changed('finding[1]', 'finding[1_2]')],
    [
      'two spans in a row without numbers',
      'number-missing',
      13,
      changed('request\tfalse', 'request|finding\tfalse|false'),
    ],
    ['a relation from nowhere', 'relation-end-missing', 10, changed('1-6[0_1]', '1-5[0_1]')],
    [
      'a relation from a number that no span has',
      'relation-end-missing',
      10,
      changed('1-6[0_1]', '1-6[7_1]'),
    ],
    ['a relation from what is no row', 'line-malformed', 10, changed('1-6[0_1]', 'x[0_1]')],
    ['a relation without type', 'field-missing', 10, changed('TREATS', '*')],
    [
      'a review flag that is neither true nor false',
      'type-wrong',
      13,
      changed('request\tfalse', 'request\tno'),
    ],
    ['codes that are no JSON', 'json-invalid', 10, changed('\\["M54.2"\\][1]', 'M54.2[1]')],
    ['codes that are no list', 'type-wrong', 10, changed('\\["M54.2"\\][1]', '"M54.2"[1]')],
  ])('for %s', (_, reason, line, act) => {
    const results = act()
    expect(results).toMatchObject([{ rejected: { path: 'letter.tsv', reason } }])
    expect((results[0] as { rejected: { line?: number } }).rejected.line).toBe(line)
    expect(JSON.stringify(results)).not.toMatch(/neck|pain|Jane/)
  })

  it('when a document of that name was there before', () => {
    const files = ['x/a.tsv', 'y/a.tsv'].map((path) => ({ path, chunk: webannoTsv.example }))
    expect([...webannoTsv.read(files, toolsFor([]))]).toMatchObject([
      { document: { documentId: 'a' } },
      { rejected: { path: 'y/a.tsv', reason: 'file-doubled' } },
    ])
  })
})

/** What INCEpTION's reader makes of a file: each sentence at its first token, a line feed behind each line. */
function textByInception(file: string): string {
  let text = ''
  let sentence = ''
  for (const line of file.split('\n')) {
    if (line.startsWith('#Text=')) sentence += `${unescapeText(line.slice(6))}\n`
    const begin = /^\d+-1\t(\d+)-/.exec(line)?.[1]
    if (begin === undefined) continue
    if (text.length > Number(begin)) text = text.slice(0, -1)
    text = text.padEnd(Number(begin)) + sentence
    sentence = ''
  }
  return text
}

describe('what is written', () => {
  const fileOf = (text: string) => {
    const document = { ...exampleDocument.document, text }
    const entry: CorpusDocument = { document, annotator: null, set: null }
    return [...webannoTsv.write(exampleHead, [entry])][0]!.chunk
  }

  it('has every character of the text at its place for INCEpTION, which adds a line feed', () => {
    const pieces = fc.constantFrom(
      'Dx',
      ' ',
      '\n',
      '\n\n',
      '\r\n',
      '\t',
      '\f',
      '\\',
      '\\n',
      '\u0001',
      '\u{1f600}',
      '\u2028',
      '#Text=',
    )
    fc.assert(
      fc.property(fc.array(pieces, { minLength: 1, maxLength: 12 }), (parts) => {
        const text = parts.join('')
        expect(textByInception(fileOf(text))).toBe(`${text}\n`)
      }),
      { numRuns: 300 },
    )
  })

  it('begins the second paragraph as a sentence of its own', () => {
    expect(fileOf(' \nDx.\n\nMRI')).toBe(
      '#FORMAT=WebAnno TSV 3.3\n\n\n#Text= \n#Text=Dx.\n#Text=\n#Text=\n1-1\t0-2\t \\n\t\n1-2\t2-4\tDx\t\n1-3\t4-5\t.\t\n' +
        '\n#Text=MRI\n2-1\t7-10\tMRI\t\n',
    )
  })

  it('is a head alone for an empty text', () => {
    expect(fileOf('')).toBe('#FORMAT=WebAnno TSV 3.3\n\n')
    expect(read(fileOf(''))).toMatchObject([{ document: { text: '', spans: [] } }])
  })
})

describe('escapes', () => {
  it('of values are those of INCEpTION', () => {
    expect(escapeValue('a\\[]|_->;\t\n*\r-')).toBe('a\\\\\\[\\]\\|\\_\\->\\;\\t\\n\\*\\r-')
  })

  it('of text leave what means something in values alone', () => {
    expect(escapeText('a_*[|\\\t\n\f\r\b\u0001\u000b')).toBe('a_*[|\\\\\\t\\n\\f\\r\\b\\\u0001\u000b')
  })

  it('give back any text and any stack of values', () => {
    const odd = fc
      .array(
        fc.constantFrom(
          '\\',
          '|',
          '*',
          '_',
          '[1]',
          '[',
          ']',
          '->',
          '-',
          '>',
          't',
          '\t',
          '\n',
          '\r',
          'a',
          '\u0000',
        ),
        {
          maxLength: 8,
        },
      )
      .map((parts) => parts.join(''))
    fc.assert(
      fc.property(fc.array(fc.tuple(odd, fc.option(fc.nat())), { minLength: 1, maxLength: 4 }), (values) => {
        const cell = values
          .map(([value, number]) => escapeValue(value) + (number === null ? '' : `[${number}]`))
          .join('|')
        expect(valuesIn(cell)).toEqual(
          values.map(([value, number]) => ({ value, numbers: number === null ? null : String(number) })),
        )
        expect(unescapeText(escapeText(values[0]![0]))).toBe(values[0]![0])
      }),
      { numRuns: 500 },
    )
  })
})

it('looks like WebAnno TSV by its first line', () => {
  expect(webannoTsv.looksLike('x.tsv', webannoTsv.example)).toBe(true)
  expect(webannoTsv.looksLike('x.tsv', '-DOCSTART-')).toBe(false)
})
