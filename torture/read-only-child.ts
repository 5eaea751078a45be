import { adding } from '../src/main/store/project-fixture'
import { openProject } from '../src/main/store/project-store'

/** Looks at a project as someone who may not write it, tries to write, and prints what the store answered. */
const [root, documentId, annotatorId] = process.argv.slice(2) as [string, string, string]
const store = await openProject(root)
const rows = await store.rows(annotatorId)
const { document, set, readOnly } = await store.openDocument(documentId, annotatorId)
const edit = { baseRevision: set.revision, via: 'do', command: adding(document, 6, 9) } as const
const perform = await store.perform(documentId, annotatorId, edit)
const add = await store.addDocument(document).catch((error: unknown) => (error as { code: string }).code)
await store.close()
const answer = {
  readOnly: store.readOnly,
  rows: rows.length,
  spans: set.spans.length,
  set: readOnly,
  perform,
  add,
}
process.stdout.write(JSON.stringify(answer))
