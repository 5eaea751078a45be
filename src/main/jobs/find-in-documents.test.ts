import { truncateSync, unlinkSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Id } from '../../core/ids'
import type { FindQuery } from '../../core/text/find-pattern'
import {
  aDocument,
  adding,
  anId,
  quietDeps,
  temporaryProject,
  type TemporaryFolder,
} from '../store/project-fixture'
import { openProject, type ProjectStore } from '../store/project-store'
import { findInDocuments, type FindRequest, type Looked } from './find-in-documents'

const letters = [
  aDocument('The patient has neck\n\npain and back pain.', 'a.txt'),
  aDocument('Nothing of it.', 'b.txt'),
  aDocument('Pain.', 'c.txt'),
] as const
const [first, none, last] = letters
const [me, other] = [anId(), anId()]
const pain: FindQuery = { words: 'pain', isWholeWord: false, isCase: false, isRegex: false }
let project: TemporaryFolder
let store: ProjectStore

async function find(
  request: Partial<FindRequest> = {},
  bounded = <T>(work: () => T) => work(),
): Promise<Looked[]> {
  const looked: Looked[] = []
  await findInDocuments(
    {
      ...{ folder: project.path, documentIds: letters.map(({ id }) => id), query: pain, limit: 100 },
      ...{ annotatorId: me, ...request },
    },
    (document) => looked.push(document),
    bounded,
  )
  return looked
}

async function mark(annotatorId: Id, start: number, end: number, label: string): Promise<void> {
  const command = adding(first, start, end, label)
  expect(await store.perform(first.id, annotatorId, { baseRevision: 0, via: 'do', command })).toMatchObject({
    ok: true,
  })
}

beforeEach(async () => {
  project = await temporaryProject()
  store = await openProject(project.path, quietDeps)
  for (const letter of letters) await store.addDocument(letter)
})
afterEach(async () => {
  await store.close()
  await project.dispose()
})

describe('finding in documents', () => {
  it('tells each document in order, with the words around each match', async () => {
    expect(await find({ query: { ...pain, words: 'neck pain' } })).toEqual([
      {
        ...{ state: 'found', documentId: first.id, title: 'a.txt', count: 1 },
        matches: [
          {
            start: 16,
            end: 26,
            before: 'The patient has ',
            words: 'neck pain',
            after: ' and back pain.',
            labels: [],
          },
        ],
      },
      { state: 'nothing' },
      { state: 'nothing' },
    ])
  })

  it('counts what is beyond the limit', async () => {
    const told = (await find({ limit: 1 })).map((looked) =>
      looked.state === 'found' ? [looked.count, looked.matches.length] : looked.state,
    )
    expect(told).toEqual([[2, 1], 'nothing', [1, 0]])
  })

  it("shows one's own marks, also those that only the journal holds, and nobody else's", async () => {
    await mark(me, 16, 26, 'diagnosis')
    await mark(other, 31, 40, 'outcome')
    const labelsOf = async (annotatorId: Id | null) => {
      const [found] = await find({ annotatorId })
      return found?.state === 'found' ? found.matches.map(({ labels }) => labels) : null
    }
    expect(await labelsOf(me)).toEqual([['diagnosis'], []])
    expect(await labelsOf(other)).toEqual([[], ['outcome']])
    expect(await labelsOf(null)).toEqual([[], []])
  })

  it('tells of documents that cannot be read', async () => {
    truncateSync(join(project.path, 'documents', `${first.id}.json`), 99)
    unlinkSync(join(project.path, 'documents', `${none.id}.json`))
    expect(await find()).toMatchObject([
      { state: 'passed', documentId: first.id, reason: 'damaged' },
      { state: 'passed', documentId: none.id, reason: 'missing' },
      { state: 'found', documentId: last.id },
    ])
  })

  it('bounds patterns and nothing else', async () => {
    let bounds = 0
    const bounded = <T>(work: () => T): T => {
      bounds += 1
      return work()
    }
    await find({}, bounded)
    expect(bounds).toBe(0)
    await find({ query: { ...pain, words: 'p.in', isRegex: true } }, bounded)
    expect(bounds).toBe(3)
  })
})
