import type { Annotator } from '../../core/project'
import { failure } from '../../ipc/failures'
import type { AppContext } from '../app-context'
import type { Handlers } from '../bridge'
import { storeResult } from '../project-session'
import { newId, systemDeps } from '../store/store-deps'

export function annotatorHandlers(context: AppContext): Pick<Handlers, 'annotator:choose'> {
  const { settings, session } = context
  return {
    'annotator:choose': async (request) => {
      const inProject = (await session.store?.annotators()) ?? []
      const known = [...settings.data.annotators, ...inProject]
      const wanted =
        'id' in request
          ? known.find(({ id }) => id === request.id)
          : (known.find(({ name }) => name === request.name) ?? newAnnotator(request.name))
      if (!wanted) return failure('unknown-handle')
      const { store } = session
      if (store && store.readOnly === null) {
        const joined = await storeResult(() => store.ensureAnnotator(wanted))
        if (!joined.ok) return joined
      }
      await settings.change((data) => ({
        ...data,
        annotators: [...data.annotators.filter(({ id }) => id !== wanted.id), wanted],
        annotatorId: wanted.id,
      }))
      return { ok: true, value: { id: wanted.id, name: wanted.name } }
    },
  }
}

function newAnnotator(name: string): Annotator {
  return { id: newId(systemDeps), name, createdAt: systemDeps.now() }
}
