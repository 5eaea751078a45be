import type { LensDeed } from '../../core/annotation/lens/lens-command'
import { lensQuery } from '../../core/annotation/lens/occurrences'
import type { Id } from '../../core/ids'
import { patternOf } from '../../core/text/find-pattern'
import { foldedText } from '../../core/text/folds'
import { rangeOfSelection } from '../../core/text/selection'
import type { RequestOf } from '../../ipc/contract'
import type { Result } from '../../ipc/failures'
import type { LensReport } from '../../ipc/lens-views'
import type { DocumentRequests } from './document-requests'
import { columnsOfDeed, type LensColumnId } from './lens'
import { selectedSpan } from './selectors'
import { resultOf, type StoreContext } from './store-context'

/** The most that the lens looks for, in UTF-16 code units. */
const longestWords = 1000

/** Opens the label lens, looks for its words, and does what is asked for what is ticked. */
export function lensRequests(
  { state, dispatch, bridge, ask, notify, say }: StoreContext,
  documents: DocumentRequests,
  duringJob: <T>(call: () => Promise<T>) => Promise<T>,
) {
  /** Over all projects: what comes late from one is never taken for another's. */
  let searches = 0

  /** The selected words, else those of the selected span, white space folded and hyphens at line ends joined. */
  function wordsAtHand(): string {
    const { open, selection } = state()
    if (!open) return ''
    const { text } = open.view
    const range = selection && rangeOfSelection(text, selection.anchor, selection.focus)
    const chosen = range ?? selectedSpan(state())
    return chosen ? foldedText(text, chosen).replaceAll(/\s+/g, ' ').trim() : ''
  }

  function labelAtHand(): string {
    const { armedLabel, project } = state()
    return selectedSpan(state())?.label ?? armedLabel ?? project?.schema.labels[0]?.id ?? ''
  }

  async function openLens(): Promise<void> {
    if (!state().app?.annotator) return dispatch({ type: 'dialogSet', dialog: 'who-codes' })
    const words = wordsAtHand()
    if (words.length > longestWords) {
      return say({
        kind: 'info',
        title: 'That is too much for the lens',
        message: 'Select fewer words, such as a phrase that also stands in other letters.',
      })
    }
    dispatch({ type: 'lensOpened', words, label: labelAtHand() })
    void tellLastRun()
    // What was marked a moment ago is to be seen as it is now.
    await documents.leaveDocument()
    await searchLens()
  }

  async function tellLastRun(): Promise<void> {
    const result = await resultOf(bridge.call['lens:lastRun']({}))
    if (result.ok) dispatch({ type: 'lensLastRunTold', run: result.value })
  }

  /** Looks for the words in the field; a search that is under way ends. */
  async function searchLens(label = state().lens.label): Promise<void> {
    const { words } = state().lens
    searches += 1
    const search = searches
    dispatch({ type: 'lensSearchBegun', search, words, label })
    const compiled = patternOf(lensQuery(words))
    if ('problem' in compiled || compiled.pattern === null) {
      return dispatch({ type: 'lensSearchEnded', search, end: 'done' })
    }
    const result = await resultOf(bridge.call['lens:search']({ search, words, label }))
    dispatch({ type: 'lensSearchEnded', search, end: result.ok ? result.value : result })
  }

  /** What is ticked for a deed, document by document. */
  function tickedPlaces(deed: LensDeed): RequestOf<'lens:apply'>['documents'] {
    const { lines, ticks } = state().lens
    const byDocument = new Map<Id, { documentId: Id; revision: number; places: [number, number][] }>()
    for (const column of columnsOfDeed[deed]) {
      for (const { key, documentId, revision, occurrence } of lines[column]) {
        if (!ticks[column].has(key)) continue
        const known = byDocument.get(documentId) ?? { documentId, revision, places: [] }
        known.places.push([occurrence.start, occurrence.end])
        byDocument.set(documentId, known)
      }
    }
    return [...byDocument.values()].map(({ documentId, revision, places }) => ({
      ...{ documentId, revision },
      ends: places.sort(([a], [b]) => a - b).flat(),
    }))
  }

  async function run(call: () => Promise<Result<LensReport>>): Promise<void> {
    if (state().lens.isRunning) return
    dispatch({ type: 'lensRunBegun' })
    const result = await duringJob(() => resultOf(call()))
    if (!result.ok) notify(result)
    dispatch({ type: 'lensRunEnded', report: result.ok ? result.value : null })
    // Main has changed sets: also the one on screen, perhaps.
    const open = state().open?.view.id
    if (open !== undefined) await documents.openDocument(open)
    await Promise.all([tellLastRun(), searchLens()])
  }

  return {
    openLens: (): void => void openLens(),
    typeLensWords: (words: string): void => dispatch({ type: 'lensWordsTyped', words }),
    searchLens: (): void => void searchLens(),
    chooseLensLabel: (label: string): void => void searchLens(label),
    tickLens: (column: LensColumnId, keys: ReadonlySet<string>): void =>
      dispatch({ type: 'lensTicked', column, keys }),
    runLens: (deed: LensDeed): void => {
      const places = tickedPlaces(deed)
      const { label } = state().lens
      if (places.length === 0) return
      void run(() => bridge.call['lens:apply']({ deed, label, documents: places }))
    },
    undoLensRun: (): void => void run(() => bridge.call['lens:undo']({})),
    cancelLens: (): void => void ask(bridge.call['lens:cancel']({})),
    closeLens: (): void => {
      if (state().lens.state === 'searching') void ask(bridge.call['lens:cancel']({}))
      dispatch({ type: 'dialogSet', dialog: null })
    },
  }
}

export type LensRequests = ReturnType<typeof lensRequests>
