import { failure } from '../../ipc/failures'
import { workplace, type AppContext } from '../app-context'
import type { Handlers } from '../bridge'
import { storeResult } from '../project-session'

export type VersionChannel = 'document:versions' | 'document:asOf'

/** What the annotator's own set of a document was before; nobody else's can be asked for. */
export function versionHandlers(context: AppContext): Pick<Handlers, VersionChannel> {
  return {
    'document:versions': async ({ documentId }) => {
      const at = workplace(context)
      if (!at.ok) return at
      return storeResult(async () => JSON.stringify(await at.store.versions(documentId, at.annotator.id)))
    },
    'document:asOf': async ({ documentId, revision }) => {
      const at = workplace(context)
      if (!at.ok) return at
      const asOf = await storeResult(() => at.store.setAsOf(documentId, at.annotator.id, revision))
      if (!asOf.ok) return asOf
      return asOf.value ? { ok: true, value: JSON.stringify(asOf.value) } : failure('version-missing')
    },
  }
}
