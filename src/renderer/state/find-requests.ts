import { findIn, firstFrom } from '../../core/text/find'
import { escapedForPattern, patternOf, type FindQuery } from '../../core/text/find-pattern'
import type { TextRange } from '../../core/text/offsets'
import { rangeOfSelection } from '../../core/text/selection'
import type { DocumentView } from '../../ipc/views'
import { currentMatch, isFound, rangeOf, shownMatches, type Found } from './finding'
import type { MarkingRequests } from './marking-requests'
import { resultOf, type StoreContext } from './store-context'

/** Code units of a selection that are taken over as words to find, at most. */
const longestWords = 200
/** How long typing rests before main is asked about a pattern, in ms. */
const patternRestMs = 150

/** Finds words in the open document; the match at hand is what is selected. */
export function findRequests(context: StoreContext, marking: MarkingRequests) {
  const { state, dispatch, subscribe, bridge } = context
  let searched: { readonly view: DocumentView; readonly query: FindQuery } | null = null
  /** The match to select once the search has ended. */
  let wanted: 'nearest' | 1 | -1 | null = null
  let lastView: DocumentView | null = null
  let timer: ReturnType<typeof setTimeout> | undefined

  /** Looks through the document on screen where that has not been done for what is asked now. */
  function search(): void {
    const { open, find } = state()
    // Who opens a document wants to be where it opens.
    if (open && lastView !== open.view && lastView !== null) wanted = null
    lastView = open?.view ?? null
    if (!find.isOpen || !open) return
    const { view } = open
    const { query } = find
    if (searched?.view === view && searched.query === query) return
    searched = { view, query }
    clearTimeout(timer)
    const compiled = patternOf(query)
    if ('problem' in compiled) return finish(view, { kind: 'problem', problem: compiled.problem })
    if (compiled.pattern === null) return finish(view, { kind: 'nothing-asked' })
    if (!query.isRegex) {
      const outcome = findIn(view.text, query)
      const matches = 'matches' in outcome ? outcome.matches : []
      return finish(view, { kind: 'matches', matches, count: matches.length })
    }
    dispatch({ type: 'documentSearched', view, found: { kind: 'searching' } })
    const asked = searched
    timer = setTimeout(() => void searchInMain(asked), patternRestMs)
  }

  /** A pattern may take for ever, so main runs it where that can be stopped. */
  async function searchInMain(asked: {
    readonly view: DocumentView
    readonly query: FindQuery
  }): Promise<void> {
    const { view, query } = asked
    const result = await resultOf(bridge.call['find:inDocument']({ documentId: view.id, query }))
    if (searched !== asked) return
    if (!result.ok) return finish(view, { kind: 'failed', failure: result })
    const { value } = result
    if (value.state === 'passed') return finish(view, { kind: 'passed', reason: value.reason })
    if (value.state === 'found') finish(view, { kind: 'matches', ...value, matches: rangesOf(value.ends) })
  }

  function finish(view: DocumentView, found: Found): void {
    dispatch({ type: 'documentSearched', view, found })
    selectWanted()
  }

  function selectWanted(): void {
    const match = wanted
    wanted = null
    if (match === 'nearest') selectNearest()
    else if (match !== null) step(match)
  }

  /** Changes what is looked for or where it is seen, and selects a match once that is through. */
  function andSelect(match: typeof wanted, change: () => void): void {
    wanted = match
    change()
    if (!state().find.isOpen) wanted = null
    else if (state().find.found.kind !== 'searching') selectWanted()
  }

  function select(match: TextRange): void {
    dispatch({ type: 'matchSelected', match })
  }

  /** The match that is selected already, or the first from there on. */
  function selectNearest(): void {
    const { selection } = state()
    const matches = shownMatches(state())
    const match = matches[firstFrom(matches, selection ? rangeOf(selection).start : 0)] ?? matches[0]
    if (match) select(match)
  }

  function step(by: 1 | -1): void {
    const { selection } = state()
    const matches = shownMatches(state())
    const { start, end } = selection ? rangeOf(selection) : { start: 0, end: 0 }
    const index = by === 1 ? firstFrom(matches, end) : firstFrom(matches, start) - 1
    const match = matches[(index + matches.length) % Math.max(matches.length, 1)]
    if (match) select(match)
  }

  /** Changes what is looked for; what is selected stays. */
  function setQuery(query: Partial<FindQuery>): void {
    dispatch({ type: 'queryChanged', query })
  }

  /** Changes what is looked for and selects the nearest match, as words are typed. */
  function findAsTyped(query: Partial<FindQuery>): void {
    andSelect('nearest', () => setQuery(query))
  }

  /** Takes selected words over as what is looked for, unless they are what was found. */
  function takeSelectedWords(): void {
    const { open, selection, find } = state()
    const range = open && selection && rangeOfSelection(open.view.text, selection.anchor, selection.focus)
    if (!range || range.end - range.start > longestWords || isFound(state(), range)) return
    const words = open.view.text.slice(range.start, range.end).replaceAll(/\s+/g, ' ')
    setQuery({ words: find.query.isRegex ? escapedForPattern(words) : words })
  }

  subscribe(search)

  return {
    setQuery,
    findAsTyped,
    takeSelectedWords,
    /** Opens the find bar with the selected words, or with those of before. */
    openFind: (): void => {
      takeSelectedWords()
      andSelect('nearest', () => dispatch({ type: 'findOpened' }))
      dispatch({ type: 'focusAsked', target: 'find' })
    },
    /** Closes the find bar; the match stays selected, and the keyboard is in the text. */
    closeFind: (): void => {
      dispatch({ type: 'findClosed' })
      dispatch({ type: 'focusAsked', target: 'text' })
    },
    /** Selects the next match or the one before, and goes on at the other end; asks for words where there are none. */
    stepMatch: (by: 1 | -1): void => {
      andSelect(by, () => dispatch({ type: 'findOpened' }))
      if (state().find.query.words.trim() === '') dispatch({ type: 'focusAsked', target: 'find' })
    },
    /** Marks the match at hand with the armed label and goes to the next one. */
    markMatch: (): void => {
      const matches = shownMatches(state())
      const current = currentMatch(state())
      if (current === -1 || state().armedLabel === null) return
      marking.selectionFinished()
      select(matches[(current + 1) % matches.length]!)
    },
  }
}

function rangesOf(ends: readonly number[]): TextRange[] {
  const ranges: TextRange[] = []
  for (let i = 0; i < ends.length; i += 2) ranges.push({ start: ends[i]!, end: ends[i + 1]! })
  return ranges
}

export type FindRequests = ReturnType<typeof findRequests>
