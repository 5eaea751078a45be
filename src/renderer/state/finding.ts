import { labelsOn, type Span } from '../../core/annotation/span'
import type { Id } from '../../core/ids'
import { matchAt } from '../../core/text/find'
import type { FindQuery, PatternProblem } from '../../core/text/find-pattern'
import type { TextRange } from '../../core/text/offsets'
import type { Failure } from '../../ipc/failures'
import type { FindPart, FoundDocument, FoundMatch, PassedDocument } from '../../ipc/find-views'
import type { DocumentView } from '../../ipc/views'
import type { AppState } from './app-state'

/** What came of looking through the open document. */
export type Found =
  | { readonly kind: 'nothing-asked' }
  | { readonly kind: 'searching' }
  /** The first matches in their order, and how many there are in all. */
  | { readonly kind: 'matches'; readonly matches: readonly TextRange[]; readonly count: number }
  | { readonly kind: 'problem'; readonly problem: PatternProblem }
  | { readonly kind: 'passed'; readonly reason: PassedDocument['reason'] }
  | { readonly kind: 'failed'; readonly failure: Failure }

/** What the coder looks for, and what of it is in the open document. */
export interface Find {
  /** Whether the find bar is there. */
  readonly isOpen: boolean
  /** The same for the find bar and for all letters. */
  readonly query: FindQuery
  readonly found: Found
  /** The document that `found` is about. */
  readonly view: DocumentView | null
}

/** One line of what was found in the project. */
export interface FoundResult {
  readonly documentId: Id
  readonly title: string
  /** Matches in the document, also those that are not listed. */
  readonly count: number
  /** Whether it is the document's first. */
  readonly isFirst: boolean
  readonly match: FoundMatch
}

/** What was looked for in all letters, and what came of it. */
export interface ProjectFind {
  /** Whether its pane was ever asked for. */
  readonly isOpen: boolean
  /** Number of the search that is shown, counted from 1; 0 for none. */
  readonly search: number
  readonly query: FindQuery | null
  readonly state: 'nothing-asked' | 'searching' | 'done' | 'cancelled' | Failure
  readonly results: readonly FoundResult[]
  /** All matches, also those that are not listed, and the documents that hold them. */
  readonly count: number
  readonly documents: number
  readonly passed: readonly PassedDocument[]
  readonly progress: Pick<FindPart, 'done' | 'total' | 'remainingMs'>
  /** Index of the result that was opened last, -1 before any was. */
  readonly at: number
}

export const noFind: Find = {
  isOpen: false,
  query: { words: '', isWholeWord: false, isCase: false, isRegex: false },
  found: { kind: 'nothing-asked' },
  view: null,
}

export const noProjectFind: ProjectFind = {
  isOpen: false,
  search: 0,
  query: null,
  state: 'nothing-asked',
  results: [],
  count: 0,
  documents: 0,
  passed: [],
  progress: { done: 0, total: 0, remainingMs: null },
  at: -1,
}

export type FindEvent =
  | { readonly type: 'findOpened' }
  | { readonly type: 'findClosed' }
  | { readonly type: 'queryChanged'; readonly query: Partial<FindQuery> }
  | { readonly type: 'documentSearched'; readonly view: DocumentView; readonly found: Found }
  | { readonly type: 'matchSelected'; readonly match: TextRange }
  | { readonly type: 'projectFindOpened' }
  | { readonly type: 'projectSearchBegun'; readonly search: number; readonly query: FindQuery }
  | { readonly type: 'projectSearched'; readonly part: FindPart }
  | {
      readonly type: 'projectSearchEnded'
      readonly search: number
      readonly end: 'done' | 'cancelled' | Failure
    }
  | { readonly type: 'resultOpened'; readonly at: number }
  /** Documents are gone, or somebody else codes: what was found in these is shown no more. */
  | { readonly type: 'resultsForgotten'; readonly documentIds: ReadonlySet<Id> | 'all' }
  /** A document was left: what its results say of its marks is to be what they are now. */
  | { readonly type: 'resultsMarked'; readonly documentId: Id; readonly spans: readonly Span[] }

