import type { VerdictKind } from '../../core/annotation/verdict'
import { theRules, type SuggesterId } from '../../core/suggestions/parser'
import type { ErrorPlace, EvaluationView, ReportFormat } from '../../ipc/evaluation-views'
import type { DocumentRequests } from './document-requests'
import { keyOfError, type ErrorFilter, type EvaluationTab } from './evaluating'
import { resultOf, type StoreContext } from './store-context'

/** Evaluates, leads from an error into its letter and back, and keeps what the coder says of errors. */
export function evaluateRequests(
  { state, dispatch, bridge, ask, notify }: StoreContext,
  documents: DocumentRequests,
  duringJob: <T>(call: () => Promise<T>) => Promise<T>,
) {
  /** Holds what a suggester proposes against the finished letters; the dialog goes where that fails. */
  async function evaluate(suggester: SuggesterId, isAgain: boolean): Promise<void> {
    const annotator = state().app?.annotator?.id
    dispatch({ type: 'dialogSet', dialog: 'evaluate' })
    if (annotator === undefined) return
    dispatch({ type: 'evaluationBegun', isAgain })
    const project = state().project?.id
    // What was marked a moment ago is to count.
    await documents.leaveDocument()
    const json = await duringJob(() => ask(bridge.call['evaluate:run']({ suggester })))
    if (state().project?.id !== project || state().app?.annotator?.id !== annotator) return
    if (json === null) return dispatch({ type: 'dialogSet', dialog: null })
    dispatch({ type: 'evaluationMade', view: JSON.parse(json) as EvaluationView })
  }

  /** Whether it is kept. A verdict is one step to undo in its letter. */
  async function judge(place: ErrorPlace, verdict: VerdictKind | null, note: string): Promise<boolean> {
    const { documentId } = place
    const [gold, predicted] = [place.gold, place.predicted].map(
      (side) => side && { label: side.label, start: side.start, end: side.end },
    ) as [ErrorPlace['gold'], ErrorPlace['predicted']]
    const said = verdict && { verdict, note }
    const result = await resultOf(bridge.call['evaluate:judge']({ documentId, gold, predicted, said }))
    if (!result.ok) {
      notify(result)
      return false
    }
    dispatch({ type: 'errorJudged', key: keyOfError(place), said })
    // Main has changed the set on screen.
    if (state().open?.view.id === documentId) await documents.openDocument(documentId)
    return true
  }

  /** Whether the dialog closes to show an error: it gives the keyboard back to where it was before. */
  let isLeading = false

  /**
   * Shows where marks and proposals differ: the span that is marked there, or else the words, selected. The coder comes
   * back to the error `comeBackTo`.
   */
  async function showError(place: ErrorPlace, comeBackTo: string): Promise<void> {
    const { documentId, gold, predicted } = place
    dispatch({ type: 'errorTaken', key: comeBackTo })
    isLeading = true
    dispatch({ type: 'dialogSet', dialog: null })
    if (state().open?.view.id !== documentId) await documents.openDocument(documentId)
    const { open } = state()
    if (open?.view.id !== documentId) return
    const span =
      gold &&
      open.set.spans.find(
        ({ label, start, end }) => label === gold.label && start === gold.start && end === gold.end,
      )
    dispatch({ type: 'spanSelected', id: span?.id ?? null })
    const words = gold ?? predicted
    if (!span && words) dispatch({ type: 'caretMoved', selection: { anchor: words.start, focus: words.end } })
    dispatch({ type: 'focusAsked', target: 'text' })
  }

  return {
    evaluate: (): void => void evaluate(theRules, false),
    evaluateAgain: (): void => {
      const { view } = state().evaluating
      void evaluate(view?.parser?.id ?? theRules, true)
    },
    judge,
    showError: (place: ErrorPlace, comeBackTo = keyOfError(place)): void => void showError(place, comeBackTo),
    /** The dialog is gone: the keyboard goes to the letter where an error is shown there. */
    evaluationLeft: (): void => {
      if (isLeading) dispatch({ type: 'focusAsked', target: 'text' })
      isLeading = false
    },
    backToErrors: (): void => {
      dispatch({ type: 'evaluationTabChosen', tab: 'errors' })
      dispatch({ type: 'dialogSet', dialog: 'evaluate' })
    },
    takeError: (key: string): void => dispatch({ type: 'errorTaken', key }),
    filterErrors: (filter: Partial<ErrorFilter>): void => dispatch({ type: 'errorsFiltered', filter }),
    chooseEvaluationTab: (tab: EvaluationTab): void => dispatch({ type: 'evaluationTabChosen', tab }),
    /** The name of the file, or null where none was chosen or it could not be written. */
    saveReport: (format: ReportFormat, withQuotes: boolean): Promise<string | null> =>
      ask(bridge.call['evaluate:save']({ format, withQuotes })),
  }
}

export type EvaluateRequests = ReturnType<typeof evaluateRequests>
