import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { importBench, type ImportBench } from './import-fixture'

let bench: ImportBench
beforeEach(async () => {
  bench = await importBench()
})
afterEach(() => bench.dispose())

const noNames = { labels: [], relations: [] }
const line = (id: number, text = `Dx: neck pain of ${id}.`) =>
  JSON.stringify({ id, text, label: [[4, 13, 'diagnosis']] })

describe('a file of ten lines of which the seventh is wrong', () => {
  const lines = Array.from({ length: 10 }, (_, index) => line(index + 1))
  const faulty = (seventh: string) => `${[...lines.slice(0, 6), seventh, ...lines.slice(7)].join('\n')}\n`
  const write = (seventh = lines[6]!.slice(0, -5)) => bench.write('ten.jsonl', faulty(seventh))

  it('gives nothing by itself, and its nine good lines when they are asked for', async () => {
    const path = write()
    const { corpora } = await bench.survey(path)
    expect(corpora).toMatchObject([{ documents: 9, spans: 9, faults: 1 }])
    const refused = { outcome: 'refused', reason: 'json-invalid' }
    expect(await bench.imported([path])).toMatchObject([{ ...refused, facts: { line: 7, rest: 'refused' } }])
    expect(await bench.store.rowsSoFar(bench.annotator.id)).toEqual([])

    const taken = await bench.imported([path], noNames, { inPart: [corpora[0]!.inPart!], encodings: [] })
    expect(taken[0]).toMatchObject({ ...refused, facts: { line: 7, rest: 'taken' } })
    expect(taken.slice(1).map(({ outcome, spans }) => [outcome, spans])).toEqual(
      Array(9).fill(['imported', 1]),
    )
    expect(await bench.store.rowsSoFar(bench.annotator.id)).toHaveLength(9)
  })

  it('is refused whole when it is no more what was agreed to', async () => {
    const { corpora } = await bench.survey(write())
    const changed = write(lines[6]!.slice(0, -6))
    const items = await bench.imported([changed], noNames, { inPart: [corpora[0]!.inPart!], encodings: [] })
    expect(items).toMatchObject([{ outcome: 'refused', facts: { line: 7, rest: 'refused' } }])
    expect(await bench.store.rowsSoFar(bench.annotator.id)).toEqual([])
  })

  it.each([
    ['one letter twice', () => lines[2]!],
    ['another text of one letter', () => line(3, 'Dx: knee pain of 3.')],
  ])('with %s leaves open which is meant, so that no part is offered', async (_, seventh) => {
    const path = write(seventh())
    expect((await bench.survey(path)).corpora).toMatchObject([{ faults: 1, inPart: null }])
    expect(await bench.imported([path])).toMatchObject([
      { outcome: 'refused', reason: 'document-doubled', facts: { line: 7, firstLine: 3 } },
    ])
  })

  it('that is not in UTF-8 from there on offers no part, as nobody knows the rest', async () => {
    const path = bench.write('ten.jsonl', Buffer.from(faulty('caf\xe9'), 'latin1'))
    expect((await bench.survey(path)).corpora).toMatchObject([{ inPart: null }])
  })
})

it('asks for no names of a file that cannot be taken', async () => {
  const path = bench.write('one.ann', 'T1\tdrug 4 13\tneck pain\nT2\tdrug 99 103\tpain\n')
  bench.write('one.txt', 'Dx: neck pain\n')
  expect(await bench.survey(path)).toMatchObject({ unknownLabels: [], corpora: [{ faults: 1 }] })
  const other = bench.write('two.jsonl', `${line(1).replace('diagnosis', 'drug')}\n{\n`)
  expect((await bench.survey(path, other)).unknownLabels).toEqual([{ name: 'drug', count: 1, documents: 1 }])
})

it('offers no part of a format in which a line is not a document', async () => {
  const path = bench.write('one.ann', 'T1\tdiagnosis 4 13\tneck pain\nT2\tdiagnosis 99 103\tpain\n')
  bench.write('one.txt', 'Dx: neck pain\n')
  expect((await bench.survey(path)).corpora).toMatchObject([{ faults: 1, inPart: null }])
})

describe('a letter that is not in UTF-8', () => {
  const windows = Buffer.from('Dx: the patient\x92s\nknee, \x93torn\x94, caf\xe9.\n', 'latin1')

  it('is shown as it would read, and taken in the encoding that was said', async () => {
    const path = bench.write('old.txt', windows)
    const survey = await bench.survey(path)
    expect(survey).toMatchObject({ letters: 0, foreign: [{ name: 'old.txt', offset: 15 }] })
    const { sha256, readings } = survey.foreign[0]!
    expect(readings.map(({ encoding }) => encoding)).toEqual(['windows-1252', 'iso-8859-1'])
    expect(readings[0]!.excerpts).toEqual([
      { before: 'Dx: the patient', character: '’', after: 's knee, “torn”, café. ' },
      { before: 'Dx: the patient’s knee, ', character: '“', after: 'torn”, café. ' },
      { before: 'Dx: the patient’s knee, “torn', character: '”', after: ', café. ' },
    ])
    expect(readings[1]!.excerpts[0]!.character).toBe('\x92')

    expect(await bench.imported([path])).toMatchObject([{ outcome: 'refused', reason: 'not-utf-8' }])
    const [item] = await bench.imported([path], noNames, {
      inPart: [],
      encodings: [[sha256, 'windows-1252']],
    })
    expect(item).toMatchObject({ outcome: 'imported', facts: { encoding: 'windows-1252' } })
    const { document } = await bench.store.openDocument(item!.documentId!, bench.annotator.id)
    expect(document).toMatchObject({
      text: 'Dx: the patient’s\nknee, “torn”, café.\n',
      encoding: 'windows-1252',
      sourceSha256: sha256,
    })
  })

  it('is refused when it is no more the one whose encoding was said', async () => {
    const { sha256 } = (await bench.survey(bench.write('old.txt', windows))).foreign[0]!
    const changed = bench.write('old.txt', Buffer.concat([windows, Buffer.from([0xe9])]))
    expect(
      await bench.imported([changed], noNames, { inPart: [], encodings: [[sha256, 'windows-1252']] }),
    ).toMatchObject([{ outcome: 'refused', reason: 'not-utf-8' }])
  })

  it('has one reading where the encodings read it alike, and where a byte is none of Windows-1252', async () => {
    const encodingsOf = async (text: string) => {
      const { foreign } = await bench.survey(bench.write('one.txt', Buffer.from(text, 'latin1')))
      return foreign.map(({ readings }) => readings.map(({ encoding }) => encoding))
    }
    expect(await encodingsOf('caf\xe9')).toEqual([['windows-1252']])
    expect(await encodingsOf('caf\xe9 \x81')).toEqual([['iso-8859-1']])
    expect(await encodingsOf('caf\xe9 \0')).toEqual([])
    expect(await encodingsOf('café in UTF-8'.replace('é', '\xc3\xa9'))).toEqual([])
  })
})
