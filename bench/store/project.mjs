import { mkdirSync, writeFileSync } from 'node:fs'
import { annotator } from './corpus.mjs'
import { settleIndex } from './settled-index.mjs'

/** Makes a project of entries as if all had been marked long ago. */
export async function makeProject(path, entries, app) {
  const guideline = { version: '1', text: '# Guideline' }
  await app.createProject(path, { name: 'Benchmark', schema: app.imrLabelSchema, guideline })
  const store = await app.openProject(path)
  await store.ensureAnnotator(annotator)
  await store.close()
  const folder = new app.ProjectFolder(path)
  const checkpoints = folder.annotations(annotator.id)
  mkdirSync(checkpoints)
  for (const { document, set, editedAt } of entries) {
    writeFileSync(folder.document(document.id), app.stateFileBytes(app.documentFile, document))
    const checkpoint = { set, upTo: {}, head: app.noHead, editedAt }
    writeFileSync(
      folder.checkpoint(annotator.id, document.id),
      app.stateFileBytes(app.checkpointFile, checkpoint),
    )
  }
  await settleIndex(path, app)
}