/** The state after something about finding has happened. */
export function reduceFind(state: AppState, event: FindEvent): AppState {
  const { find, projectFind } = state
  switch (event.type) {
    case 'findOpened':
      return find.isOpen ? state : { ...state, find: { ...find, isOpen: true } }
    case 'findClosed':
      return { ...state, find: { ...find, isOpen: false } }
    case 'queryChanged':
      return { ...state, find: { ...find, query: { ...find.query, ...event.query } } }
    case 'documentSearched':
      return { ...state, find: { ...find, view: event.view, found: event.found } }
    case 'matchSelected': {
      const { start, end } = event.match
      return {
        ...state,
        selection: { anchor: start, focus: end },
        selectedSpanId: null,
        reveal: { offset: start },
      }
    }
    case 'projectFindOpened':
      return projectFind.isOpen ? state : { ...state, projectFind: { ...projectFind, isOpen: true } }
    case 'projectSearchBegun': {
      const { search, query } = event
      return { ...state, projectFind: { ...noProjectFind, isOpen: true, search, query, state: 'searching' } }
    }
    case 'projectSearched':
      return { ...state, projectFind: withPart(projectFind, event.part) }
    case 'projectSearchEnded':
      return event.search === projectFind.search
        ? { ...state, projectFind: { ...projectFind, state: event.end } }
        : state
    case 'resultOpened':
      return { ...state, projectFind: { ...projectFind, at: event.at } }
    case 'resultsForgotten':
      return { ...state, projectFind: without(projectFind, event.documentIds) }
    case 'resultsMarked':
      return { ...state, projectFind: withMarks(projectFind, event.documentId, event.spans) }
  }
}

/** Parts may come after the answer to their search, and after the next search has begun. */
function withPart(find: ProjectFind, { search, found, passed, ...progress }: FindPart): ProjectFind {
  if (search !== find.search) return find
  const documents = JSON.parse(found) as FoundDocument[]
  const results = documents.flatMap(({ documentId, title, count, matches }) =>
    matches.map((match, i): FoundResult => ({ documentId, title, count, isFirst: i === 0, match })),
  )
  return {
    ...find,
    results: [...find.results, ...results],
    count: find.count + documents.reduce((sum, { count }) => sum + count, 0),
    documents: find.documents + documents.length,
    passed: [...find.passed, ...passed],
    progress: { done: progress.done, total: progress.total, remainingMs: progress.remainingMs },
  }
}

/** A search that is under way counts for nothing where all is forgotten. */
function without(find: ProjectFind, documentIds: ReadonlySet<Id> | 'all'): ProjectFind {
  if (documentIds === 'all') return { ...noProjectFind, isOpen: find.isOpen }
  const gone = find.results.filter(({ documentId }) => documentIds.has(documentId))
  return {
    ...find,
    results: find.results.filter(({ documentId }) => !documentIds.has(documentId)),
    passed: find.passed.filter(({ documentId }) => !documentIds.has(documentId)),
    count: find.count - gone.reduce((sum, { isFirst, count }) => sum + (isFirst ? count : 0), 0),
    documents: find.documents - gone.filter(({ isFirst }) => isFirst).length,
    at: -1,
  }
}

function withMarks(find: ProjectFind, documentId: Id, spans: readonly Span[]): ProjectFind {
  if (!find.results.some((result) => result.documentId === documentId)) return find
  const results = find.results.map((result) =>
    result.documentId === documentId
      ? { ...result, match: { ...result.match, labels: labelsOn(spans, result.match) } }
      : result,
  )
  return { ...find, results }
}

const noMatches: readonly TextRange[] = []

/** The matches in the document on screen while the find bar is there; the same object while nothing changes. */
export function shownMatches({ find, open }: AppState): readonly TextRange[] {
  const { isOpen, found, view } = find
  return isOpen && open && view === open.view && found.kind === 'matches' ? found.matches : noMatches
}

/** Index of the match that is selected, -1 if none is. */
export function currentMatch(state: AppState): number {
  const { selection } = state
  return selection ? matchAt(shownMatches(state), rangeOf(selection)) : -1
}

/** Whether a range of the document on screen is something that was found by what is asked for now. */
export function isFound({ find, projectFind, open }: AppState, range: TextRange): boolean {
  const { found, view } = find
  if (open && view === open.view && found.kind === 'matches' && matchAt(found.matches, range) !== -1)
    return true
  const result = projectFind.results[projectFind.at]
  return (
    result?.documentId === open?.view.id &&
    result?.match.start === range.start &&
    result.match.end === range.end &&
    isSameQuery(projectFind.query, find.query)
  )
}

/** Whether two queries find the same. */
export function isSameQuery(a: FindQuery | null, b: FindQuery): boolean {
  return (
    a?.words === b.words &&
    a.isCase === b.isCase &&
    a.isWholeWord === b.isWholeWord &&
    a.isRegex === b.isRegex
  )
}

/** A selection's ends in their order. */
export function rangeOf({ anchor, focus }: { readonly anchor: number; readonly focus: number }): TextRange {
  return { start: Math.min(anchor, focus), end: Math.max(anchor, focus) }
}
