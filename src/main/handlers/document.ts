import { hostname } from 'node:os'
import { isMadeBy } from '../../core/annotation/check-command'
import { failure } from '../../ipc/failures'
import { currentAnnotator, workplace, type AppContext } from '../app-context'
import type { Handlers } from '../bridge'
import { noticeView, storeResult } from '../project-session'
import { performFailure } from './perform-failure'
import type { VersionChannel } from './versions'

type DocumentChannel = Exclude<
  Extract<keyof Handlers, `document:${string}` | 'annotation:perform'>,
  VersionChannel
>

/** Places that are remembered before the oldest is forgotten. */
const rememberedPlaces = 2000

export function documentHandlers(context: AppContext): Pick<Handlers, DocumentChannel> {
  const { session, places } = context
  const placeKey = (documentId: string) =>
    `${session.store?.project.id}/${currentAnnotator(context)?.id}/${documentId}`
  return {
    'document:open': async ({ documentId }) => {
      const { store } = session
      if (!store) return failure('no-project')
      const annotatorId = currentAnnotator(context)?.id ?? null
      return storeResult(async () => {
        const opened = await store.openDocument(documentId, annotatorId)
        const { id, title, text, encoding, byteOrderMark, importedAt } = opened.document
        return {
          ...{ id, title, text, encoding, byteOrderMark, importedAt },
          set: JSON.stringify(opened.set),
          history: JSON.stringify(opened.history),
          readOnly: opened.readOnly,
          holder: opened.holder && {
            ...opened.holder,
            isThisComputer: opened.holder.computer === hostname(),
          },
          notices: opened.notices.map(noticeView),
          lastGood: opened.lastGood,
          branches: opened.branches.map(({ set, head, editedAt }) => ({
            head,
            at: editedAt,
            set: JSON.stringify(set),
          })),
          place: places.data[placeKey(documentId)] ?? null,
        }
      })
    },
    'document:remove': async ({ documentId }) => {
      const { store } = session
      if (!store) return failure('no-project')
      return storeResult(async () => {
        await store.removeDocument(documentId)
        await places.change((remembered) =>
          Object.fromEntries(Object.entries(remembered).filter(([key]) => !key.endsWith(`/${documentId}`))),
        )
        return null
      })
    },
    'document:settle': async ({ documentId, head, isUnion }) => {
      const at = workplace(context)
      if (!at.ok) return at
      return storeResult(async () => {
        await at.store.settle(documentId, at.annotator.id, { head, isUnion })
        return null
      })
    },
    'document:rememberPlace': async ({ documentId, place }) => {
      const key = placeKey(documentId)
      await places.change((remembered) => {
        const others = Object.entries(remembered).filter(([other]) => other !== key)
        return Object.fromEntries([...others.slice(1 - rememberedPlaces), [key, place]])
      })
      return { ok: true, value: null }
    },
    'annotation:perform': async ({ documentId, annotatorId, ...edit }) => {
      const at = workplace(context)
      if (!at.ok) return at
      // Somebody else codes by now: this edit was made on another set.
      if (annotatorId !== at.annotator.id) return failure('stale-revision')
      if (edit.via === 'do' && !isMadeBy(edit.command, annotatorId)) {
        return failure('command-refused', { refusal: 'by-another' })
      }
      const performed = await storeResult(() => at.store.perform(documentId, annotatorId, edit))
      if (!performed.ok) return performed
      if (!performed.value.ok) return performFailure(performed.value)
      const { revision, seq, savedAt } = performed.value
      return { ok: true, value: { revision, seq, savedAt } }
    },
  }
}
