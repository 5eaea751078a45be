import { failure, type Failure } from '../../ipc/failures'
import type { PerformResult } from '../store/open-set'

/** The failure that a refused edit is, on its way to the page. */
export function performFailure({ code, details }: Extract<PerformResult, { ok: false }>): Failure {
  switch (code) {
    case 'stale-revision':
      return failure('stale-revision')
    case 'refused':
      return failure('command-refused', { refusal: details })
    case 'misfit':
      return failure('command-misfit', { misfit: details })
    case 'read-only':
      return failure('read-only', { reason: details })
    case 'journal-failed':
      return failure('journal-failed', { errno: details })
  }
}
