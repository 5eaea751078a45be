import { appendFileSync, copyFileSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { SourceDocument } from '../../core/project'
import type { Notice } from './notice'
import { aDocument, adding, anId, quietDeps, temporaryProject, type TemporaryFolder } from './project-fixture'
import { openProject } from './project-store'
import { isSyncCopy } from './sync-copies'

let project: TemporaryFolder
let document: SourceDocument
const annotatorId = anId()

beforeEach(async () => {
  project = await temporaryProject()
  document = aDocument('The patient has lumbar strain.')
  const store = await openProject(project.path, quietDeps)
  await store.addDocument(document)
  for (const revision of [0, 1, 2]) {
    const command = adding(document, revision * 4, revision * 4 + 3)
    await store.perform(document.id, annotatorId, { baseRevision: revision, via: 'do', command })
  }
  await store.close()
})
afterEach(() => project.dispose())

/** Puts a copy of a file beside it, as sync programs name them. */
function copied(folder: string, addition: string): { file: string; copy: string } {
  const name = readdirSync(join(project.path, folder)).find((one) => /\.jsonl?$/.test(one))!
  const file = join(project.path, folder, name)
  const copy = file.replace(/(\.jsonl?)$/, `${addition}$1`)
  copyFileSync(file, copy)
  return { file, copy }
}

async function told(): Promise<Notice[]> {
  const store = await openProject(project.path, quietDeps)
  const { set, readOnly } = await store.openDocument(document.id, annotatorId)
  expect([set.spans.length, readOnly]).toEqual([3, null])
  await store.close()
  return store.notices.filter(({ kind }) => kind === 'sync-copy')
}

describe('a copy that a sync program has made', () => {
  it.each([' (1)', '-WARD7', " (AB's conflicted copy 2026-11-21)", '.sync-conflict-20261121-140312-ABCDEFG'])(
    'of a set is named with its document, whatever its addition: %s',
    async (addition) => {
      copied(`annotations/${annotatorId}`, addition)
      expect(await told()).toEqual([
        { kind: 'sync-copy', file: 'annotation-set', documentId: document.id, missing: 0 },
      ])
    },
  )

  it.each([
    ['documents', 'document'],
    ['.', 'project'],
  ])('in %s is named', async (folder, file) => {
    copied(folder, ' (1)')
    expect(await told()).toMatchObject([{ kind: 'sync-copy', file, missing: 0 }])
  })

  it('of a segment is told by how many changes stand in it alone', async () => {
    const { file, copy } = copied(`journal/${annotatorId}`, ' (1)')
    expect(await told()).toMatchObject([{ file: 'journal', missing: 0 }])
    // The copy goes on where the segment was cut.
    const lines = readFileSync(file, 'latin1').split('\n')
    writeFileSync(file, `${lines.slice(0, -2).join('\n')}\n`)
    expect(await told()).toMatchObject([{ file: 'journal', missing: 1 }])
    appendFileSync(copy, 'not a record')
    expect(await told()).toMatchObject([{ file: 'journal', missing: 1 }])
  })

  it('is told from every name of a project', () => {
    const names = readdirSync(project.path, { recursive: true, encoding: 'utf8' }).map((name) =>
      basename(name),
    )
    expect(names.filter(isSyncCopy)).toEqual([])
    expect(
      [`${document.id}.removed`, `.${document.id}.json.00000000-1-0000000000000000.tmp`].filter(isSyncCopy),
    ).toEqual([])
  })
})
