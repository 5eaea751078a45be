import { readFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import type { Id } from '../../core/ids'
import { scanSegment } from '../../core/storage/journal-segment'
import type { Notice } from './notice'

/** A file that a sync program has put beside one of ours, because two computers had written it. */
export interface SyncCopy {
  readonly folder: string
  readonly name: string
}

/** Names of ours with something put in: "<id> (1).json", "<id>-WARD7.json", "<id>.sync-conflict-2026….jsonl". */
const copyOfId = /^([a-z2-7]{26})[^a-z2-7].*\.jsonl?$/
const copyOfProject = /^project[^a-z].*\.json$/
const ours = /^([a-z2-7]{26}\.jsonl?|project\.json)$/

/** Whether a name is one that sync programs make of ours. */
export function isSyncCopy(name: string): boolean {
  return !ours.test(name) && (copyOfId.test(name) || copyOfProject.test(name))
}

/** What the coder should know of a copy; nothing of it is read into the project. */
export async function noticeOfCopy({ folder, name }: SyncCopy): Promise<Notice> {
  const id = copyOfId.exec(name)?.[1] ?? null
  const [parent, own] = [basename(dirname(folder)), basename(folder)]
  const notice = { kind: 'sync-copy', documentId: null, missing: 0 } as const
  if (id === null) return { ...notice, file: 'project' }
  if (parent === 'journal')
    return { ...notice, file: 'journal', missing: await recordsOnlyIn(folder, name, id) }
  if (parent === 'annotations') return { ...notice, file: 'annotation-set', documentId: id }
  if (own === 'documents') return { ...notice, file: 'document', documentId: id }
  return { ...notice, file: own === 'annotators' ? 'annotator' : 'other' }
}

/** Records that stand in a copy of a segment and not in the segment. */
async function recordsOnlyIn(journal: string, name: string, segmentId: Id): Promise<number> {
  const read = (file: string) => readFile(join(journal, file), 'latin1').catch(() => '')
  const [copied, original] = [await read(name), await read(`${segmentId}.jsonl`)]
  if (original.startsWith(copied)) return 0
  const { records, beyond } = scanSegment(copied, segmentId, basename(journal))
  const lines = new Set(original.split('\n'))
  return [...records, ...beyond].filter(
    ({ offset, sizeBytes }) => !lines.has(copied.slice(offset, offset + sizeBytes)),
  ).length
}
