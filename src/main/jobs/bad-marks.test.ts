import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { emptySet } from '../../core/annotation/annotation-set'
import { brat } from '../../core/formats/brat'
import type { CorpusHead, LabelledDocument } from '../../core/formats/format'
import { native } from '../../core/formats/native'
import { lineLimit } from '../../core/formats/file-lines'
import { xmi } from '../../core/formats/xmi'
import { aDocument, aSpan } from '../store/project-fixture'
import { importBench, type ImportBench } from './import-fixture'

let bench: ImportBench
beforeEach(async () => {
  bench = await importBench()
})
afterEach(() => bench.dispose())

const letters = ['Dx: neck pain 😀 of one.', 'Dx: neck pain 😀 of two.', 'Dx: neck pain 😀 of three.']
const documents = letters.map((text, index) => aDocument(text, `${index}.txt`))

/** Three letters, each with `neck pain` as a diagnosis. */
function marked(): LabelledDocument[] {
  return documents.map((document) => {
    const spans = [{ ...aSpan(document, 4, 13), by: bench.annotator.id, attributes: { status: 'active' } }]
    return {
      document,
      annotator: bench.annotator,
      set: { ...emptySet(document.id, bench.annotator.id), spans },
    }
  })
}

function head(): CorpusHead {
  const { id, name, schema, guideline } = bench.store.project
  return {
    project: { id, name },
    schema,
    guidelineVersion: guideline.version,
    toolVersion: 'test',
    annotators: [bench.annotator],
  }
}

async function nothingTaken(): Promise<void> {
  expect(await bench.store.rowsSoFar(bench.annotator.id)).toEqual([])
}

