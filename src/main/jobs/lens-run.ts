import { undoCommand } from '../../core/annotation/history'
import type { AnnotationSet } from '../../core/annotation/annotation-set'
import type { Command } from '../../core/annotation/commands'
import { lensBatch, lensCommand, placesDone, type LensWork } from '../../core/annotation/lens/lens-command'
import { takingBack } from '../../core/annotation/lens/taking-back'
import type { Span } from '../../core/annotation/span'
import type { Id } from '../../core/ids'
import { holdsLedger } from '../../core/imr/ledger/fitting-schema'
import { markedAlong } from '../../core/imr/ledger/marks-along'
import { structureOf } from '../../core/imr/structure/structure'
import type { TextRange } from '../../core/text/offsets'
import type { Edit } from '../store/open-set'
import type { OpenedDocument } from '../store/opened-document'
import type { ProjectStore } from '../store/project-store'
import { newId, systemDeps } from '../store/store-deps'
import { StoreError } from '../store/store-error'

/** What became of one document's part of a run, or of taking it back. */
export type LensDone =
  | {
      readonly state: 'done'
      readonly places: number
      /** The set's revision after it. */
      readonly revision: number
      /** Marks that were changed since and stay; 0 but where something is taken back. */
      readonly kept: number
    }
  | { readonly state: 'refused'; readonly reason: string }

/** Where a run has been: the set's revision after it. */
export interface LensStep {
  readonly documentId: Id
  readonly revision: number
  /** What was done there. */
  readonly places: number
}

/** Does one document's part of a run, as one step to undo, where the set is still of the revision that was looked at. */
export function lensOnDocument(
  store: ProjectStore,
  annotatorId: Id,
  {
    runId,
    documentId,
    revision,
    work,
  }: {
    readonly runId: Id
    readonly documentId: Id
    readonly revision: number
    readonly work: LensWork
  },
): Promise<LensDone> {
  return onDocument(store, documentId, annotatorId, async (opened, perform) => {
    if (opened.set.revision !== revision) return { state: 'refused', reason: 'changed-since' }
    const command = lensCommand(opened.set, work, markOf(store, opened, annotatorId, runId, work.label))
    if (command === null) return { state: 'done', places: 0, revision, kept: 0 }
    return perform('do', command, placesDone(command, work.deed), 0)
  })
}

/**
 * Takes back one document's part of a run: by undo where it was the last thing done there, else what still stands as the
 * run has left it, as one more step.
 */
export function takeBackOnDocument(
  store: ProjectStore,
  annotatorId: Id,
  { documentId, revision, places }: LensStep,
): Promise<LensDone> {
  return onDocument(store, documentId, annotatorId, async ({ set, history }, perform) => {
    const last = history.past.at(-1)
    if (set.revision === revision && isRun(last)) return perform('undo', undoCommand(history)!, places, 0)
    const nothing: LensDone = { state: 'done', places: 0, revision: set.revision, kept: 0 }
    const { moments } = await store.versions(documentId, annotatorId)
    const moment = moments.find((one) => one.revision === revision)
    if (moment?.what.kind !== 'several' || moment.what.name !== lensBatch || moment.via !== 'do')
      return nothing
    const before = await store.setAsOf(documentId, annotatorId, revision - 1)
    const after = await store.setAsOf(documentId, annotatorId, revision)
    if (!before || !after) return { state: 'refused', reason: 'version-missing' }
    const { command, kept } = takingBack(set, before, after)
    if (command === null) return { ...nothing, kept }
    return perform('do', command, Math.max(0, places - kept), kept)
  })
}

type Perform = (via: Edit['via'], command: Command, places: number, kept: number) => Promise<LensDone>

/** Opens a document for a run; what stands against that becomes the reason of a refusal. */
async function onDocument(
  store: ProjectStore,
  documentId: Id,
  annotatorId: Id,
  work: (opened: OpenedDocument, perform: Perform) => Promise<LensDone>,
): Promise<LensDone> {
  try {
    const opened = await store.openDocument(documentId, annotatorId)
    if (opened.readOnly !== null) return { state: 'refused', reason: opened.readOnly }
    return await work(opened, async (via, command, places, kept) => {
      const edit = { baseRevision: opened.set.revision, via, command }
      const performed = await store.perform(documentId, annotatorId, edit)
      if (performed.ok) return { state: 'done', places, revision: performed.revision, kept }
      // It was edited between the two.
      if (performed.code === 'stale-revision') return { state: 'refused', reason: 'changed-since' }
      return { state: 'refused', reason: performed.code === 'read-only' ? performed.details : performed.code }
    })
  } catch (error) {
    if (!(error instanceof StoreError)) throw error
    return { state: 'refused', reason: error.code }
  }
}

/** How words of a document are marked: with the attributes and relations that come along where the schema holds the ledger. */
function markOf(
  { project }: ProjectStore,
  { document }: OpenedDocument,
  by: Id,
  runId: Id,
  label: string,
): (place: TextRange, set: AnnotationSet) => Command {
  const { text } = document
  const { schema, guideline } = project
  const hasLedger = holdsLedger(schema)
  const blocks = hasLedger ? structureOf(text).issues : []
  const at = systemDeps.now()
  return ({ start, end }, set) => {
    const span: Span = {
      ...{ id: newId(systemDeps), label, start, end, quote: text.slice(start, end) },
      ...{ attributes: {}, needsReview: false, note: '', guidelineVersion: guideline.version },
      ...{ origin: { kind: 'lens', source: runId, edited: false }, by, at },
    }
    return markedAlong(span, { text, blocks, hasLedger, set, schema, newId: () => newId(systemDeps) })
  }
}

function isRun(command: Command | undefined): boolean {
  return command?.kind === 'batch' && command.name === lensBatch
}
