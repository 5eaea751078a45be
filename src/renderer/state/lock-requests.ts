import type { DocumentRequests } from './document-requests'
import { resultOf, type StoreContext } from './store-context'

/** What follows when the same annotator comes, goes or takes over in another opening of the project. */
export function lockRequests({ state, bridge, notify, say }: StoreContext, documents: DocumentRequests) {
  /** Opens the document again and says whether it can be marked now. */
  async function lockChanged(): Promise<void> {
    const before = state().open?.view
    if (!before) return
    await documents.openDocument(before.id)
    const after = state().open?.view
    if (after?.id !== before.id || after.readOnly === before.readOnly) return
    if (after.readOnly === 'in-use') {
      say({
        kind: 'info',
        title: 'Your work goes on in another place',
        message:
          'It was taken over there, so this document is for reading only here. Every mark that was saved is kept.',
      })
    } else if (before.readOnly === 'in-use') {
      say({
        kind: 'info',
        title: 'You can go on here',
        message: 'The project was closed in the other place. What was marked there is shown.',
      })
    }
  }

  /** Goes on here, though the annotator is at work elsewhere. */
  async function takeOver(): Promise<void> {
    const open = state().open?.view
    const result = await resultOf(bridge.call['annotator:takeOver']({}))
    if (!result.ok) return notify(result)
    if (open) await documents.openDocument(open.id)
    await documents.listDocuments()
    // The banner goes in silence; who does not see it hears it so.
    if (state().open?.view.readOnly === 'in-use') return
    say({
      kind: 'info',
      title: 'You can go on here',
      message: 'In the other place the project becomes one for reading only.',
    })
  }

  return { lockChanged, takeOver }
}
