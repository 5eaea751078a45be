import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { app } from 'electron'
import { imrLabelSchema } from '../../core/imr/label-schema'
import type { Guideline } from '../../core/project'
import { createProject } from '../store/create-project'
import { documentFromBytes } from '../store/document-from-bytes'
import { openProject } from '../store/project-store'
import { idFromBytes } from '../../core/ids'
import { isProjectFolder } from './project-folders'

/** Who imported the letters that come with the app: nobody on this computer. */
const importedByGoldspan = idFromBytes(Buffer.from('goldspan sample project'))

/** Where the user's own copy of the sample project lives. */
export function sampleFolder(): string {
  return join(app.getPath('documents'), 'Goldspan', 'IMR sample project')
}

/** The annotation guidelines that a new project starts with. */
export async function imrGuideline(resources: string): Promise<Guideline> {
  const text = await readFile(join(resources, 'guidelines', 'imr-v1.md'), 'utf8')
  return { version: 'imr-v1', text }
}

/** Makes the sample project where it is not there yet, and answers its folder. Throws StoreError. */
export async function provideSampleProject(resources: string): Promise<string> {
  const folder = sampleFolder()
  if (!(await isProjectFolder(folder))) {
    await createProject(folder, {
      name: 'IMR sample project',
      schema: imrLabelSchema,
      guideline: await imrGuideline(resources),
    })
  }
  await fillSampleProject(folder, join(resources, 'samples', 'letters'))
  return folder
}

/** Adds the letters to a sample project that has none: it is new, or making it was cut short. */
async function fillSampleProject(folder: string, letters: string): Promise<void> {
  const store = await openProject(folder)
  try {
    if ((await store.rows(null)).length > 0) return
    for (const name of (await readdir(letters)).sort()) {
      const bytes = await readFile(join(letters, name))
      const from = { now: new Date().toISOString(), annotatorId: importedByGoldspan }
      const document = documentFromBytes(name, bytes, from)
      if ('refusal' in document) throw new Error(`sample letter refused: ${document.refusal}`)
      await store.addDocument(document)
    }
  } finally {
    await store.close()
  }
}
