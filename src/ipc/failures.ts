/** Why a call failed, as a code: errors cross the bridge without any letter's text, title or path. */
export const failureCodes = [
  'invalid-request',
  'no-project',
  'no-annotator',
  'read-only',
  'stale-revision',
  'command-refused',
  'command-misfit',
  'nothing-to-undo',
  'journal-failed',
  'document-missing',
  'document-damaged',
  'version-missing',
  'unavailable',
  'newer-version',
  'not-a-project',
  'project-damaged',
  'folder-not-empty',
  'write-failed',
  'backup-inside-project',
  'backup-not-written',
  'backup-source-unreadable',
  'backup-source-changed',
  'backup-source-linked',
  'not-a-backup',
  'backup-damaged',
  'backup-of-another-project',
  'unknown-backup',
  'suggester-exists',
  'suggester-unreadable',
  'not-evaluated',
  'job-running',
  'unknown-handle',
  'internal',
] as const
export type FailureCode = (typeof failureCodes)[number]

export interface Failure {
  readonly ok: false
  readonly code: FailureCode
  /** Short facts for the message: an errno such as ENOSPC, a refusal, a count. Never text or titles. */
  readonly details: Readonly<Record<string, string | number>>
}

export type Result<T> = { readonly ok: true; readonly value: T } | Failure

export function failure(code: FailureCode, details: Failure['details'] = {}): Failure {
  return { ok: false, code, details }
}
