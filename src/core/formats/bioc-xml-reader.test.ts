import { describe, expect, it } from 'vitest'
import { biocXml } from './bioc-xml'
import { exampleDocument, exampleHead } from './example-corpus'
import { toolsFor } from './read-tools-fixture'

const read = (content: string) => [...biocXml.read([{ path: 'x.xml', chunk: content }], toolsFor([]))]

/** As other tools write it: indented, with infons of their own. */
const collection = (
  documents: string,
  key = 'x.key',
) => `<?xml version='1.0' encoding='utf-8' standalone='yes'?>
<collection>
  <source>PubTator</source>
  <date></date>
  <key>${key}</key>
  ${documents}
</collection>`
const document = (passages: string, id = 'letter') => `<document>
    <id>${id}</id>
    ${passages}
  </document>`
const passage = (offset: string, text: string, annotations = '') => `<passage>
      <infon key="type">title</infon>
      <offset>${offset}</offset>
      <text>${text}</text>
      ${annotations}
    </passage>`
const annotation = (offset: string, length: string, quote: string, id = '1') =>
  `<annotation id="${id}"><infon key="identifier">D019547</infon><infon key="type">DIAGNOSIS</infon>` +
  `<location offset="${offset}" length="${length}"/><text>${quote}</text></annotation>`
const span = (start: number, end: number) => ({
  label: 'DIAGNOSIS',
  start,
  end,
  attributes: {},
  needsReview: false,
  note: '',
})
const text = '\u{1f600} neck &amp; arm'

describe('files of other tools', () => {
  it.each([
    ['code points', '2', undefined],
    ['UTF-8 bytes', '5', { unit: 'UTF-8 bytes', text: 'the same' }],
    ['UTF-16 code units', '3', { unit: 'UTF-16 code units', text: 'the same' }],
  ])('count %s as their quotes say', (_, offset, counted) => {
    const [result] = read(
      collection(document(passage('0', text, annotation(offset, '10', 'neck &amp; arm')))),
    )
    expect(result).toMatchObject({
      document: { documentId: 'letter', text: '\u{1f600} neck & arm', spans: [span(3, 13)] },
    })
    expect((result as { counted?: unknown }).counted).toEqual(counted)
  })

  it('have several passages and sentences, and relations in them', () => {
    const sentences = `<passage><offset>11</offset>
      <sentence><offset>11</offset><text>MRI.</text>${annotation('11', '3', 'MRI', '2')}</sentence>
      <sentence><offset>16</offset><text>Why</text></sentence>
      <relation id="R1"><infon key="type">OF</infon><node refid="2" role="a"/><node refid="1" role="b"/></relation>
    </passage>`
    const file = collection(document(passage('0', 'Neck pain.', annotation('0', '4', 'Neck')) + sentences))
    expect(read(file)).toEqual([
      {
        document: {
          documentId: 'letter',
          annotatorId: null,
          note: '',
          text: 'Neck pain.\nMRI.\nWhy',
          spans: [span(0, 4), span(11, 14)],
          relations: [{ type: 'OF', from: 1, to: 0 }],
        },
        labelled: null,
      },
    ])
  })

  it('keep a label that looks like an escape of Goldspan', () => {
    const file = collection(document(passage('0', 'Neck', annotation('0', '4', 'Neck')))).replace(
      'DIAGNOSIS',
      '\\u{41}',
    )
    expect(read(file)).toMatchObject([{ document: { spans: [{ label: '\\u{41}' }] } }])
  })
})

it('holds notes of a document and of its spans', () => {
  const set = { ...exampleDocument.set, note: 'ask <Ben>\f' }
  const content = [...biocXml.write(exampleHead, [{ ...exampleDocument, set }])]
    .map(({ chunk }) => chunk)
    .join('')
  expect(content).toContain('</id><infon key="note">ask &lt;Ben&gt;\\u{c}</infon>')
  expect(content).toContain('<infon key="note">of which region?</infon>')
})

