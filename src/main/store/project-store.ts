import { constants } from 'node:fs'
import { access } from 'node:fs/promises'
import type { AnnotationSet } from '../../core/annotation/annotation-set'
import type { Id } from '../../core/ids'
import type { Annotator, Project, SourceDocument } from '../../core/project'
import { projectFile } from '../../core/storage/file-kinds'
import { setAsOf, versionsOf, type Versions, type VersionSources } from '../../core/storage/versions'
import { AnnotatorFiles } from './annotator-files'
import { AnnotatorLocks } from './annotator-locks'
import { assertDocumentsInReach, makeStandingFolders } from './create-project'
import { DocumentFiles } from './document-files'
import { DocumentList } from './document-list'
import { DocumentRemoval } from './document-removal'
import type { DocumentRow } from './document-row'
import { readIndexHere, type ReadIndex } from './index-reading'
import { Listeners } from './listeners'
import type { Reading } from './long-reading'
import type { Notice } from './notice'
import type { Edit, PerformResult, SaveState } from './open-set'
import { OpenSets, type Opened } from './open-sets'
import { withoutSet, withSet, type OpenedDocument } from './opened-document'
import { ParserFiles } from './parser-files'
import { ProjectFolder } from './project-folder'
import type { Settling } from './set-settling'
import { readStateFile } from './state-file'
import { systemDeps, type StoreDeps } from './store-deps'
import { bodyOf, StoreError } from './store-error'
import { sweepProject } from './sweep-project'
import { noticeOfCopy } from './sync-copies'
import { versionSourcesOf } from './version-sources'

/** Copies of sync programs that are each told of. */
const copiesTold = 20

/** Why a whole project can only be looked at. */
export type ProjectReadOnly = 'newer' | 'not-writable'

/**
 * Opens a project, finishing what a crash left half done; `readIndex` reads the documents for the list where there is
 * much to read. Throws StoreError.
 */
export async function openProject(
  path: string,
  deps: StoreDeps = systemDeps,
  readIndex: ReadIndex = readIndexHere,
): Promise<ProjectStore> {
  const folder = new ProjectFolder(path)
  const outcome = await readStateFile(projectFile, folder.project)
  const isNewer = outcome.state === 'newer' && outcome.body !== null
  const project = isNewer ? outcome.body : bodyOf(outcome, 'project')
  const readOnly = isNewer ? 'newer' : (await isWritable(path)) ? null : 'not-writable'
  const store = new ProjectStore(folder, project, readOnly, deps)
  await store.start(readIndex)
  return store
}

/** One open project: its documents, and one annotator's work on each. */
export class ProjectStore {
  readonly folder: string
  readonly project: Project
  readonly readOnly: ProjectReadOnly | null
  /** What parsers predict; none of it is in any set. */
  readonly parsers: ParserFiles
  readonly #paths: ProjectFolder
  readonly #notices: Notice[] = []
  readonly #noticed = new Listeners<Notice>()
  readonly #saved = new Listeners<SaveState>()
  readonly #read = new Listeners<Reading | null>()
  readonly #locked = new Listeners<Id>()
  readonly #locks: AnnotatorLocks | null
  readonly #annotators: AnnotatorFiles
  readonly #documents: DocumentFiles
  readonly #sets: OpenSets
  readonly #removal: DocumentRemoval
  #list!: DocumentList
  /** What nobody waits for until the project is closed. */
  #inBackground: Promise<unknown> = Promise.resolve()
  #isClosed = false

