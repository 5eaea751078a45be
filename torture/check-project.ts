import { readdirSync, readFileSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { isUntouched } from '../src/core/annotation/import-set'
import { imrLabelSchema } from '../src/core/imr/label-schema'
import type { Id } from '../src/core/ids'
import { createProject } from '../src/main/store/create-project'
import type { Notice } from '../src/main/store/notice'
import { adding } from '../src/main/store/project-fixture'
import type { OpenedDocument } from '../src/main/store/opened-document'
import { openProject, type ProjectStore } from '../src/main/store/project-store'
import type { StoreDeps } from '../src/main/store/store-deps'
import { StoreError } from '../src/main/store/store-error'
import { isTemporary } from '../src/main/store/temporary-files'
import type { Promised, PromisedDocument } from './promised'

export const aProject = {
  name: 'Torture',
  schema: imrLabelSchema,
  guideline: { version: 'imr-v1', text: '# Guideline' },
}

export interface Checked {
  /** All that is wrong. */
  readonly wrong: string[]
  /** Sets that are whole but wait for the coder, as a sound record stands beyond a damaged one or lacks its line break. */
  held: number
}

/** Opens a project that a fault has left, edits it once more and opens it again. */
export async function checkProject(
  root: string,
  promised: Promised,
  annotatorId: Id,
  deps: StoreDeps,
): Promise<Checked> {
  const wrong: string[] = []
  const checked: Checked = { wrong, held: 0 }
  const found = damageOf(root)
  let store: ProjectStore
  try {
    store = await openProject(root, deps)
  } catch (error) {
    if (promised.project === 'there') {
      wrong.push(`the project does not open: ${String(error)}`)
      return checked
    }
    // Nothing was promised yet: what there is must not be in the way of a new beginning.
    if (!(error instanceof StoreError) || error.code !== 'missing')
      wrong.push(`not missing: ${String(error)}`)
    await createProject(root, aProject).catch((again: unknown) =>
      wrong.push(`can't be made: ${String(again)}`),
    )
    return checked
  }
  const edited: { readonly known: PromisedDocument; readonly now: OpenedDocument }[] = []
  if (store.readOnly !== null) wrong.push(`the project is read-only: ${store.readOnly}`)
  const rows = await store.rows(annotatorId)
  const names = (await store.annotators()).map(({ id }) => id)
  if (promised.annotator === 'there' && !names.includes(annotatorId)) wrong.push('the annotator is gone')
  for (const row of rows) {
    if (row.problem && !found.hasGap) wrong.push('a row has a problem')
    if (!promised.documents.has(row.id)) wrong.push('a row of a document that nobody added')
  }
  for (const known of promised.documents.values()) {
    const row = rows.find(({ id }) => id === known.document.id)
    if (!row) {
      if (known.presence === 'there') wrong.push('a document is gone')
      continue
    }
    if (known.presence === 'gone') wrong.push('a removed document is there')
    let opened = await store.openDocument(known.document.id, annotatorId)
    const isHeld = opened.readOnly === 'damaged' && found.hasGap
    wrong.push(...problemsOf(known, isHeld ? { ...opened, readOnly: null } : opened))
    if (isHeld) {
      checked.held += 1
      if (known.acknowledged > 0 && opened.lastGood === null) wrong.push('a held set has no way out')
      opened = await store.settle(known.document.id, annotatorId, { head: null, isUnion: false })
    }
    if (row.spans !== opened.set.spans.length) wrong.push(`the list counts ${row.spans} spans`)
    // A set that was never edited stands for all of them.
    if (edited.some(({ known: other }) => other.acknowledged === 0) && known.acknowledged === 0) continue
    const command = adding(known.document, 0, 3)
    const edit = { baseRevision: opened.set.revision, via: 'do', command } as const
    const result = await store.perform(known.document.id, annotatorId, edit)
    if (!result.ok) wrong.push(`an edit is refused: ${result.code}`)
    else edited.push({ known, now: await store.openDocument(known.document.id, annotatorId) })
  }
  wrong.push(...dishonest([...store.notices, ...edited.flatMap(({ now }) => now.notices)], found))
  await store.close()
  for (const name of namesBelow(root)) if (isTemporary(basename(name))) wrong.push('a temporary file is left')
  store = await openProject(root, deps)
  for (const { known, now } of edited) {
    const again = await store.openDocument(known.document.id, annotatorId)
    if (!isSame(again, now)) wrong.push('opened again it is something else')
    if (again.readOnly !== null) wrong.push(`opened again it is ${again.readOnly}`)
  }
  if (store.notices.length > 0) wrong.push(`opened again it says ${kindsOf(store.notices)}`)
  await store.close()
  for (const { document, presence } of promised.documents.values()) {
    if (presence === 'gone' && isNamed(root, document.text))
      wrong.push('words of a removed document are left')
  }
  return checked
}

/** What is wrong with a set that was opened. */
export function problemsOf(known: PromisedDocument, { set, history, readOnly }: OpenedDocument): string[] {
  if (readOnly !== null) return [`a set is ${readOnly}`]
  if (set.revision < known.acknowledged)
    return [`revision ${known.acknowledged} was acknowledged, ${set.revision} is there`]
  const seen = known.seen.get(set.revision)
  if (seen) return isSame(seen, { set, history }) ? [] : ['a set is not what it was']
  // Before the first edit a set is empty, at whatever revision a removal has left.
  return isUntouched(set) && known.acknowledged === 0 ? [] : [`nobody made revision ${set.revision}`]
}

interface Damage {
  /** Segments whose end is not sound, and whether a copy of that was put aside before. */
  readonly segments: ReadonlyMap<string, boolean>
  /** Whether something sound may stand beyond damage: parts of one write need not reach the disk in order. */
  readonly hasGap: boolean
  readonly removals: number
  readonly hasTemporary: boolean
}

/** What is there to be told of, found without the store's own reading. */
function damageOf(root: string): Damage {
  const segments = new Map<string, boolean>()
  let hasGap = false
  let removals = 0
  let hasTemporary = false
  const names = namesBelow(root)
  for (const name of names) {
    if (isTemporary(basename(name))) hasTemporary = true
    if (name.endsWith('.removed')) removals += 1
    if (!name.endsWith('.jsonl')) continue
    const bytes = readFileSync(join(root, name), 'latin1')
    if (bytes.endsWith('\n') && !bytes.includes('\0')) continue
    // Also a last record that lacks nothing but its line break is sound and beyond.
    if (/("crc":"[0-9a-f]{8}"\}|\n)$/.test(bytes)) hasGap = true
    const segmentId = basename(name, '.jsonl')
    segments.set(
      segmentId,
      names.some((other) => other.startsWith('quarantine/') && other.includes(segmentId)),
    )
  }
  return { segments, hasGap, removals, hasTemporary }
}

