import type { Annotator } from '../../core/project'
import { failure } from '../../ipc/failures'
import { workplace, type AppContext } from '../app-context'
import type { Handlers } from '../bridge'
import { storeResult } from '../project-session'
import { newId, systemDeps } from '../store/store-deps'

export function annotatorHandlers(
  context: AppContext,
): Pick<Handlers, 'annotator:choose' | 'annotator:takeOver'> {
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
        const joined = await storeResult(async () => {
          await store.ensureAnnotator(wanted)
          await store.leaveAllBut(wanted.id)
        })
        if (!joined.ok) return joined
      }
      await settings.change((data) => ({
        ...data,
        annotators: [...data.annotators.filter(({ id }) => id !== wanted.id), wanted],
        annotatorId: wanted.id,
      }))
      return { ok: true, value: { id: wanted.id, name: wanted.name } }
    },
    'annotator:takeOver': async () => {
      const at = workplace(context)
      if (!at.ok) return at
      return storeResult(async () => {
        await at.store.takeOver(at.annotator.id)
        return null
      })
    },
  }
}

function newAnnotator(name: string): Annotator {
  return { id: newId(systemDeps), name, createdAt: systemDeps.now() }
}
