import { writeSync } from 'node:fs'
import { aSpan } from './project-fixture'
import { openProject } from './project-store'
import { systemDeps } from './store-deps'

/** Marks spans for ever and prints the id of each as soon as the store has said that it is saved. */
const [path, documentId, annotatorId] = process.argv.slice(2) as [string, string, string]
const store = await openProject(path, { ...systemDeps, checkpointDelayMs: 3, segmentBytes: 20_000 })
const { document, set } = await store.openDocument(documentId, annotatorId)
let { revision } = set
for (;;) {
  const start = revision % (document.text.length - 5)
  const span = aSpan(document, start, start + 5)
  const result = await store.perform(documentId, annotatorId, {
    baseRevision: revision,
    via: 'do',
    command: { kind: 'addSpan', span },
  })
  if (!result.ok) throw new Error(result.code)
  revision = result.revision
  writeSync(1, `${span.id}\n`)
  // Now and then a pause, so that a checkpoint is written while it is killed.
  if (revision % 7 === 0) await new Promise((resolve) => setTimeout(resolve, 4))
}
