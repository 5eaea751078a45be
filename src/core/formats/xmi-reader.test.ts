import { describe, expect, it } from 'vitest'
import { exampleDocument, exampleHead } from './example-corpus'
import { toolsFor } from './read-tools-fixture'
import { xmi } from './xmi'
import { xmiExample } from './xmi-example'

const read = (chunk: string, path = 'letter.xmi') => [...xmi.read([{ path, chunk }], toolsFor([]))]

/** As INCEpTION writes it: prefixes of its own choice, elements before their Sofa, types that Goldspan does not know. */
const inception = (structures: string, members: string, more = '') => `<?xml version="1.0" encoding="UTF-8"?>
<xmi:XMI xmlns:pos="http:///de/tudarmstadt/ukp/dkpro/core/api/lexmorph/type/pos.ecore" xmlns:xmi="http://www.omg.org/XMI" xmlns:cas="http:///uima/cas.ecore" xmlns:type4="http:///de/tudarmstadt/ukp/clarin/webanno/api/type.ecore" xmlns:type3="http:///de/tudarmstadt/ukp/dkpro/core/api/ner/type.ecore" xmlns:type5="http:///de/tudarmstadt/ukp/dkpro/core/api/segmentation/type.ecore" xmlns:custom="http:///webanno/custom.ecore" xmlns:custom2="http:///custom.ecore" xmi:version="2.0">
    <cas:NULL xmi:id="0"/>
    <type5:Sentence xmi:id="8" sofa="1" begin="0" end="12"/>
    <type5:Token xmi:id="9" sofa="1" begin="3" end="7" order="0"/>
    <type4:CASMetadata xmi:id="7" sofa="1" begin="0" end="0" username="ann" lastChangedOnDisk="1"/>
    ${structures}
    <cas:Sofa xmi:id="1" sofaNum="1" sofaID="_InitialView" mimeType="text" sofaString="&#128512; neck&#13;&#10;pain"/>
    <cas:View sofa="1" members="7 8 9 ${members}"/>${more}
</xmi:XMI>
`
const text = '\u{1f600} neck\r\npain'
const readInception = (structures: string, members: string, more?: string) =>
  read(inception(structures, members, more))
const span = (label: string, start: number, end: number) => ({
  label,
  start,
  end,
  attributes: {},
  needsReview: false,
  note: '',
})
const entity =
  '<type3:NamedEntity xmi:id="20" sofa="1" begin="3" end="13" value="DIAGNOSIS" identifier="http://x"/>'

describe("INCEpTION's own files", () => {
  it('give named entities with their values, over a line end', () => {
    expect(readInception(entity, '20')).toEqual([
      {
        document: {
          documentId: 'letter',
          annotatorId: null,
          note: '',
          text,
          spans: [span('DIAGNOSIS', 3, 13)],
          relations: [],
        },
        labelled: null,
      },
    ])
  })

  it('give the custom layers of a project, by label, value or name, and their relations', () => {
    const structures = `<custom:Span xmi:id="20" sofa="1" begin="3" end="7" label="a"/>
    <custom2:Span xmi:id="21" sofa="1" begin="9" end="13" value="b" note="passed over"/>
    <custom:Diagnosis xmi:id="22" sofa="1" begin="0" end="2"/>
    <custom:Causes xmi:id="23" sofa="1" begin="9" end="13" Dependent="21" Governor="20" label="OF"/>
    <custom2:Relation xmi:id="24" sofa="1" begin="0" end="2" Dependent="22" Governor="21"/>
    <custom:Joins xmi:id="25" sofa="1" begin="3" end="7" Dependent="9" Governor="9"/>`
    expect(readInception(structures, '20 21 22 23 24 25')).toMatchObject([
      {
        document: {
          spans: [span('a', 3, 7), span('b', 9, 13), span('Diagnosis', 0, 2)],
          relations: [
            { type: 'OF', from: 0, to: 1 },
            { type: 'Relation', from: 1, to: 2 },
          ],
        },
      },
    ])
  })

  it('leave out what no view lists', () => {
    expect(readInception(entity, '')).toMatchObject([{ document: { spans: [] } }])
  })

  it('of several views are read in the first', () => {
    const more = `
    <type3:NamedEntity xmi:id="30" sofa="2" begin="0" end="1" value="OTHER"/>
    <cas:Sofa xmi:id="2" sofaNum="2" sofaID="other" mimeType="text" sofaString="x"/>
    <cas:View sofa="2" members="30"/>`
    expect(readInception(entity, '20', more)).toMatchObject([
      { document: { text, spans: [span('DIAGNOSIS', 3, 13)] } },
    ])
  })

  it('may be XML 1.1, which can hold a form feed', () => {
    const file = inception(entity, '20').replace('version="1.0"', 'version="1.1"').replace('neck', '&#12;eck')
    expect(read(file)).toMatchObject([{ document: { text: text.replace('n', '\f') } }])
  })

  it('keep what Goldspan put into its layers', () => {
    const moved = xmiExample.replace(
      'attribute_status="in doubt"><codes_codes>M54.2</codes_codes><',
      'codes_codes="M54.2  R52" attribute_status="certain" order="7"><',
    )
    expect(read(moved)).toMatchObject([
      { document: { spans: [{ attributes: { status: 'certain', codes: ['M54.2', 'R52'] } }, {}] } },
    ])
  })
})

