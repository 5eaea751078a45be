import { keyOfDisagreement, type Disagreement, type VerdictSaid } from '../../core/annotation/verdict'
import type { SpanError } from '../../core/evaluation/errors'
import type { SuggesterId } from '../../core/suggestions/parser'
import type { ErrorGroup, ErrorPlace, EvaluationView } from '../../ipc/evaluation-views'
import type { AppState } from './app-state'

export const evaluationTabs = ['scores', 'rules', 'errors', 'comparison', 'report'] as const
export type EvaluationTab = (typeof evaluationTabs)[number]

/** Which errors are listed; null is all. */
export interface ErrorFilter {
  readonly kind: SpanError['kind'] | null
  /** Label id: of what is marked or of what is proposed. */
  readonly label: string | null
  /** `keyOfPattern`. */
  readonly pattern: string | null
  readonly isUndecidedOnly: boolean
}

export const everyError: ErrorFilter = { kind: null, label: null, pattern: null, isUndecidedOnly: false }

/** The evaluation of now. It stays while the coder is in a letter, so that they come back to where they were. */
export interface Evaluating {
  /** Who is evaluated; null before anybody was. */
  readonly suggester: SuggesterId | null
  /** Whom the coder holds them against last, if anybody. */
  readonly before: SuggesterId | null
  /** Null before one was made. */
  readonly view: EvaluationView | null
  /** Whether marks were changed since: errors may be gone, or others. */
  readonly isStale: boolean
  readonly tab: EvaluationTab
  readonly filter: ErrorFilter
  /** The error that the coder is at, by `keyOfError`. */
  readonly atHand: string | null
}

export const noEvaluation: Evaluating = {
  suggester: null,
  before: null,
  view: null,
  isStale: false,
  tab: 'scores',
  filter: everyError,
  atHand: null,
}

export type EvaluatingEvent =
  /** The one before is gone; what was chosen stays where the coder evaluates again. */
  | { readonly type: 'evaluationBegun'; readonly suggester: SuggesterId; readonly isAgain: boolean }
  | { readonly type: 'comparedWith'; readonly before: SuggesterId | null }
  | { readonly type: 'evaluationMade'; readonly view: EvaluationView }
  | { readonly type: 'evaluationTabChosen'; readonly tab: EvaluationTab }
  | { readonly type: 'errorsFiltered'; readonly filter: Partial<ErrorFilter> }
  | { readonly type: 'errorTaken'; readonly key: string }
  | { readonly type: 'errorJudged'; readonly key: string; readonly said: VerdictSaid | null }

export function reduceEvaluating(state: AppState, event: EvaluatingEvent): AppState {
  const { evaluating } = state
  const changed = (change: Partial<Evaluating>): AppState => ({
    ...state,
    evaluating: { ...evaluating, ...change },
  })
  switch (event.type) {
    case 'evaluationBegun': {
      const { tab, filter, atHand } = event.isAgain ? evaluating : noEvaluation
      const { suggester } = event
      return changed({ ...noEvaluation, suggester, before: evaluating.before, tab, filter, atHand })
    }
    case 'comparedWith':
      return changed({ before: event.before })
    case 'evaluationMade':
      return changed({ view: event.view })
    case 'evaluationTabChosen':
      return changed({ tab: event.tab })
    case 'errorsFiltered':
      return changed({ filter: { ...evaluating.filter, ...event.filter } })
    case 'errorTaken':
      return evaluating.atHand === event.key ? state : changed({ atHand: event.key })
    case 'errorJudged':
      return changed({ view: evaluating.view && judged(evaluating.view, event.key, event.said) })
  }
}

function judged(view: EvaluationView, key: string, said: VerdictSaid | null): EvaluationView {
  const errors = view.errors.map((group) =>
    group.places.some((place) => keyOfError(place) === key)
      ? {
          ...group,
          places: group.places.map((place) =>
            keyOfError(place) === key ? { ...place, verdict: said } : place,
          ),
        }
      : group,
  )
  return { ...view, errors }
}

/** Which error of which letter it is, whoever proposed it. */
export function keyOfError(place: Disagreement & Pick<ErrorPlace, 'documentId'>): string {
  return `${place.documentId} ${keyOfDisagreement(place)}`
}

export function keyOfPattern({ kind, label, predictedLabel, words }: Omit<ErrorGroup, 'places'>): string {
  return JSON.stringify([kind, label, predictedLabel, words])
}

/** The errors that pass the filter, those of one pattern together. */
export function shownErrors(
  groups: readonly ErrorGroup[],
  { kind, label, pattern, isUndecidedOnly }: ErrorFilter,
): readonly ErrorGroup[] {
  return groups
    .filter(
      (group) =>
        (kind === null || group.kind === kind) &&
        (label === null || group.label === label || group.predictedLabel === label) &&
        (pattern === null || keyOfPattern(group) === pattern),
    )
    .map((group) =>
      isUndecidedOnly ? { ...group, places: group.places.filter(({ verdict }) => verdict === null) } : group,
    )
    .filter(({ places }) => places.length > 0)
}
