import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, expect, it } from 'vitest'
import type { Command } from '../../core/annotation/commands'
import { undoCommand } from '../../core/annotation/history'
import { verdictCommand } from '../../core/annotation/verdict'
import { adding, aDocument, quietDeps, temporaryProject, type TemporaryFolder } from './project-fixture'
import { openProject } from './project-store'

const me = 'a'.repeat(26)
const document = aDocument('one lumbar strain here')
const missed = { gold: { label: 'diagnosis', start: 4, end: 17 }, predicted: null }

let project: TemporaryFolder
afterEach(() => project.dispose())

it('a verdict is on disk once it is answered, stands in the checkpoint, and is undone after a restart', async () => {
  project = await temporaryProject()
  const store = await openProject(project.path, quietDeps)
  const saved: unknown[] = []
  store.onSaveState(({ state, errno }) => saved.push([state, errno]))
  await store.ensureAnnotator({ id: me, name: 'AB', createdAt: '2026-01-02T03:04:05.000Z' })
  await store.addDocument(document)
  const perform = async (command: Command) => {
    const { set } = await store.openDocument(document.id, me)
    const edit = { baseRevision: set.revision, via: 'do', command } as const
    expect(await store.perform(document.id, me, edit)).toMatchObject({ ok: true })
    return (await store.openDocument(document.id, me)).set
  }
  const marked = await perform(adding(document, 4, 17))
  const judged = await perform(verdictCommand(marked, missed, { verdict: 'gold-wrong', note: '' })!)
  expect(judged.decisions).toEqual([{ kind: 'verdict', ...missed, verdict: 'gold-wrong', note: '' }])
  await store.close()
  expect(saved).toEqual([['checkpointed', undefined]])
  const file = readFileSync(join(project.path, 'annotations', me, `${document.id}.json`), 'utf8')
  expect(file).toContain('"decisions":[],"verdicts":[{')

  const again = await openProject(project.path, quietDeps)
  const opened = await again.openDocument(document.id, me)
  expect(opened).toMatchObject({ readOnly: null, set: judged })
  const undo = { baseRevision: judged.revision, via: 'undo', command: undoCommand(opened.history)! } as const
  expect(await again.perform(document.id, me, undo)).toMatchObject({ ok: true })
  expect((await again.openDocument(document.id, me)).set.decisions).toEqual([])
  expect(again.notices).toEqual([])
  await again.close()
})