describe('a Goldspan file', () => {
  const whole = () => [...native.write(head(), marked())].map(({ chunk }) => chunk).join('')
  const inLine3 = (from: string | RegExp, to: string) => () => {
    const lines = whole().split('\n')
    const changed = lines[2]!.replace(from, to)
    expect(changed).not.toBe(lines[2])
    return [...lines.slice(0, 2), changed, ...lines.slice(3)].join('\n')
  }

  it.each<[string, () => string, string, number | undefined]>([
    ['that is empty', () => '', 'empty', undefined],
    ['whose first line is none of Goldspan’s', () => `{"a":1}\n${whole()}`, 'not-a-corpus', 1],
    ['of a later version', () => whole().replace(/"version":\d+/, '"version":99'), 'version-higher', 1],
    ['with a line that is cut', inLine3(/.{40}$/, ''), 'json-invalid', 3],
    ['that ends in the middle of a line', () => whole().slice(0, -20), 'line-feed-missing', 4],
    ['with a key twice', inLine3('"status":', '"status":"new","status":'), 'key-doubled', 3],
    ['with a key that no file has', inLine3('"status":', '"extra":1,"status":'), 'field-unknown', 3],
    ['with a key of every object', inLine3('"status":"active"', '"__proto__":"active"'), 'field-unknown', 3],
    ['with a key missing', inLine3('"needsReview":false,', ''), 'field-missing', 3],
    ['with an end that is a text', inLine3('"end":13', '"end":"13"'), 'type-wrong', 3],
    ['with an end between two places', inLine3('"end":13', '"end":12.5'), 'number-invalid', 3],
    ['with an end before the text', inLine3('"end":13', '"end":-1'), 'number-invalid', 3],
    ['with an end that no number is', inLine3('"end":13', '"end":NaN'), 'json-invalid', 3],
    ['with an endless end', inLine3('"end":13', '"end":1e400'), 'number-invalid', 3],
    ['with an end beyond what is exact', inLine3('"end":13', '"end":9007199254740993'), 'number-invalid', 3],
    ['with an end outside the text', inLine3('"endUtf16":13', '"endUtf16":1300'), 'range-invalid', 3],
    ['with an end at the start', inLine3('"endUtf16":13', '"endUtf16":4'), 'range-invalid', 3],
    ['with an end before the start', inLine3('"endUtf16":13', '"endUtf16":2'), 'range-invalid', 3],
    ['with an end within a character', inLine3('"endUtf16":13', '"endUtf16":15'), 'range-invalid', 3],
    ['whose two units disagree', inLine3('"end":13', '"end":12'), 'offsets-disagree', 3],
    [
      'with other words than the text',
      inLine3('"quote":"neck pain"', '"quote":"back pain"'),
      'quote-differs',
      3,
    ],
    ['with a changed text', inLine3('of two', 'of 2'), 'text-hash-differs', 3],
    ['with half a surrogate pair', inLine3('of two', 'of \\ud800'), 'text-malformed', 3],
    ['with an id that is none', inLine3(documents[1]!.id, 'UPPER'), 'id-invalid', 3],
    ['with the id of another text', inLine3(documents[1]!.id, 'z'.repeat(26)), 'document-id-differs', 3],
    ['with a label that is unknown', inLine3('"label":"diagnosis"', '"label":"drug"'), 'label-unknown', 3],
    [
      'with a label named like a property',
      inLine3('"label":"diagnosis"', '"label":"toString"'),
      'label-unknown',
      3,
    ],
    [
      'with an attribute that is unknown',
      inLine3('"status":"active"', '"side":"left"'),
      'attribute-unknown',
      3,
    ],
    ['with a value that is none of the choices', inLine3('"active"', '"maybe"'), 'attribute-invalid', 3],
    ['with a status that is none', inLine3('"status":"new"', '"status":"ready"'), 'value-unknown', 3],
    ['with a time that is none', inLine3(/"at":"[^"]+"/, '"at":"yesterday"'), 'time-invalid', 3],
    ['with one letter twice', () => `${whole()}${whole().split('\n')[1]}\n`, 'document-doubled', 5],
    [
      'nested without end',
      inLine3('"note":""', `"note":${'['.repeat(100_000)}${']'.repeat(100_000)}`),
      'type-wrong',
      3,
    ],
    [
      'with a line longer than any letter',
      () => `${whole()}${'x'.repeat(lineLimit + 1)}\n`,
      'line-too-long',
      5,
    ],
  ])('%s gives nothing, and says why and where', async (_, content, reason, line) => {
    const items = await bench.imported([bench.write('corpus.jsonl', content())])
    expect(items).toMatchObject([{ outcome: 'refused', reason, ...(line ? { facts: { line } } : {}) }])
    expect(JSON.stringify(items)).not.toMatch(/neck|pain/)
    await nothingTaken()
  })

  it('that is not UTF-8 gives nothing', async () => {
    const bytes = Buffer.from(whole())
    bytes[bytes.length - 40] = 0xff
    expect(await bench.imported([bench.write('corpus.jsonl', bytes)])).toMatchObject([
      { reason: 'unreadable' },
    ])
    await nothingTaken()
  })

  it('does not stop another file that is right', async () => {
    const bad = bench.write('a.jsonl', inLine3('"end":13', '"end":12')())
    const good = bench.write('b.jsonl', whole())
    expect((await bench.imported([bad, good])).map(({ outcome }) => outcome)).toEqual([
      'refused',
      ...documents.map(() => 'imported'),
    ])
  })

  it('with line ends of another system, and a mark in front of it, is as good as any', async () => {
    const path = bench.write('corpus.jsonl', `\ufeff${whole().replaceAll('\n', '\r\n')}`)
    expect((await bench.imported([path])).map(({ outcome }) => outcome)).toEqual(
      documents.map(() => 'imported'),
    )
  })
})

describe('a brat file', () => {
  const text = letters[0]!
  const imported = async (ann: string, withText = true) => {
    if (withText) bench.write('a.txt', text)
    return bench.imported([bench.write('a.ann', ann)])
  }

  it.each([
    ['without its text', 'T1\tdiagnosis 4 13\tneck pain\n', 'file-alone', false],
    ['whose span ends outside the text', 'T1\tdiagnosis 4 1300\tneck pain\n', 'range-invalid', true],
    ['whose words are others', 'T1\tdiagnosis 4 13\tback pain\n', 'quote-differs', true],
    ['whose span has two pieces', 'T1\tdiagnosis 0 2;4 13\tDx neck pain\n', 'discontinuous', true],
    ['with an event', 'E1\tdiagnosis:T1\n', 'line-unknown', true],
    ['with an id twice', 'T1\tdiagnosis 4 13\tneck pain\nT1\tdiagnosis 4 8\tneck\n', 'id-doubled', true],
    ['with a relation of nothing', 'R1\tDECIDES Arg1:T1 Arg2:T2\n', 'relation-end-missing', true],
    ['with a label that is unknown', 'T1\tdrug 4 13\tneck pain\n', 'label-unknown', true],
  ])('%s gives nothing, not even its letter', async (_, ann, reason, withText) => {
    expect(await imported(ann, withText)).toMatchObject([{ outcome: 'refused', reason }])
    await nothingTaken()
  })

  it('counted in UTF-16 is told of, and its spans are where their words are', async () => {
    const [item] = await imported('T1\trequested_item 17 19\tof\n')
    expect(item).toMatchObject({ outcome: 'imported', facts: { unit: 'UTF-16 code units' } })
    const { set } = await bench.store.openDocument(item!.documentId!, bench.annotator.id)
    expect(set.spans.map(({ quote }) => quote)).toEqual(['of'])
  })

  it('exported and brought back adds nothing, and its origin is told where it does', async () => {
    for (const { path, chunk } of brat.write(head(), [marked()[0]!])) bench.write(path, chunk)
    const [first] = await bench.imported([bench.folder])
    expect(first).toMatchObject({ outcome: 'imported', spans: 1 })
    const { set } = await bench.store.openDocument(first!.documentId!, bench.annotator.id)
    expect(set.spans).toMatchObject([{ origin: { kind: 'import', source: 'brat' }, by: bench.annotator.id }])
    expect(await bench.imported([bench.folder])).toMatchObject([{ outcome: 'duplicate' }])
  })
})

describe('an XMI file', () => {
  const whole = () => [...xmi.write(head(), [marked()[0]!])].find(({ path }) => path.endsWith('.xmi'))!.chunk

  it.each<[string, (file: string) => string]>([
    [
      'that laughs a billion times',
      (file) => file.replace('<xmi:XMI', '<!DOCTYPE x [<!ENTITY a "ha">]><xmi:XMI'),
    ],
    [
      'that asks for another file',
      (file) => file.replace('<xmi:XMI', '<!DOCTYPE x SYSTEM "file:///etc/passwd"><xmi:XMI'),
    ],
    ['with an entity that nothing defines', (file) => file.replace('Dx:', 'Dx&lol;')],
    ['that is cut', (file) => file.slice(0, -30)],
    ['with an element that nothing ends', (file) => file.replace('</xmi:XMI>', '<x></xmi:XMI>')],
    ['whose span ends outside the text', (file) => file.replaceAll('end="13"', 'end="1300"')],
    ['whose span ends within a character', (file) => file.replaceAll('end="13"', 'end="15"')],
  ])('%s gives nothing', async (_, change) => {
    const changed = change(whole())
    expect(changed).not.toBe(whole())
    const [item, ...more] = await bench.imported([bench.write('a.xmi', changed)])
    expect(item).toMatchObject({ outcome: 'refused' })
    expect(JSON.stringify([item, more])).not.toMatch(/neck|pain/)
    await nothingTaken()
  })

  it('of a letter of the project that has a form feed finds that letter again', async () => {
    const letter = aDocument('Dx: neck\fpain', 'form.txt')
    await bench.store.addDocument(letter)
    const spans = [{ ...aSpan(letter, 4, 13), by: bench.annotator.id }]
    const set = { ...emptySet(letter.id, bench.annotator.id), spans }
    for (const { path, chunk } of xmi.write(head(), [
      { document: letter, annotator: bench.annotator, set },
    ])) {
      bench.write(path, chunk)
    }
    expect(await bench.imported([bench.folder])).toMatchObject([
      { outcome: 'imported', documentId: letter.id },
    ])
    expect((await bench.store.openDocument(letter.id, bench.annotator.id)).set.spans).toMatchObject([
      { start: 4, end: 13, quote: 'neck\fpain' },
    ])
  })
})

describe('a survey', () => {
  it('counts what files hold and what is to be decided, and takes nothing', async () => {
    const text = letters[0]!
    bench.write('a.txt', text)
    bench.write('a.ann', 'T1\tdrug 4 13\tneck pain\nT2\tdrug 4 8\tneck\nR1\tOF Arg1:T1 Arg2:T2\n')
    bench.write('plain.txt', 'A letter')
    expect(await bench.survey(bench.folder)).toEqual({
      letters: 1,
      foreign: [],
      corpora: [
        {
          ...{ name: 'a.ann', format: 'brat', formatName: brat.name, documents: 1, spans: 2, relations: 1 },
          ...{ counted: null, faults: 0, inPart: null },
        },
      ],
      unknownLabels: [{ name: 'drug', count: 2, documents: 1 }],
      unknownRelations: [{ name: 'OF', count: 1, documents: 1 }],
      leftOut: [],
      refused: [],
      cancelled: false,
    })
    await nothingTaken()
  })

  it('is followed by an import in which each name becomes what was decided', async () => {
    bench.write('a.txt', letters[0]!)
    bench.write('a.ann', 'T1\tdrug 4 13\tneck pain\nT2\tnoise 4 8\tneck\n')
    const choices = {
      labels: [
        ['drug', 'requested_item'],
        ['noise', null],
      ] as const,
      relations: [],
    }
    const [item] = await bench.imported([bench.folder], choices)
    expect(item).toMatchObject({ outcome: 'imported', spans: 1, facts: { leftOut: 1 } })
    const { set } = await bench.store.openDocument(item!.documentId!, bench.annotator.id)
    expect(set.spans.map(({ label }) => label)).toEqual(['requested_item'])
  })
})
