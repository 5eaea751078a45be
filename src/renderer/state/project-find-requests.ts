import { patternOf } from '../../core/text/find-pattern'
import type { Id } from '../../core/ids'
import type { AppState } from './app-state'
import type { DocumentRequests } from './document-requests'
import type { FindRequests } from './find-requests'
import { isSameQuery } from './finding'
import type { OpenDocument } from './open-document'
import { resultOf, type StoreContext } from './store-context'

/** Finds words in all letters of the project, and walks through what was found. */
export function projectFindRequests(
  { state, dispatch, subscribe, bridge, ask }: StoreContext,
  documents: DocumentRequests,
  find: FindRequests,
) {
  /** Over all projects: what comes late from one is never taken for another's. */
  let searches = 0
  let lastOpen: OpenDocument | null = null
  let lastRows: AppState['rows'] = null
  let lastAnnotator: Id | null = null

  /** What is marked in a letter is known here while it is open; the results keep it when it is left. */
  function keepMarks(): void {
    const { open } = state()
    const left = lastOpen
    lastOpen = open
    if (!left || left.view.id === open?.view.id) return
    dispatch({ type: 'resultsMarked', documentId: left.view.id, spans: left.set.spans })
  }

  /** What a removed letter said is nowhere any more, and nobody sees what somebody else has marked. */
  function forget(): void {
    const { app, rows, projectFind } = state()
    const annotator = app?.annotator?.id ?? null
    const isAnother = annotator !== lastAnnotator
    const areListed = rows !== null && rows !== lastRows
    lastAnnotator = annotator
    lastRows = rows
    if (isAnother) return dispatch({ type: 'resultsForgotten', documentIds: 'all' })
    if (!areListed) return
    const there = new Set(rows.map(({ id }) => id))
    const found = [...projectFind.results, ...projectFind.passed].map(({ documentId }) => documentId)
    const gone = new Set(found.filter((id) => !there.has(id)))
    if (gone.size > 0) dispatch({ type: 'resultsForgotten', documentIds: gone })
  }

  /** Looks for what is asked now; a search that is under way ends. */
  async function searchProject(): Promise<void> {
    const { query } = state().find
    const compiled = patternOf(query)
    if ('problem' in compiled || compiled.pattern === null) return
    searches += 1
    const search = searches
    dispatch({ type: 'projectSearchBegun', search, query })
    const result = await resultOf(bridge.call['find:inProject']({ search, query }))
    dispatch({ type: 'projectSearchEnded', search, end: result.ok ? result.value : result })
  }

  /** Opens the letter of a result with its words selected, and gives it the keyboard. */
  async function openResult(at: number): Promise<void> {
    const { focusRequest, projectFind } = state()
    const { search, results } = projectFind
    const result = results[at]
    if (!result) return
    dispatch({ type: 'resultOpened', at })
    const { documentId, match } = result
    if (state().open?.view.id !== documentId) await documents.openDocument(documentId)
    // Something else was asked for in the meantime.
    const now = state()
    if (now.open?.view.id !== documentId || now.projectFind.search !== search || now.projectFind.at !== at)
      return
    dispatch({ type: 'matchSelected', match })
    // Whoever went on to a field meanwhile types there.
    if (now.focusRequest === focusRequest) dispatch({ type: 'focusAsked', target: 'text' })
  }

  subscribe(keepMarks)
  subscribe(forget)

  return {
    showProjectFind: (): void => dispatch({ type: 'projectFindOpened' }),
    /** Shows what was found in all letters; words that are selected are looked for at once. */
    openProjectFind: (): void => {
      find.takeSelectedWords()
      dispatch({ type: 'projectFindOpened' })
      dispatch({ type: 'focusAsked', target: 'projectFind' })
      if (!isSameQuery(state().projectFind.query, state().find.query)) void searchProject()
    },
    searchProject,
    cancelSearch: (): void => {
      void ask(bridge.call['find:cancel']({}))
      // The button that was pressed goes.
      dispatch({ type: 'focusAsked', target: 'projectFind' })
    },
    openResult,
    /** Opens the result after the one that was opened last, or the one before. */
    stepResult: (by: 1 | -1): void => {
      const { at, results } = state().projectFind
      const next = at === -1 && by === -1 ? results.length - 1 : at + by
      void openResult((next + results.length) % Math.max(results.length, 1))
    },
  }
}

export type ProjectFindRequests = ReturnType<typeof projectFindRequests>
