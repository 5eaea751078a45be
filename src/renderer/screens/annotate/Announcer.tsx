import { VisuallyHidden } from '@mantine/core'
import type { LabelSchema } from '../../../core/annotation/label-schema'
import type { Span } from '../../../core/annotation/span'
import { useAppState } from '../../state/app-store'
import type { AppState } from '../../state/app-state'
import { selectedSpan, spansAtCaret } from '../../state/selectors'
import { suggestionAtHand } from '../../state/suggesting'
import { foldedQuote } from './folded-quote'
import { nameOfLabel } from './label-looks'

/** Tells screen readers which span is selected or at the caret, and what is armed: the letter is bare text to them. */
export function Announcer() {
  const spanWords = useAppState(wordsOfSpans)
  const armedWords = useAppState(
    ({ project, armedLabel }) =>
      project &&
      armedLabel !== null &&
      `${nameOfLabel(project.schema, armedLabel)} is armed. Each selection is marked at once.`,
  )
  return (
    <>
      <VisuallyHidden role="log" aria-label="Span at the caret" aria-live="polite" aria-atomic>
        {spanWords}
      </VisuallyHidden>
      <VisuallyHidden aria-live="polite">{armedWords}</VisuallyHidden>
    </>
  )
}

function wordsOfSpans(state: AppState): string {
  const { project, selection } = state
  if (!project) return ''
  const selected = selectedSpan(state)
  if (selected) return spanWords(project.schema, selected)
  const suggestion = suggestionAtHand(state)
  if (suggestion) {
    const quote = state.open?.view.text.slice(suggestion.start, suggestion.end) ?? ''
    return `Suggested ${nameOfLabel(project.schema, suggestion.label)}: ${foldedQuote(quote)}`
  }
  // Selected words are read by themselves.
  if (selection?.anchor !== selection?.focus) return ''
  return spansAtCaret(state)
    .map((span) => `in ${spanWords(project.schema, span)}`)
    .join('; ')
}

function spanWords(schema: LabelSchema, { label, quote, needsReview }: Span): string {
  return `${nameOfLabel(schema, label)}: ${foldedQuote(quote)}${needsReview ? ', needs review' : ''}`
}
