import { copyFileSync, cpSync, mkdtempSync, readdirSync, symlinkSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Command } from '../../core/annotation/commands'
import type { Span } from '../../core/annotation/span'
import type { Id } from '../../core/ids'
import { imrLabelSchema } from '../../core/imr/label-schema'
import type { SourceDocument } from '../../core/project'
import { createProject } from './create-project'
import { documentFromBytes } from './document-from-bytes'
import { newId, systemDeps, type StoreDeps } from './store-deps'

/** Dependencies for tests whose checkpoints are written only when asked for. */
export const quietDeps: StoreDeps = { ...systemDeps, checkpointDelayMs: 1_000_000 }

export interface TemporaryFolder {
  readonly path: string
  readonly dispose: () => Promise<void>
}

/** A new folder below the system's temporary folder, removed by `dispose`. */
export function temporaryFolder(): TemporaryFolder {
  const path = mkdtempSync(join(tmpdir(), 'goldspan-store-'))
  return { path, dispose: () => rm(path, { recursive: true, force: true }) }
}

/** A new project in a temporary folder. */
export async function temporaryProject(): Promise<TemporaryFolder> {
  const { path, dispose } = temporaryFolder()
  const project = join(path, 'project')
  await createProject(project, {
    name: 'Test',
    schema: imrLabelSchema,
    guideline: { version: 'imr-v1', text: '# Guideline' },
  })
  return { path: project, dispose }
}

/** A copy of a project as a crash at this moment would leave it: whoever had it open is gone. */
export function leftByACrash(path: string): string {
  const left = `${path}-left`
  cpSync(path, left, { recursive: true })
  return left
}

/** The same project where the locks of those who have it open elsewhere are not seen, as on a slow share. */
export function seenFromElsewhere(path: string): string {
  const elsewhere = mkdtempSync(`${path}-elsewhere-`)
  copyFileSync(join(path, 'project.json'), join(elsewhere, 'project.json'))
  for (const name of readdirSync(path)) {
    const isShared = name !== 'project.json' && name !== '.goldspan'
    if (isShared) symlinkSync(join(path, name), join(elsewhere, name), 'junction')
  }
  return elsewhere
}

/** A random id. */
export function anId(): Id {
  return newId(systemDeps)
}

/** A document of a text. */
export function aDocument(text: string, title = 'letter.txt'): SourceDocument {
  const from = { now: '2026-01-02T03:04:05.000Z', annotatorId: anId() }
  const document = documentFromBytes(title, Buffer.from(text, 'utf8'), from)
  if ('refusal' in document) throw new Error(document.refusal)
  return document
}

/** A span of a document. */
export function aSpan(document: SourceDocument, start: number, end: number, label = 'diagnosis'): Span {
  return {
    id: anId(),
    label,
    start,
    end,
    quote: document.text.slice(start, end),
    attributes: {},
    needsReview: false,
    note: '',
    guidelineVersion: 'imr-v1',
    // Not manual: such a span is taken from the annotator of its set alone.
    origin: { kind: 'import', source: 'test', edited: false },
    by: anId(),
    at: '2026-01-02T03:04:05.000Z',
  }
}

/** The command that adds a span of a document. */
export function adding(document: SourceDocument, start: number, end: number, label?: string): Command {
  return { kind: 'addSpan', span: aSpan(document, start, end, label) }
}
