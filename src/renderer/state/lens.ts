import type { Id } from '../../core/ids'
import type { LensDeed } from '../../core/annotation/lens/lens-command'
import type { Failure } from '../../ipc/failures'
import type { FindPart, PassedDocument } from '../../ipc/find-views'
import type { LensDocument, LensOccurrence, LensReport, LensRunView } from '../../ipc/lens-views'
import type { AppState } from './app-state'

/** Where the occurrences stand on screen: by how they stand to the label, those that were dismissed apart. */
export const lensColumns = ['so', 'otherwise', 'not', 'dismissed'] as const
export type LensColumnId = (typeof lensColumns)[number]

/** One line of the lens. */
export interface LensLine {
  /** Tells it from every other line. */
  readonly key: string
  readonly documentId: Id
  readonly title: string
  /** Of the set that it was held against. */
  readonly revision: number
  readonly occurrence: LensOccurrence
}

export type LensLines = Readonly<Record<LensColumnId, readonly LensLine[]>>
export type LensTicks = Readonly<Record<LensColumnId, ReadonlySet<string>>>

/** The words under the lens, how they stand to a label in all documents, and what is ticked of that. */
export interface Lens {
  /** As they stand in the field. */
  readonly words: string
  /** Label id; empty before the lens was opened. */
  readonly label: string
  /** Number of the search that is shown, counted from 1; 0 for none. */
  readonly search: number
  /** What was looked for. */
  readonly searched: string
  readonly state: 'nothing-asked' | 'searching' | 'done' | 'cancelled' | Failure
  readonly lines: LensLines
  /** All occurrences, also those that are not listed, and the documents that hold them. */
  readonly count: number
  readonly documents: number
  readonly passed: readonly PassedDocument[]
  readonly progress: Pick<FindPart, 'done' | 'total' | 'remainingMs'>
  readonly ticks: LensTicks
  readonly isRunning: boolean
  /** What became of the last run since the lens was opened. */
  readonly report: LensReport | null
  /** The run that can be taken back. */
  readonly lastRun: LensRunView | null
}

const noTicks: LensTicks = { so: new Set(), otherwise: new Set(), not: new Set(), dismissed: new Set() }

export const noLens: Lens = {
  words: '',
  label: '',
  search: 0,
  searched: '',
  state: 'nothing-asked',
  lines: { so: [], otherwise: [], not: [], dismissed: [] },
  count: 0,
  documents: 0,
  passed: [],
  progress: { done: 0, total: 0, remainingMs: null },
  ticks: noTicks,
  isRunning: false,
  report: null,
  lastRun: null,
}

export type LensEvent =
  | { readonly type: 'lensOpened'; readonly words: string; readonly label: string }
  | { readonly type: 'lensWordsTyped'; readonly words: string }
  | {
      readonly type: 'lensSearchBegun'
      readonly search: number
      readonly words: string
      readonly label: string
    }
  | { readonly type: 'lensSearched'; readonly part: FindPart }
  | {
      readonly type: 'lensSearchEnded'
      readonly search: number
      readonly end: 'done' | 'cancelled' | Failure
    }
  | { readonly type: 'lensTicked'; readonly column: LensColumnId; readonly keys: ReadonlySet<string> }
  | { readonly type: 'lensRunBegun' }
  /** Null where it could not be done at all. */
  | { readonly type: 'lensRunEnded'; readonly report: LensReport | null }
  | { readonly type: 'lensLastRunTold'; readonly run: LensRunView | null }

/** The state after something about the lens has happened. */
export function reduceLens(state: AppState, event: LensEvent): AppState {
  const { lens } = state
  const withLens = (change: Partial<Lens>): AppState => ({ ...state, lens: { ...lens, ...change } })
  switch (event.type) {
    case 'lensOpened':
      return {
        ...state,
        dialog: 'lens',
        wordPick: null,
        lens: { ...noLens, words: event.words, label: event.label },
      }
    case 'lensWordsTyped':
      return withLens({ words: event.words })
    case 'lensSearchBegun': {
      const { search, words, label } = event
      const { report, lastRun, isRunning } = lens
      return withLens({
        ...noLens,
        ...{ words, label, search, searched: words, state: 'searching', report, lastRun, isRunning },
      })
    }
    case 'lensSearched':
      return event.part.search === lens.search ? withLens(withPart(lens, event.part)) : state
    case 'lensSearchEnded':
      return event.search === lens.search ? withLens({ state: event.end }) : state
    case 'lensTicked':
      return withLens({ ticks: { ...lens.ticks, [event.column]: event.keys } })
    case 'lensRunBegun':
      return withLens({ isRunning: true, report: null })
    case 'lensRunEnded':
      return withLens({ isRunning: false, report: event.report })
    case 'lensLastRunTold':
      return withLens({ lastRun: event.run })
  }
}

function withPart(lens: Lens, { found, passed, done, total, remainingMs }: FindPart): Partial<Lens> {
  const documents = JSON.parse(found) as LensDocument[]
  const lines = documents.flatMap(({ documentId, title, revision, occurrences }) =>
    occurrences.map((occurrence): LensLine => {
      const key = `${documentId}-${occurrence.start}`
      return { key, documentId, title, revision, occurrence }
    }),
  )
  const of = (column: LensColumnId) => {
    const more = lines.filter(({ occurrence }) => columnOf(occurrence) === column)
    return more.length === 0 ? lens.lines[column] : [...lens.lines[column], ...more]
  }
  return {
    lines: { so: of('so'), otherwise: of('otherwise'), not: of('not'), dismissed: of('dismissed') },
    count: lens.count + documents.reduce((sum, { count }) => sum + count, 0),
    documents: lens.documents + documents.length,
    passed: [...lens.passed, ...passed],
    progress: { done, total, remainingMs },
  }
}

/** Words that have the label are not dismissed, whatever was said of them. */
function columnOf({ standing, isDismissed }: LensOccurrence): LensColumnId {
  return isDismissed && standing !== 'so' ? 'dismissed' : standing
}

/** From which columns a deed takes what is ticked. */
export const columnsOfDeed: Readonly<Record<LensDeed, readonly LensColumnId[]>> = {
  label: ['otherwise', 'not', 'dismissed'],
  unlabel: ['so'],
  dismiss: ['otherwise', 'not'],
  'bring-back': ['dismissed'],
}

/** How many ticked lines a deed would be done to. */
export function tickedFor({ ticks }: Lens, deed: LensDeed): number {
  return columnsOfDeed[deed].reduce((sum, column) => sum + ticks[column].size, 0)
}

/** How many occurrences are listed. */
export function listedCount({ lines }: Lens): number {
  return lensColumns.reduce((sum, column) => sum + lines[column].length, 0)
}
