import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import {
  aDocument,
  adding,
  anId,
  quietDeps,
  temporaryProject,
  type TemporaryFolder,
} from '../store/project-fixture'
import { openProject } from '../store/project-store'
import { KnownConditions } from './known-conditions'

const letter = aDocument('Zebra\n stripe syndrome, and Zebra.', 'a.txt')
const [me, other] = [anId(), anId()]
let project: TemporaryFolder

beforeEach(async () => {
  project = await temporaryProject()
  const store = await openProject(project.path, quietDeps)
  for (const [id, name] of [
    [me, 'KG'],
    [other, 'Ben'],
  ] as const)
    await store.ensureAnnotator({ id, name, createdAt: '2026-01-01T00:00:00.000Z' })
  await store.addDocument(letter)
  const edit = { baseRevision: 0, via: 'do' } as const
  await store.perform(letter.id, me, { ...edit, command: adding(letter, 0, 22, 'diagnosis') })
  await store.perform(letter.id, other, { ...edit, command: adding(letter, 28, 33, 'diagnosis') })
  await store.close()
})
afterEach(() => project.dispose())

describe('the conditions that are known again', () => {
  it('are those that the annotator has marked, and nobody else’s, once they are gathered', async () => {
    const conditions = new KnownConditions()
    expect(conditions.of(project.path, me).size).toBe(0)
    await vi.waitFor(() => expect([...conditions.of(project.path, me)]).toEqual(['zebra stripe syndrome']))
    expect(conditions.of(project.path, other).size).toBe(0)
    await vi.waitFor(() => expect([...conditions.of(project.path, other)]).toEqual(['zebra']))
  })
})
