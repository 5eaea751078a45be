import type { Id } from '../core/ids'
import { failure, type Failure, type Result } from '../ipc/failures'
import type { Notice, ProjectView, Reading } from '../ipc/views'
import { sampleFolder } from './handlers/sample-project'
import type { ReadIndex } from './store/index-reading'
import type { Reading as StoreReading } from './store/long-reading'
import { openProject, type ProjectStore } from './store/project-store'
import type { Notice as StoreNotice } from './store/notice'
import type { SaveState } from './store/open-set'
import { systemDeps } from './store/store-deps'
import { StoreError } from './store/store-error'

/** What the page hears of the open project. */
export interface SessionListener {
  readonly notice: (notice: Notice) => void
  readonly saveState: (state: SaveState) => void
  /** Null when the documents are read: the list is worth asking for again. */
  readonly reading: (reading: Reading | null) => void
  /** The same annotator has come, gone or taken over elsewhere. */
  readonly lockChanged: (annotatorId: Id) => void
}

/** The project that is open in the window, if any; one at a time. */
export class ProjectSession {
  #store: ProjectStore | null = null
  #closing: ProjectStore | null = null
  readonly #listener: SessionListener
  readonly #readIndex: ReadIndex

  constructor(listener: SessionListener, readIndex: ReadIndex) {
    this.#listener = listener
    this.#readIndex = readIndex
  }

  get store(): ProjectStore | null {
    return this.#store
  }

  /** Opens a project in place of the one that is open, which is closed once the new one is there. Throws StoreError. */
  async open(folder: string): Promise<ProjectStore> {
    if (this.#store?.folder === folder) return this.#store
    const store = await openProject(folder, systemDeps, this.#readIndex)
    await this.close()
    store.onNotice((notice) => this.#listener.notice(noticeView(notice)))
    store.onSaveState((state) => this.#listener.saveState(state))
    let startedAt = 0
    store.onReading((reading) => {
      if (reading?.done === 0) startedAt = performance.now()
      if (this.#store === store) this.#listener.reading(reading && readingView(reading, startedAt))
    })
    store.onLockChanged((annotatorId) => this.#listener.lockChanged(annotatorId))
    this.#store = store
    return store
  }

  /** Writes what is behind and lets the project go. */
  async close(): Promise<void> {
    const store = this.#store
    this.#store = null
    this.#closing = store
    await store?.close()
    if (this.#closing === store) this.#closing = null
  }

  /** Whether an edit is on its way to the disk, also of a project that is being closed. */
  get isSaving(): boolean {
    return [this.#store, this.#closing].some((store) => store?.isSaving === true)
  }
}

function readingView({ done, total }: StoreReading, startedAt: number): Reading {
  const spentMs = performance.now() - startedAt
  return { done, total, remainingMs: done === 0 ? null : (spentMs / done) * (total - done) }
}

/** An open project, as the page shows it. */
export function projectView(store: ProjectStore): ProjectView {
  const { id, name, schema, guideline } = store.project
  return {
    id,
    name,
    folder: store.folder,
    isSample: store.folder === sampleFolder(),
    schema,
    guideline,
    readOnly: store.readOnly,
    notices: store.notices.map(noticeView),
  }
}

/** A notice of the store, its facts apart from what it is about. */
export function noticeView(notice: StoreNotice): Notice {
  const { kind, ...rest } = notice
  const documentId = 'documentId' in notice ? notice.documentId : null
  const facts = Object.entries(rest).filter(
    (entry): entry is [string, string | number] =>
      entry[0] !== 'documentId' && (typeof entry[1] === 'string' || typeof entry[1] === 'number'),
  )
  return { kind, ...(documentId === null ? {} : { documentId }), facts: Object.fromEntries(facts) }
}

/** Runs what may throw StoreError, and answers with its code instead. */
export async function storeResult<T>(work: () => Promise<T>): Promise<Result<T>> {
  try {
    return { ok: true, value: await work() }
  } catch (error) {
    if (error instanceof StoreError) return storeFailure(error)
    throw error
  }
}

/** The failure that a store's error is, on its way to the page. */
export function storeFailure({ code, details }: StoreError): Failure {
  const facts = details as Readonly<Record<string, string | number>>
  const isProject = details.file === 'project'
  switch (code) {
    case 'missing':
      return failure(isProject ? 'not-a-project' : 'document-missing', facts)
    case 'damaged':
      return failure(isProject ? 'project-damaged' : 'document-damaged', facts)
    case 'newer':
      return failure('newer-version', facts)
    case 'closed':
      return failure('no-project', facts)
    case 'invalid':
      return failure('internal', facts)
    case 'unavailable':
    case 'folder-not-empty':
    case 'read-only':
    case 'write-failed':
      return failure(code, facts)
  }
}