describe('notes', () => {
  it('stand in the files, of a document and of its spans', () => {
    const set = { ...exampleDocument.set, note: 'see "p"\n\f' }
    const files = [...xmi.write(exampleHead, [{ ...exampleDocument, set }])]
    expect(files[0]!.chunk).toContain(
      '<custom:GoldspanDocument xmi:id="13" sofa="1" note="see &quot;p&quot;&#10;\\u{c}"/>',
    )
    expect(files[0]!.chunk).toContain(' note="of which region?"/>')
  })
})

const changed = (from: string | RegExp, to: string) => () => {
  const file = xmiExample.replace(from, to)
  expect(file).not.toBe(xmiExample)
  return read(file)
}

describe('a document is rejected whole', () => {
  it.each<[string, string, Record<string, unknown>, () => ReturnType<typeof read>]>([
    ['a document type', 'document-type', {}, changed('<xmi:XMI', '<!DOCTYPE x [<!ENTITY a "b">]>\n<xmi:XMI')],
    ['an entity that nobody defines', 'xml-invalid', { line: 15 }, changed('neck&#10;', 'neck&secret;')],
    ['a character that XML cannot hold', 'xml-invalid', { line: 15 }, changed('neck&#10;', 'neck&#12;')],
    ['a file cut short', 'xml-invalid', { line: 18 }, changed('</xmi:XMI>', '')],
    ['text behind the root', 'xml-invalid', {}, changed('</xmi:XMI>', '</xmi:XMI>x')],
    ['an unknown prefix', 'xml-invalid', {}, changed('<custom:GoldspanSpan', '<other:GoldspanSpan')],
    ['an attribute twice', 'xml-invalid', {}, changed('begin="15"', 'begin="15" begin="15"')],
    ['a second root', 'xml-invalid', {}, () => read(xmiExample + xmiExample)],
    ['an empty file', 'xml-invalid', {}, () => read('')],
    ['a file that is no XML', 'xml-invalid', { line: 1 }, () => read('{"text":"Jane Roe"}')],
    ['other XML', 'not-xmi', { line: 1 }, () => read('<collection/>')],
    ['another ending', 'file-unknown', {}, () => read(xmiExample, 'letter.xml')],
    [
      'an encoding that it was not decoded from',
      'encoding-unknown',
      { values: { encoding: 'ISO-8859-1' } },
      changed('UTF-8', 'ISO-8859-1'),
    ],
    ['half a surrogate pair', 'text-malformed', {}, changed('neck', 'ne\ud83dck')],
    ['half a surrogate pair as a reference', 'xml-invalid', {}, changed('neck', 'ne&#xd83d;ck')],
    [
      'elements without end',
      'nested-too-deep',
      {},
      changed('<cas:NULL xmi:id="0"/>', '<a xmi:id="5">'.repeat(70)),
    ],
    [
      'attributes without end',
      'attributes-too-many',
      {},
      changed('<cas:NULL', `<cas:NULL ${Array.from({ length: 1100 }, (_, i) => `a${i}=""`).join(' ')}`),
    ],
    [
      'a value without end',
      'value-too-long',
      {},
      changed('sofaString="', `sofaString="${'x'.repeat(17 * 1024 * 1024)}`),
    ],
    ['no text', 'text-missing', {}, changed(/ sofaString="[^"]*"/, '')],
    ['no Sofa', 'text-missing', {}, changed(/<cas:Sofa.*/, '')],
    ['an id twice', 'id-doubled', { line: 13, values: { id: '10' } }, changed('xmi:id="11"', 'xmi:id="10"')],
    ['no id', 'field-missing', { values: { field: 'xmi:id' } }, changed(' xmi:id="11"', '')],
    ['no label', 'field-missing', { line: 13, values: { field: 'label' } }, changed(' label="request"', '')],
    [
      'no end',
      'field-missing',
      { line: 13, values: { id: '11', field: 'end' } },
      changed(/ end="18"(?= label)/, ''),
    ],
    [
      'an end behind the text',
      'range-invalid',
      { line: 13, values: { id: '11', startUtf16: 15, endUtf16: 19 } },
      changed(/end="18"(?= label)/, 'end="19"'),
    ],
    [
      'an end before its start',
      'range-invalid',
      { line: 13, values: { id: '11', startUtf16: 15, endUtf16: 4 } },
      changed(/end="18"(?= label)/, 'end="4"'),
    ],
    [
      'a span of nothing',
      'range-invalid',
      { line: 13, values: { id: '11', startUtf16: 15, endUtf16: 15 } },
      changed(/end="18"(?= label)/, 'end="15"'),
    ],
    [
      'an end within an astral character',
      'range-invalid',
      { values: { id: '20', startUtf16: 0, endUtf16: 1 } },
      () => readInception('<custom:Span xmi:id="20" sofa="1" begin="0" end="1" label="a"/>', '20'),
    ],
    ...['-1', '1.5', '1e1', ' 15', '', '0x0f', '99999999999999999999'].map(
      (begin): [string, string, Record<string, unknown>, () => ReturnType<typeof read>] => [
        `the start "${begin}"`,
        'number-invalid',
        { line: 13 },
        changed('begin="15" end="18" label', `begin="${begin}" end="18" label`),
      ],
    ),
    [
      'a relation to nothing',
      'relation-end-missing',
      { line: 14, values: { id: '12', field: 'Dependent' } },
      changed('Dependent="10"', 'Dependent="99"'),
    ],
    [
      'a relation to a token',
      'relation-end-missing',
      { line: 14, values: { id: '12' } },
      changed('Dependent="10"', 'Dependent="4"'),
    ],
    [
      'a review flag that is neither true nor false',
      'type-wrong',
      { line: 13, values: { id: '11', field: 'needsReview' } },
      changed('needsReview="false" note', 'needsReview="maybe" note'),
    ],
    [
      'an attribute as text and as list',
      'attribute-doubled',
      { line: 12, values: { id: '10' } },
      changed('attribute_status', 'attribute_codes'),
    ],
  ])('for %s', (_, reason, rejected, act) => {
    const results = act()
    expect(results).toMatchObject([{ rejected: { reason, ...rejected } }])
    expect(results).toHaveLength(1)
    expect(JSON.stringify(results)).not.toMatch(/neck|pain|Jane/)
  })

  it('and leaves the others alone, whether before or after it', () => {
    const files = ['a', 'b', 'c'].map((name) => ({
      path: `${name}.xmi`,
      chunk: name === 'b' ? xmiExample.slice(0, 900) : xmiExample,
    }))
    expect(
      [...xmi.read(files, toolsFor([]))].map((result) =>
        'document' in result ? result.document.documentId : 'rejected',
      ),
    ).toEqual(['a', 'rejected', 'c'])
  })

  it('when a document of that name was there before', () => {
    const files = ['x/a.xmi', 'y/a.xmi'].map((path) => ({ path, chunk: xmiExample }))
    expect([...xmi.read(files, toolsFor([]))]).toMatchObject([
      { document: { documentId: 'a' } },
      { rejected: { path: 'y/a.xmi', reason: 'file-doubled' } },
    ])
  })
})

it('looks like XMI by its name', () => {
  expect(xmi.looksLike('letter.xmi', '')).toBe(true)
  expect(xmi.looksLike('letter.xml', '')).toBe(false)
})