describe('a document is rejected alone', () => {
  it.each<[string, string, string]>([
    ['an end behind the text', 'range-invalid', passage('0', text, annotation('2', '99', 'neck'))],
    ['other words at the place', 'quote-differs', passage('0', text, annotation('2', '4', 'Jane'))],
    ['an offset below 0', 'number-invalid', passage('0', text, annotation('-2', '4', 'neck'))],
    ['half an offset', 'number-invalid', passage('0', text, annotation('2.0', '4', 'neck'))],
    ['an offset that is no number', 'number-invalid', passage('x', text)],
    ['no offset', 'field-missing', '<passage><text>Jane</text></passage>'],
    [
      'no length',
      'field-missing',
      passage('0', text, '<annotation id="1"><location offset="2"/></annotation>'),
    ],
    ['no id of an annotation', 'field-missing', passage('0', text, '<annotation/>')],
    [
      'an id twice',
      'id-doubled',
      passage('0', text, annotation('2', '4', 'neck') + annotation('2', '4', 'neck')),
    ],
    ['no text', 'text-missing', ''],
    [
      'an infon twice',
      'key-doubled',
      passage('0', text, annotation('2', '4', 'neck').replace('"identifier"', '"type"')),
    ],
    [
      'an infon without key',
      'field-missing',
      passage('0', text, annotation('2', '4', 'neck').replace('key="type"', '')),
    ],
    [
      'a relation to nothing',
      'relation-end-missing',
      passage(
        '0',
        text,
        '<relation id="R"><infon key="type">a</infon><node refid="1"/><node refid="2"/></relation>',
      ),
    ],
  ])('for %s', (_, reason, damaged) => {
    const all = ['sound', 'damaged', 'last'].map((id) =>
      document(id === 'damaged' ? damaged : passage('0', 'a'), id),
    )
    const results = read(collection(all.join('\n')))
    expect(results).toMatchObject([
      { document: { documentId: 'sound' } },
      { rejected: { path: 'x.xml', reason, values: { document: 'damaged' } } },
      { document: { documentId: 'last' } },
    ])
    expect(JSON.stringify(results[1])).not.toMatch(/neck|Jane/)
  })

  it('for the id of another document, or none', () => {
    const documents = [document(passage('0', 'a')), document(passage('0', 'b')), '<document></document>']
    expect(read(collection(documents.join('')))).toMatchObject([
      { document: { text: 'a' } },
      { rejected: { reason: 'id-doubled' } },
      { rejected: { reason: 'field-missing' } },
    ])
  })
})

describe('a file is rejected from the fault on', () => {
  it.each<[string, string, string, object[]]>([
    [
      'a document type',
      'document-type',
      `<!DOCTYPE collection SYSTEM "BioC.dtd">${biocXml.example.slice(39)}`,
      [],
    ],
    ['other XML', 'not-bioc', '<annotations/>', []],
    ['no XML', 'xml-invalid', 'Jane Roe', []],
    ['an entity without end', 'xml-invalid', collection(document(passage('0', '&lol;'))), []],
    [
      'a text without end',
      'value-too-long',
      collection(document(passage('0', `<![CDATA[${'a'.repeat(9e6)}]]>`.repeat(2)))),
      [],
    ],
    ['a file cut short', 'xml-invalid', biocXml.example.replace('</collection>', ''), [{ document: {} }]],
  ])('for %s', (_, reason, content, before) => {
    const results = read(content)
    expect(results).toMatchObject([...before, { rejected: { reason } }])
    expect(results).toHaveLength(before.length + 1)
    expect(JSON.stringify(results.at(-1))).not.toMatch(/neck|Jane/)
  })
})

it('looks like BioC by its root, whatever stands before it', () => {
  expect(biocXml.looksLike('x.xml', biocXml.example)).toBe(true)
  expect(biocXml.looksLike('x.xml', '<?xml version="1.0"?><!-- a -->\n<collection><source>')).toBe(true)
  expect(biocXml.looksLike('x.xml', '<xmi:XMI>')).toBe(false)
})
