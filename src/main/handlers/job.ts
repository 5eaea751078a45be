import { failure } from '../../ipc/failures'
import type { AppContext } from '../app-context'
import type { Handlers } from '../bridge'

export function jobHandlers({ session, jobs }: AppContext): Pick<Handlers, 'job:cancel'> {
  return {
    'job:cancel': () => {
      jobs.cancel()
      if (!session.store) return failure('no-project')
      return { ok: true, value: null }
    },
  }
}