  /** For openProject alone. */
  constructor(folder: ProjectFolder, project: Project, readOnly: ProjectReadOnly | null, deps: StoreDeps) {
    this.folder = folder.path
    this.project = project
    this.readOnly = readOnly
    this.#paths = folder
    const notify = (notice: Notice) => this.#notify(notice)
    this.#annotators = new AnnotatorFiles(folder, notify)
    this.#documents = new DocumentFiles(folder)
    this.parsers = new ParserFiles(folder, () => this.#assertWritable())
    this.#locks =
      readOnly === null ? new AnnotatorLocks(folder, deps, (id) => void this.#lockChanged(id)) : null
    this.#sets = new OpenSets({
      folder,
      schema: project.schema,
      deps,
      locks: this.#locks,
      notify,
      onSaveState: (state) => this.#hearSaveState(state),
    })
    this.#removal = new DocumentRemoval(folder, this.#sets, deps, async (documentId) => {
      this.#list.remove(documentId)
      await this.#list.write()
    })
  }

  /** For openProject alone. */
  async start(readIndex: ReadIndex): Promise<void> {
    const notify = (notice: Notice) => this.#notify(notice)
    await assertDocumentsInReach(this.#paths)
    if (this.readOnly === null) {
      await makeStandingFolders(this.#paths)
      // Nothing waits for this, and in a large project it takes as long as all the rest.
      this.#inBackground = sweepProject(this.#paths).then(async ({ removed, copies }) => {
        if (removed > 0) notify({ kind: 'temporary-files-removed', count: removed })
        for (const copy of copies.slice(0, copiesTold)) notify(await noticeOfCopy(copy))
      })
    }
    this.#list = await DocumentList.open(this.#paths, {
      notify,
      readIndex,
      onReading: (reading) => this.#hearReading(reading),
    })
    if (this.readOnly === null) await this.#removal.finishAll(notify)
  }

  /** Hears each notice from now on. */
  readonly onNotice = this.#noticed.add
  /** Hears whether a checkpoint was written. */
  readonly onSaveState = this.#saved.add
  /** Hears how far the reading of much of the project is, null when it has ended. */
  readonly onReading = this.#read.add
  /** Hears whose sets must be opened again, as another has begun or ended to work as them. */
  readonly onLockChanged = this.#locked.add

  /** Everything found so far that the coder should hear of. */
  get notices(): readonly Notice[] {
    return this.#notices
  }

  annotators(): Promise<readonly Annotator[]> {
    return this.#annotators.all()
  }

  /** Keeps the annotator who works here, under the name of now; what is in the way becomes a notice. */
  async ensureAnnotator(annotator: Annotator): Promise<void> {
    this.#assertWritable()
    await this.#sets.enter(annotator.id)
    await this.#annotators.ensure(annotator)
  }

  /** Writes as this annotator from now on, though another is at work as them. Throws StoreError. */
  async takeOver(annotatorId: Id): Promise<void> {
    this.#assertWritable()
    await this.#sets.takeOver(annotatorId)
  }

  /** Lets others work as anybody but this annotator. */
  async leaveAllBut(annotatorId: Id): Promise<void> {
    this.#noteOpenSets()
    await this.#sets.leaveAllBut(annotatorId)
  }

  /** Looks at once whether others have come or gone: the computer may have slept. */
  async lookAtLocks(): Promise<void> {
    await this.#locks?.beat()
  }

  /** Keeps an annotator whom the project does not know yet; one that it knows stays as they are. */
  async addAnnotator(annotator: Annotator): Promise<void> {
    this.#assertWritable()
    await this.#annotators.add(annotator)
  }

  /** The document list by title and id; an annotator sees only their own status and counts. */
  async rows(annotatorId: Id | null): Promise<readonly DocumentRow[]> {
    for (;;) {
      const rows = await this.rowsSoFar(annotatorId)
      if (this.#list.reading === null) return rows
      await this.#list.whenRead()
    }
  }

  /** As rows, but where much of the project is being read only what is known of it; `onReading` says when it is read. */
  async rowsSoFar(annotatorId: Id | null): Promise<readonly DocumentRow[]> {
    this.#noteOpenSets()
    await this.#list.refresh(annotatorId, () => this.#sets.journalOf(annotatorId!))
    this.#noteOpenSets()
    return this.#list.rows(annotatorId)
  }

  /** Keeps a letter; its id comes from its text, so the same letter is kept once. Throws StoreError. */
  async addDocument(document: SourceDocument): Promise<'added' | 'duplicate'> {
    this.#assertWritable()
    await this.#removal.finish(document.id)
    const added = await this.#documents.add(document)
    if (added === 'added') this.#list.setDocument(document)
    return added
  }

  /** Forgets a letter, everyone's work on it and every copy of both. Throws StoreError. */
  async removeDocument(documentId: Id): Promise<void> {
    this.#assertWritable()
    await this.#removal.remove(documentId)
  }

  /** Opens a document and one annotator's set. Throws StoreError where the document itself can't be read. */
  async openDocument(documentId: Id, annotatorId: Id | null): Promise<OpenedDocument> {
    this.#assertOpen()
    const document = await this.#readDocument(documentId)
    if (annotatorId === null) return withoutSet(document)
    return this.#opened(document, annotatorId)
  }

  /** Checks and applies one edit, and answers once it is on disk. */
  async perform(documentId: Id, annotatorId: Id, edit: Edit): Promise<PerformResult> {
    if (this.#isClosed) return { ok: false, code: 'read-only', details: 'closed' }
    const open = this.#sets.opened(documentId, annotatorId)
    if (open) return open.set.perform(edit)
    const { set } = await this.#openSet(documentId, annotatorId)
    return set.perform(edit)
  }

  /**
   * Goes on with a damaged or forked set: with the branch that a head names, or with the verified state that
   * openDocument shows. What is damaged stays in quarantine, other branches in the journal; with `isUnion` their
   * marks are brought in as one edit. Throws StoreError, `invalid` where there is nothing to settle.
   */
  async settle(documentId: Id, annotatorId: Id, how: Settling): Promise<OpenedDocument> {
    this.#assertWritable()
    const document = await this.#readDocument(documentId)
    await this.#sets.settle(document, annotatorId, how)
    return this.#opened(document, annotatorId)
  }

  /** Lists what an annotator's set of a document was, back to where its journal begins. Throws StoreError. */
  async versions(documentId: Id, annotatorId: Id): Promise<Versions> {
    return versionsOf(await this.#versionSources(documentId, annotatorId))
  }

  /** An annotator's set as of a revision; null where the journal does not lead back to it. Throws StoreError. */
  async setAsOf(documentId: Id, annotatorId: Id, revision: number): Promise<AnnotationSet | null> {
    return setAsOf(await this.#versionSources(documentId, annotatorId), revision)
  }

  /** Whether an edit is on its way to the disk. */
  get isSaving(): boolean {
    return this.#sets.isWriting
  }

  /** Writes every checkpoint that is behind, and the index. */
  async flush(): Promise<void> {
    await this.#sets.flush()
    await this.#writeIndex()
  }

  /** Takes no more edits, waits for those on their way, and writes what flush writes. */
  async close(): Promise<void> {
    if (this.#isClosed) return
    this.#isClosed = true
    await this.#list.close()
    await this.#sets.close()
    await this.#locks?.close()
    await this.#writeIndex()
    await this.#inBackground
  }

  async #opened(document: SourceDocument, annotatorId: Id): Promise<OpenedDocument> {
    this.#assertOpen()
    const opened = await this.#sets.open(document.id, annotatorId, () => document)
    this.#noteOpenSets()
    return withSet(opened, this.#locks?.holderOf(annotatorId) ?? null)
  }

  #openSet(documentId: Id, annotatorId: Id): Promise<Opened> {
    return this.#sets.open(documentId, annotatorId, async () => {
      const document = await this.#readDocument(documentId)
      this.#assertOpen()
      return document
    })
  }

  async #lockChanged(annotatorId: Id): Promise<void> {
    if (this.#isClosed) return
    if (!this.#locks?.isHeld(annotatorId)) await this.#sets.surrender(annotatorId)
    this.#locked.tell(annotatorId)
  }

  async #versionSources(documentId: Id, annotatorId: Id): Promise<VersionSources> {
    this.#assertOpen()
    const { set } = await this.#openSet(documentId, annotatorId)
    return versionSourcesOf(set, await this.#sets.journalOf(annotatorId))
  }

  async #readDocument(documentId: Id): Promise<SourceDocument> {
    const outcome = await this.#documents.read(documentId)
    if (outcome.state !== 'ok') {
      this.#list.markUnreadable(documentId)
      this.#notify({ kind: 'document-problem', documentId, state: outcome.state })
    }
    return bodyOf(outcome, 'document')
  }

  #hearSaveState(state: SaveState): void {
    this.#saved.tell(state)
    const { documentId, annotatorId, errno } = state
    const isTold = this.#notices.some(
      (told) =>
        told.kind === 'spans-dropped' && told.documentId === documentId && told.annotatorId === annotatorId,
    )
    if (errno === 'spans-dropped' && !isTold) this.#notify({ kind: errno, documentId, annotatorId })
  }

  #hearReading(reading: Reading | null): void {
    this.#read.tell(reading)
    // What took so long is not to be done again after a crash.
    if (reading !== null || this.#isClosed) return
    this.#inBackground = Promise.all([this.#inBackground, this.#writeIndex()])
  }

  #noteOpenSets(): void {
    for (const { key, counted } of this.#sets.counts()) {
      this.#list.setSet(key.annotatorId, key.documentId, counted)
    }
    for (const [annotatorId, sizes] of this.#sets.ownSizes()) this.#list.setJournal(annotatorId, sizes)
  }

  async #writeIndex(): Promise<void> {
    if (this.readOnly !== null) return
    this.#noteOpenSets()
    // A cache: what can't be written is counted again.
    await this.#list.write().catch(() => undefined)
  }

  #notify(notice: Notice): void {
    this.#notices.push(notice)
    this.#noticed.tell(notice)
  }

  #assertOpen(): void {
    if (this.#isClosed) throw new StoreError('closed')
  }

  #assertWritable(): void {
    this.#assertOpen()
    if (this.readOnly !== null) throw new StoreError('read-only')
  }
}

async function isWritable(path: string): Promise<boolean> {
  return access(path, constants.W_OK).then(
    () => true,
    () => false,
  )
}
