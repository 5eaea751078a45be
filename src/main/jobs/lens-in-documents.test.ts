import { truncateSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Command } from '../../core/annotation/commands'
import type { Id } from '../../core/ids'
import {
  aDocument,
  adding,
  anId,
  quietDeps,
  temporaryProject,
  type TemporaryFolder,
} from '../store/project-fixture'
import { openProject, type ProjectStore } from '../store/project-store'
import { lensInDocuments, type LookedThrough } from './lens-in-documents'

const letters = [
  aDocument('The patient has neck\n\npain and Neck pain.', 'a.txt'),
  aDocument('Nothing of it.', 'b.txt'),
  aDocument('Neck pain.', 'c.txt'),
] as const
const [first, , last] = letters
const [me, other] = [anId(), anId()]
let project: TemporaryFolder
let store: ProjectStore

async function look(words = 'neck pain', limit = 100): Promise<LookedThrough[]> {
  const looked: LookedThrough[] = []
  const documentIds = letters.map(({ id }) => id)
  await lensInDocuments(
    { folder: project.path, documentIds, words, label: 'diagnosis', limit, annotatorId: me },
    (document) => looked.push(document),
  )
  return looked
}

async function perform(annotatorId: Id, command: Command): Promise<void> {
  const { set } = await store.openDocument(first.id, annotatorId)
  const edit = { baseRevision: set.revision, via: 'do', command } as const
  expect(await store.perform(first.id, annotatorId, edit)).toMatchObject({ ok: true })
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

describe('looking through the lens', () => {
  it('tells every occurrence with its words, and how it stands to the label in one’s own set of now', async () => {
    await perform(me, adding(first, 16, 26, 'diagnosis'))
    await perform(me, {
      kind: 'decide',
      decision: { kind: 'dismissed', label: 'diagnosis', start: 31, end: 40 },
    })
    const [found, nothing, untouched] = await look()
    expect(found).toMatchObject({ state: 'found', title: 'a.txt', count: 2, revision: 2 })
    expect(found?.state === 'found' && found.occurrences).toEqual([
      {
        ...{ start: 16, end: 26, standing: 'so', labels: ['diagnosis'], isDismissed: false },
        ...{ before: 'The patient has ', words: 'neck pain', after: ' and Neck pain.' },
      },
      {
        ...{ start: 31, end: 40, standing: 'not', labels: [], isDismissed: true },
        ...{ before: 'The patient has neck pain and ', words: 'Neck pain', after: '.' },
      },
    ])
    expect(nothing).toEqual({ state: 'nothing' })
    expect(untouched).toMatchObject({ state: 'found', revision: 0 })
  })

  it('sees nothing of what others have marked', async () => {
    await perform(other, adding(first, 16, 26, 'diagnosis'))
    const [found] = await look()
    expect(found?.state === 'found' && found.occurrences.map(({ standing }) => standing)).toEqual([
      'not',
      'not',
    ])
  })

  it('counts what is beyond the limit, and tells what it could not read', async () => {
    truncateSync(join(project.path, 'documents', `${last.id}.json`), 60)
    const [found, , passed] = await look('neck pain', 1)
    expect(found).toMatchObject({ count: 2, occurrences: [{ start: 16 }] })
    expect(passed).toEqual({ state: 'passed', documentId: last.id, reason: 'damaged' })
  })
})
