import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { ImportChoices } from '../../core/formats/fit-to-schema'
import type { FileChoices, ImportSurvey } from '../../ipc/import-views'
import type { ImportItem } from '../../ipc/views'
import { anId, quietDeps, temporaryProject } from '../store/project-fixture'
import { openProject, type ProjectStore } from '../store/project-store'
import { importFiles } from './import-files'
import type { ImportInto } from './imported-documents'
import { quietSurroundings } from './job-fixture'
import { storeFound } from './store-found'
import { surveyImport } from './survey-import'

/** A project in a folder of its own, files beside it, and the imports that a coder does with them. */
export interface ImportBench {
  readonly store: ProjectStore
  readonly annotator: ImportInto['annotator']
  /** Folder of the files to import. */
  readonly folder: string
  /** Writes a file into that folder and answers its path. */
  readonly write: (name: string, content: string | Uint8Array) => string
  readonly survey: (...paths: readonly string[]) => Promise<ImportSurvey>
  readonly imported: (
    paths: readonly string[],
    choices?: ImportChoices,
    fileChoices?: FileChoices,
  ) => Promise<ImportItem[]>
  readonly dispose: () => Promise<void>
}

export async function importBench(): Promise<ImportBench> {
  const project = await temporaryProject()
  const store = await openProject(project.path, quietDeps)
  const annotator = { id: anId(), name: 'KG', createdAt: '2026-01-01T00:00:00.000Z' }
  await store.ensureAnnotator(annotator)
  const folder = join(project.path, '..', 'files')
  mkdirSync(folder)
  const into: ImportInto = {
    projectFolder: project.path,
    schema: store.project.schema,
    guidelineVersion: 'v1',
    annotator,
    now: '2026-01-02T03:04:05.000Z',
    choices: { labels: [], relations: [] },
    fileChoices: { inPart: [], encodings: [] },
    undecided: 'rejected',
  }
  return {
    store,
    annotator,
    folder,
    write(name, content) {
      const path = join(folder, name)
      mkdirSync(dirname(path), { recursive: true })
      writeFileSync(path, content)
      return path
    },
    survey: (...paths) => surveyImport(paths, into, quietSurroundings<never>()),
    async imported(paths, choices = into.choices, fileChoices = into.fileChoices) {
      const items: ImportItem[] = []
      await importFiles(
        paths,
        { ...into, choices, fileChoices },
        quietSurroundings(async (found) => {
          items.push(await storeFound(store, found, 'named-annotators', annotator.id))
        }),
      )
      return items
    },
    async dispose() {
      await store.close()
      await project.dispose()
    },
  }
}
