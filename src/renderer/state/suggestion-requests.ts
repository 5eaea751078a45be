import { applyCommand, type Command } from '../../core/annotation/commands'
import type { Span } from '../../core/annotation/span'
import { acceptedOneByOne } from '../../core/imr/rules/accepted-one-by-one'
import { markedAlong } from '../../core/imr/ledger/marks-along'
import { edgeFrom } from '../../core/text/motion'
import type { TextRange } from '../../core/text/offsets'
import { counted } from '../parts/sizes'
import { proposerName } from '../parts/proposer-name'
import type { EdgeMotion } from './caret-motions'
import type { EditSender } from './edit-sender'
import { markedSpan } from './marking'
import { newMark, surroundingsOf } from './new-marks'
import { resultOf, type StoreContext } from './store-context'
import { suggestionAtHand, suggestionsOf, waitingSuggestions, type ShownSuggestion } from './suggesting'

/** Asks for suggestions, walks through them, and turns what the coder decides on them into edits. */
export function suggestionRequests(
  context: StoreContext,
  sender: EditSender,
  changeView: (change: { readonly suggestions: boolean }) => void,
) {
  const { state, dispatch, bridge, say, notify } = context

  /** Asks what is proposed for the letter on screen, unless that is known. */
  async function askForSuggestions(): Promise<void> {
    const { open, suggestions, suggesters } = state()
    if (!open || !suggesters) return
    const asked = { documentId: open.view.id, suggester: suggesters.chosen }
    if (suggestions?.documentId === asked.documentId && suggestions.suggester === asked.suggester) return
    const result = await resultOf(bridge.call['suggestions:ofDocument'](asked))
    const isMeant =
      state().open?.view.id === asked.documentId && state().suggesters?.chosen === asked.suggester
    if (!isMeant) return
    if (result.ok) dispatch({ type: 'suggestionsTold', suggestions: suggestionsOf(asked, result.value) })
    else notify(result)
  }

  function goTo({ start, end }: TextRange): void {
    dispatch({ type: 'spanSelected', id: null })
    dispatch({ type: 'caretMoved', selection: { anchor: start, focus: end } })
  }

  /** Goes to the suggestion after or before the one at hand or the caret, round the ends of the letter. */
  function goToNeighbour(step: 1 | -1): void {
    const waiting = waitingSuggestions(state())
    const { selection } = state()
    const atHand = suggestionAtHand(state())
    const from = atHand?.start ?? Math.min(selection?.anchor ?? 0, selection?.focus ?? 0)
    const next =
      step === 1
        ? (waiting.find(({ start }) => (atHand ? start > from : start >= from)) ?? waiting[0])
        : (waiting.findLast(({ start }) => start < from) ?? waiting.at(-1))
    if (next) return goTo(next)
    say({ kind: 'info', ...whyNone() })
  }

  function whyNone(): { readonly title: string; readonly message: string } {
    const { app, suggestions } = state()
    if (app?.suggestions === false)
      return { title: 'Suggestions are off', message: 'Turn them on in the tab Suggestions.' }
    if (suggestions?.nothing)
      return { title: 'No suggestions for this letter', message: 'The tab Suggestions says why.' }
    return {
      title: 'No suggestion is left',
      message: 'Those of this letter are decided on. What was missed is yours to mark.',
    }
  }

  /** Goes on to the next suggestion, where there is one. */
  function goOn(): void {
    if (waitingSuggestions(state()).length > 0) goToNeighbour(1)
  }

  /** What marks a suggestion's words, or others in their place. */
  function acceptance(suggestion: ShownSuggestion, range: TextRange, set = state().open!.set): Command {
    const isEdited = range.start !== suggestion.start || range.end !== suggestion.end
    const span: Span = {
      ...markedSpan(state().open!.view.text, range, suggestion.label, newMark(context)),
      attributes: suggestion.attributes,
      origin: { kind: suggestion.kind, source: suggestion.source, edited: isEdited },
    }
    return markedAlong(span, surroundingsOf(context, set))
  }

  /** The suggestion at hand, where marks can be changed; otherwise what stands against it is said. */
  function atHandToDecide(): ShownSuggestion | null {
    const suggestion = suggestionAtHand(state())
    if (suggestion) return sender.canEdit() ? suggestion : null
    goToNeighbour(1)
    return null
  }

  function accept(): void {
    const suggestion = atHandToDecide()
    if (!suggestion) return
    sender.editMarks(acceptance(suggestion, suggestion))
    goOn()
  }

  function reject(): void {
    const suggestion = atHandToDecide()
    if (!suggestion) return
    sender.editMarks(rejection(suggestion))
    goOn()
  }

  /** Accepts the suggestion at hand with an edge moved: the span stays selected for more of that. */
  function acceptMoved({ edge, by, step }: EdgeMotion): void {
    const suggestion = suggestionAtHand(state())
    const text = state().open?.view.text
    if (!suggestion || text === undefined || !sender.canEdit()) return
    const place = edgeFrom(text, suggestion[edge], edge, by, step)
    const range = { start: suggestion.start, end: suggestion.end, [edge]: place ?? suggestion[edge] }
    if (place !== null && range.start < range.end) sender.editMarks(acceptance(suggestion, range))
  }

  function ofRule(source: string): readonly ShownSuggestion[] {
    return waitingSuggestions(state()).filter((one) => one.source === source)
  }

  /** Accepts all suggestions of a rule in this letter as one step; some labels are accepted one by one only. */
  function acceptRule(source: string): void {
    const all = ofRule(source)
    const suggestions = all.filter(isAcceptedInBulk)
    if (all.length === 0 || !sender.canEdit()) return
    if (suggestions.length === 0)
      return say({
        kind: 'info',
        title: 'These are accepted one by one',
        message: 'Diagnoses need a look at each: the same words can be asserted, denied or past.',
      })
    let { set } = state().open!
    const commands: Command[] = []
    // Each sees what the ones before it have joined.
    for (const suggestion of suggestions) {
      const command = acceptance(suggestion, suggestion, set)
      commands.push(...(command.kind === 'batch' ? command.commands : [command]))
      set = applyCommand(set, command)
    }
    sender.editMarks({ kind: 'batch', name: 'accept', commands })
    say({
      kind: 'info',
      title: `${counted(suggestions.length, 'suggestion')} accepted`,
      message:
        suggestions.length === all.length
          ? `All of ${proposerName(all[0]!)} in this letter, as one step to undo.`
          : `Of ${proposerName(all[0]!)} in this letter, as one step to undo. Diagnoses are left: they need a look at each.`,
    })
  }

  function rejectRule(source: string): void {
    const suggestions = ofRule(source)
    if (suggestions.length === 0 || !sender.canEdit()) return
    sender.editMarks({ kind: 'batch', name: 'reject', commands: suggestions.map(rejection) })
    say({
      kind: 'info',
      title: `${counted(suggestions.length, 'suggestion')} rejected`,
      message: `All of ${proposerName(suggestions[0]!)} in this letter, as one step to undo. They do not come back.`,
    })
  }

  function withRuleAtHand(work: (source: string) => void): void {
    const suggestion = atHandToDecide()
    if (suggestion) work(suggestion.source)
  }

  return {
    askForSuggestions: (): void => void askForSuggestions(),
    goToSuggestion: goTo,
    goToNeighbourSuggestion: goToNeighbour,
    acceptSuggestion: accept,
    acceptMoved,
    rejectSuggestion: reject,
    acceptRule,
    rejectRule,
    acceptRuleAtHand: (): void => withRuleAtHand(acceptRule),
    rejectRuleAtHand: (): void => withRuleAtHand(rejectRule),
    switchSuggestions: (): void => changeView({ suggestions: !(state().app?.suggestions ?? true) }),
  }
}

export type SuggestionRequests = ReturnType<typeof suggestionRequests>

function isAcceptedInBulk({ label }: ShownSuggestion): boolean {
  return !acceptedOneByOne.has(label)
}

/** A rejection says that these words do not get this label. */
function rejection({ label, start, end }: ShownSuggestion): Command {
  return { kind: 'decide', decision: { kind: 'dismissed', label, start, end } }
}
