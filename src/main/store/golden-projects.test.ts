import { cpSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import type { AnnotationSet } from '../../core/annotation/annotation-set'
import type { Command } from '../../core/annotation/commands'
import { undoCommand, type History } from '../../core/annotation/history'
import type { Span } from '../../core/annotation/span'
import type { DocumentRow } from './document-row'
import type { OpenedDocument } from './opened-document'
import { adding, quietDeps, temporaryFolder, type TemporaryFolder } from './project-fixture'
import { openProject } from './project-store'

/* Projects as each version of the app wrote them, with marks that only the journal holds. They are never made anew. */

const golden = join(import.meta.dirname, 'golden')
const versions = readdirSync(golden).filter((name) => !name.endsWith('.json'))

interface Expected {
  readonly documents: readonly DocumentRow[]
  /** By the annotator's name and the document's title. */
  readonly sets: Readonly<Record<string, { readonly set: AnnotationSet; readonly history: History }>>
}

let folder: TemporaryFolder
afterEach(() => folder.dispose())

const noting = (span: Span): Command => ({
  kind: 'setSpanNote',
  before: span,
  after: { ...span, note: 'new here' },
})

/** Files that are never changed once they are written, by name. */
function lastingFiles(path: string): Record<string, string> {
  const names = readdirSync(path, { recursive: true, encoding: 'utf8' })
  const lasting = names.filter((name) => /^(documents|journal)\/.*\.jsonl?$/.test(name.replaceAll('\\', '/')))
  return Object.fromEntries(lasting.map((name) => [name, readFileSync(join(path, name), 'latin1')]))
}

describe.each(versions)('a project of %s', (version) => {
  it('opens as it was left, can be worked on, and keeps what was written then', async () => {
    folder = temporaryFolder()
    const path = join(folder.path, 'project')
    cpSync(join(golden, version), path, { recursive: true })
    const before = lastingFiles(path)
    const expected = JSON.parse(readFileSync(`${join(golden, version)}.expected.json`, 'utf8')) as Expected
    const store = await openProject(path, quietDeps)
    const annotators = await store.annotators()
    expect(await store.rows(annotators[0]!.id)).toEqual(expected.documents)
    const after: unknown[] = []
    for (const [name, { set, history }] of Object.entries(expected.sets)) {
      const annotator = annotators.find((one) => name.startsWith(`${one.name} `))!
      const opened = await store.openDocument(set.documentId, annotator.id)
      expect(opened).toMatchObject({ readOnly: null, set, history })
      expect(opened.set.spans).toHaveLength(set.spans.length)
      const steps: readonly ((now: OpenedDocument) => Command | undefined)[] = [
        ({ history }) => undoCommand(history),
        ({ document }) => adding(document, 0, 3),
        ({ set: { spans } }) => noting(spans[0]!),
        ({ set: { spans } }) => ({
          kind: 'decide',
          decision: { kind: 'absent', row: spans[0]!.id, column: 'guideline' },
        }),
        ({ set: { spans } }) => {
          const { label, start, end } = spans[0]!
          const said = { verdict: 'guideline-unclear', note: 'new here' } as const
          const decision = { kind: 'verdict', gold: { label, start, end }, predicted: null, ...said } as const
          return { kind: 'decide', decision }
        },
      ]
      for (const [index, step] of steps.entries()) {
        const now = await store.openDocument(set.documentId, annotator.id)
        const command = step(now)
        if (!command) continue
        const edit = { baseRevision: now.set.revision, via: index === 0 ? 'undo' : 'do', command } as const
        expect(await store.perform(set.documentId, annotator.id, edit)).toMatchObject({ ok: true })
      }
      const edited = await store.openDocument(set.documentId, annotator.id)
      after.push({ set: edited.set, history: edited.history })
    }
    expect(store.notices).toEqual([])
    await store.close()
    const again = await openProject(path, quietDeps)
    const found: unknown[] = []
    for (const [name, { set }] of Object.entries(expected.sets)) {
      const annotator = annotators.find((one) => name.startsWith(`${one.name} `))!
      const opened = await again.openDocument(set.documentId, annotator.id)
      expect(opened.readOnly).toBeNull()
      found.push({ set: opened.set, history: opened.history })
    }
    await again.close()
    expect(found).toEqual(after)
    expect(lastingFiles(path)).toMatchObject(before)
  })
})
