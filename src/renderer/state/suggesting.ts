import { openSuggestions, suggestionKey } from '../../core/suggestions/open-suggestions'
import { theRules, type SuggesterId } from '../../core/suggestions/parser'
import type { SuggestedSpan } from '../../core/suggestions/suggested-marks'
import type { Id } from '../../core/ids'
import type { AnnotationSet } from '../../core/annotation/annotation-set'
import type { SuggestionsView } from '../../ipc/suggestion-views'
import type { AppState } from './app-state'
import { isForReading } from './selectors'

/** A suggestion for the letter on screen; its id is its key, which stays while label and words do. */
export interface ShownSuggestion extends SuggestedSpan {
  readonly id: string
  readonly kind: 'rule' | 'parser'
  /** Suggestions ask for no review: they are one. */
  readonly needsReview: false
}

/** What is proposed for a letter. */
export interface Suggestions {
  readonly documentId: Id
  readonly suggester: SuggesterId
  readonly all: readonly ShownSuggestion[]
  readonly nothing: SuggestionsView['nothing']
}

/** What main told of a letter and who proposes for it. */
export function suggestionsOf(
  asked: Pick<Suggestions, 'documentId' | 'suggester'>,
  { spans, nothing }: SuggestionsView,
): Suggestions {
  const kind = asked.suggester === theRules ? 'rule' : 'parser'
  const all = (JSON.parse(spans) as SuggestedSpan[]).map((one): ShownSuggestion => ({
    ...one,
    id: suggestionKey(one),
    kind,
    needsReview: false,
  }))
  return { ...asked, all, nothing }
}

/** Whether suggestions may be shown: they are wanted, and the letter's marks of now are on screen and may be changed. */
export function isSuggesting(state: AppState): boolean {
  const { app, open, suggestions, suggesters } = state
  return (
    app?.suggestions === true &&
    open !== null &&
    suggestions?.documentId === open.view.id &&
    suggestions.suggester === suggesters?.chosen &&
    !isForReading(state)
  )
}

const none: readonly ShownSuggestion[] = []
const openOnes = new WeakMap<AnnotationSet, WeakMap<Suggestions, readonly ShownSuggestion[]>>()

/** The suggestions that wait for the coder, in the order of the letter; the same list while nothing changes. */
export function waitingSuggestions(state: AppState): readonly ShownSuggestion[] {
  const { open, suggestions } = state
  if (!open || !suggestions || !isSuggesting(state)) return none
  const ofSet = openOnes.get(open.set) ?? new WeakMap<Suggestions, readonly ShownSuggestion[]>()
  openOnes.set(open.set, ofSet)
  const known = ofSet.get(suggestions) ?? openSuggestions(suggestions.all, open.set)
  ofSet.set(suggestions, known)
  return known
}

/** The suggestion whose words are selected, or in which the caret stands. */
export function suggestionAtHand(state: AppState): ShownSuggestion | null {
  const { selection, selectedSpanId } = state
  if (!selection || selectedSpanId !== null) return null
  const start = Math.min(selection.anchor, selection.focus)
  const end = Math.max(selection.anchor, selection.focus)
  const waiting = waitingSuggestions(state)
  return (
    waiting.find((one) =>
      start === end ? one.start <= start && start < one.end : one.start === start && one.end === end,
    ) ?? null
  )
}
