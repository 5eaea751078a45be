import type { DamageReason, FileOutcome } from '../../core/storage/file-envelope'

export type StoreErrorCode =
  | 'missing'
  | 'unavailable'
  | 'damaged'
  | 'newer'
  | 'folder-not-empty'
  | 'read-only'
  | 'invalid'
  | 'closed'
  | 'write-failed'

/** What may be told of a failure: codes, kinds and counts, never a path, a title or a letter's words. */
export interface StoreErrorDetails {
  /** Kind of file, such as `project` or `document`. */
  readonly file?: string
  readonly errno?: string
  readonly reason?: DamageReason
}

/** A failure of the store; its message holds codes only. */
export class StoreError extends Error {
  constructor(
    readonly code: StoreErrorCode,
    readonly details: StoreErrorDetails = {},
  ) {
    super(['store', code, ...(Object.values(details) as string[])].join(' '))
    this.name = 'StoreError'
  }
}

/** The system's code of a failed file operation, such as ENOSPC. */
export function errnoOf(error: unknown): string {
  if (error instanceof StoreError) return error.details.errno ?? error.code
  return typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string'
    ? error.code
    : 'unknown'
}

/** Does file work so that no path gets out of a failure. Throws StoreError. */
export async function withoutPaths<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    throw error instanceof StoreError ? error : new StoreError('write-failed', { errno: errnoOf(error) })
  }
}

/** The body of a state file. Throws StoreError unless it was read whole and understood. */
export function bodyOf<T>(outcome: FileOutcome<T>, file: string): T {
  switch (outcome.state) {
    case 'ok':
      return outcome.body
    case 'missing':
    case 'newer':
      throw new StoreError(outcome.state, { file })
    case 'unavailable':
      throw new StoreError('unavailable', { file, errno: outcome.errno })
    case 'damaged':
      throw new StoreError('damaged', { file, reason: outcome.reason })
  }
}
