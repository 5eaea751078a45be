import { appendFileSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { imrLabelSchema } from '../../core/imr/label-schema'
import type { ParserSuggestions } from '../../core/suggestions/parser-suggestions'
import { parserOf } from '../store/parser-files'
import { aDocument, quietDeps, temporaryProject, type TemporaryFolder } from '../store/project-fixture'
import { openProject } from '../store/project-store'
import { importPredictions, type PredictionsRead } from './import-predictions'
import type { JobSurroundings, Predicted } from './job'
import { quietSurroundings } from './job-fixture'

const letters = [aDocument('Neck pain.', 'a.txt'), aDocument('Back 👍 pain.', 'b.txt')] as const
const { id: parserId } = parserOf('Tagger', '1')
let project: TemporaryFolder
let file: string
let found: ParserSuggestions[]

const line = (text: string, ...spans: object[]) => `${JSON.stringify({ text, spans })}\n`
const pain = { start: 5, end: 9, label: 'diagnosis', quote: 'pain' }

function read(
  lines: string,
  around: JobSurroundings<Predicted> = quietSurroundings(),
): Promise<PredictionsRead> {
  writeFileSync(file, lines)
  found = []
  const job = { kind: 'import-predictions', path: file, projectFolder: project.path, parserId } as const
  return importPredictions(
    { ...job, schema: imrLabelSchema },
    {
      ...around,
      found: async (one) => {
        found.push(one.suggestions)
        await around.found(one)
      },
    },
  )
}

beforeEach(async () => {
  project = await temporaryProject()
  file = join(project.path, 'predictions.jsonl')
  const store = await openProject(project.path, quietDeps)
  for (const letter of letters) await store.addDocument(letter)
  await store.close()
})
afterEach(() => project.dispose())

describe('a file of predictions', () => {
  it('is taken letter by letter, and what is not in the project is counted with its lines', async () => {
    const lines = [
      line('No letter.', pain),
      line('Neck pain.', pain),
      line('Nor this.'),
      line('Back 👍 pain.'),
    ]
    expect(await read(lines.join(''))).toEqual({
      outcome: 'imported',
      letters: 2,
      spans: 1,
      leftOut: [{ reason: 'letter-not-in-project', count: 2, lines: [1, 3] }],
      faults: [],
      moreFaults: 0,
    })
    expect(found.map(({ parserId: of, documentId, spans }) => [of, documentId, spans.length])).toEqual([
      [parserId, letters[0].id, 1],
      [parserId, letters[1].id, 0],
    ])
  })

  it('of which no letter is in the project gives nothing', async () => {
    expect(await read(line('No letter.', pain))).toMatchObject({ outcome: 'nothing', letters: 0, faults: [] })
    expect(found).toEqual([])
  })

  it('is refused whole for one fault, told with line and field, the first of many by themselves', async () => {
    const faulty = line('Neck pain.', { ...pain, quote: 'ache' })
    expect(await read(`${line('Back 👍 pain.')}${faulty}`)).toMatchObject({
      outcome: 'refused',
      letters: 0,
      faults: [{ line: 2, reason: 'quote-differs', facts: { field: 'spans[0]' } }],
    })
    const many = await read(faulty.repeat(25))
    expect([many.faults.length, many.moreFaults]).toEqual([20, 5])
    expect(found).toEqual([])
  })

  it('that is no text or is gone is refused', async () => {
    await read('')
    writeFileSync(file, Buffer.from([0x7b, 0xff, 0x0a]))
    const job = { kind: 'import-predictions', projectFolder: project.path, parserId } as const
    const at = (path: string) =>
      importPredictions({ ...job, path, schema: imrLabelSchema }, quietSurroundings<Predicted>())
    expect(await at(file)).toMatchObject({
      faults: [{ reason: 'unreadable', facts: { errno: 'ERR_ENCODING_INVALID_ENCODED_DATA' } }],
    })
    expect(await at(join(project.path, 'gone.jsonl'))).toMatchObject({
      outcome: 'refused',
      faults: [{ reason: 'unreadable', facts: { errno: 'ENOENT' } }],
    })
  })

  it('that changes between being checked and being taken is refused', async () => {
    const lines = line('Neck pain.', pain) + line('Back 👍 pain.')
    const around = quietSurroundings<Predicted>(() => {
      appendFileSync(file, line('Another.'))
      return Promise.resolve()
    })
    expect(await read(lines, around)).toMatchObject({
      outcome: 'refused',
      faults: [{ line: null, reason: 'file-changed' }],
    })
  })

  it('tells of a letter of the project that cannot be read, and goes on', async () => {
    truncateSync(join(project.path, 'documents', `${letters[0].id}.json`), 50)
    expect(await read(line('Neck pain.', pain) + line('Back 👍 pain.'))).toMatchObject({
      outcome: 'imported',
      letters: 1,
      leftOut: [{ reason: 'letter-unreadable', count: 1, lines: [1] }],
    })
  })
})