/** Notices of what is not so, and what should have been told and was not. */
function dishonest(
  notices: readonly Notice[],
  { segments, hasGap, removals, hasTemporary }: Damage,
): string[] {
  const wrong: string[] = []
  const told = new Set<string>()
  for (const notice of notices) {
    switch (notice.kind) {
      case 'journal-tail-damaged':
        if (!segments.has(notice.segmentId)) wrong.push('a sound segment is called damaged')
        told.add(notice.segmentId)
        break
      case 'edits-recovered':
        if (notice.edits <= 0 || notice.checkpoint === 'damaged') wrong.push('recovered from nothing')
        break
      case 'removal-finished':
        if (removals === 0) wrong.push('a removal that nobody began was finished')
        break
      case 'temporary-files-removed':
        if (!hasTemporary) wrong.push('temporary files that were not there')
        break
      case 'set-read-only':
        if (!hasGap) wrong.push(`a set is ${notice.reason}`)
        break
      case 'annotator-problem':
      case 'annotator-rewritten':
      case 'document-problem':
      case 'index-read-here':
      case 'index-rebuilt':
      case 'journal-newer':
      case 'journal-segment-missing':
      case 'journal-unavailable':
      case 'removal-unfinished':
      case 'spans-dropped':
      case 'sync-copy':
        wrong.push(`it says ${notice.kind}`)
    }
  }
  // The power may have failed between the copy and the telling.
  if ([...segments].some(([segmentId, isAside]) => !isAside && !told.has(segmentId))) {
    wrong.push('a damaged segment is not told of')
  }
  return wrong
}

function isSame(
  one: Pick<OpenedDocument, 'set' | 'history'>,
  other: Pick<OpenedDocument, 'set' | 'history'>,
): boolean {
  return isDeepStrictEqual(one.set, other.set) && isDeepStrictEqual(one.history, other.history)
}

function kindsOf(notices: readonly Notice[]): string {
  return notices.map(({ kind }) => kind).join()
}

/** Whether a file holds the first words of a text. */
function isNamed(root: string, text: string): boolean {
  const words = text.slice(0, 20)
  return namesBelow(root).some((name) => readFileSync(join(root, name), 'latin1').includes(words))
}

/** Every file below a folder. */
export function namesBelow(root: string): string[] {
  return readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((name) =>
    statSync(join(root, name)).isFile(),
  )
}
