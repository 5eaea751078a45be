import { applyCommand, removeSpansCommand, type Command } from '../../core/annotation/commands'
import type { DocumentStatus } from '../../core/annotation/annotation-set'
import { findLabel, type LabelSchema } from '../../core/annotation/label-schema'
import { attributesCommand, moveEdgeCommand } from '../../core/annotation/span-edit'
import type { AttributeValue, Span } from '../../core/annotation/span'
import type { Id } from '../../core/ids'
import { edgeFrom, type Edge } from '../../core/text/motion'
import { rangeOfSelection } from '../../core/text/selection'
import type { EdgeMotion } from './caret-motions'
import { counted } from '../parts/sizes'
import type { EditSender } from './edit-sender'
import { markedAlong, relabelledAlong } from '../../core/imr/ledger/marks-along'
import type { OpenDocument } from './open-document'
import { newMark, surroundingsOf } from './new-marks'
import { equalSpan, markedSpan, needsReviewCommand, relabelledSpan, spanNoteCommand } from './marking'
import type { PlaceKeeper } from './place-keeper'
import { nextSpan, previousSpan, selectedSpan, spansAtCaret, tickedSpans } from './selectors'
import type { StoreContext } from './store-context'

/** Turns what a coder does with labels and spans into edits. */
export function markingRequests(context: StoreContext, sender: EditSender, places: PlaceKeeper) {
  const { state, dispatch, say } = context

  function selectSpan(id: Id | null): void {
    dispatch({ type: 'spanSelected', id })
  }

  function sayMarkedAlready(span: Span): void {
    const name = (state().project && findLabel(state().project!.schema, span.label)?.name) ?? span.label
    selectSpan(span.id)
    say({
      kind: 'info',
      title: `Already marked as ${name}`,
      message: 'A span with this label is on exactly these words, so none was added.',
    })
  }

  function relabelled(
    open: Pick<OpenDocument, 'view' | 'set'>,
    schema: LabelSchema,
    span: Span,
    label: string,
  ): Command {
    return relabelledAlong(span, relabelledSpan(schema, span, label), surroundingsOf(context, open.set))
  }

  /** Marks the selected words; false where none are selected, true where they were or why not was said. */
  function markSelection(label: string): boolean {
    const { open, project, app, selection } = state()
    const range = open && selection && rangeOfSelection(open.view.text, selection.anchor, selection.focus)
    if (!open || !project || !range) return false
    if (!sender.canEdit() || !app?.annotator) return true
    const equal = equalSpan(open.set, range, label)
    if (equal) {
      sayMarkedAlready(equal)
      return true
    }
    const span = markedSpan(open.view.text, range, label, newMark(context))
    sender.editMarks(markedAlong(span, surroundingsOf(context, open.set)))
    return true
  }

  function relabelSelected(label: string): void {
    const span = selectedSpan(state())
    const { open, project } = state()
    if (!open || !project || !span || span.label === label || !sender.isNow()) return
    const equal = equalSpan(open.set, span, label)
    if (equal) sayMarkedAlready(equal)
    else sender.editMarks(relabelled(open, project.schema, span, label))
  }

  /** Gives the ticked spans a label, as one step; a span whose words have that label already keeps its own. */
  function relabelTicked(label: string): void {
    const { open, project } = state()
    if (!open || !project || !sender.isNow()) return
    const spans = tickedSpans(state()).filter((span) => span.label !== label)
    const taken = new Set(open.set.spans.filter((span) => span.label === label).map(rangeKey))
    const changed = spans.filter((span) => {
      const isTaken = taken.has(rangeKey(span))
      taken.add(rangeKey(span))
      return !isTaken
    })
    if (changed.length < spans.length) {
      const name = findLabel(project.schema, label)?.name ?? label
      const kept = spans.length - changed.length
      say({
        kind: 'info',
        title: `${counted(kept, 'span')} kept ${kept === 1 ? 'its' : 'their'} label`,
        message: `The same words are marked as ${name} already.`,
      })
    }
    if (changed.length === 0) return
    let { set } = open
    const commands: Command[] = []
    // Each sees what the ones before it have joined.
    for (const span of changed) {
      const command = relabelled({ ...open, set }, project.schema, span, label)
      commands.push(...(command.kind === 'batch' ? command.commands : [command]))
      set = applyCommand(set, command)
    }
    sender.editMarks({ kind: 'batch', name: 'setLabel', commands })
  }

  /** Moves an edge of the selected span; where it can't go any further, nothing happens. */
  function moveEdge({ edge, by, step }: EdgeMotion): void {
    const span = selectedSpan(state())
    const { open } = state()
    if (!open || !span || !sender.isNow()) return
    const place = edgeFrom(open.view.text, span[edge], edge, by, step)
    if (place !== null) moveEdgeTo(edge, place)
  }

  /** Moves an edge of the selected span to an offset (UTF-16). */
  function moveEdgeTo(edge: Edge, place: number): void {
    const span = selectedSpan(state())
    const { open } = state()
    if (!open || !span || !sender.isNow()) return
    const range = { start: span.start, end: span.end, [edge]: place }
    if (range.start >= range.end) return
    const equal = equalSpan(open.set, range, span.label)
    if (equal) sayMarkedAlready(equal)
    else sender.editMarks(moveEdgeCommand(open.view.text, span, range))
  }

  const tick = (ids: ReadonlySet<Id>) => dispatch({ type: 'spansTicked', ids })

  function toggleArmed(label: string): void {
    const isPutDown = state().armedLabel === label
    if (!isPutDown && !sender.canEdit()) return
    dispatch({ type: 'labelArmed', label: isPutDown ? null : label })
  }

  /** Puts down the armed label; without one lets go of the selected words, then of the selected span. */
  function disarm(): void {
    const { armedLabel, selection } = state()
    if (armedLabel !== null) return dispatch({ type: 'labelArmed', label: null })
    if (state().tickedSpanIds.size > 0) return tick(new Set())
    if (selection && selection.anchor !== selection.focus) {
      return places.selected({ anchor: selection.focus, focus: selection.focus })
    }
    dispatch({ type: 'spanSelected', id: null })
  }

  return {
    selectSpan,
    clickSpans: (ids: readonly Id[]): void => dispatch({ type: 'spansClicked', ids }),
    selectNeighbourSpan: (step: 1 | -1): void => {
      const span = step === 1 ? nextSpan(state()) : previousSpan(state())
      if (span) selectSpan(span.id)
    },
    /** A label's key: marks selected words, else relabels the selected span, else arms the label. */
    labelKey: (label: string): void => {
      if (markSelection(label)) return
      if (state().tickedSpanIds.size > 0) relabelTicked(label)
      else if (selectedSpan(state())) relabelSelected(label)
      else toggleArmed(label)
    },
    /** A click on a label: marks selected words, else arms the label or puts it down. */
    labelClick: (label: string): void => {
      if (!markSelection(label)) toggleArmed(label)
    },
    /** Selects the span at the caret, of several the shortest and then the next. */
    selectAtCaret: (): void => {
      const ids = spansAtCaret(state()).map(({ id }) => id)
      if (ids.length > 0) dispatch({ type: 'spansClicked', ids })
    },
    /** A selection was finished, by the mouse or by Enter: an armed label marks it. */
    selectionFinished: (): void => {
      const { armedLabel } = state()
      if (armedLabel !== null) markSelection(armedLabel)
    },
    relabelSelected,
    relabelTicked,
    tickSpans: tick,
    toggleTick: (id: Id): void => {
      const ids = new Set(state().tickedSpanIds)
      if (!ids.delete(id)) ids.add(id)
      tick(ids)
    },
    moveEdge,
    moveEdgeTo,
    disarm,
    removeSelected: (): void => {
      const { open } = state()
      const ticked = tickedSpans(state())
      const span = selectedSpan(state())
      const spans = ticked.length > 0 ? ticked : span ? [span] : []
      if (open && spans.length > 0) sender.editMarks(removeSpansCommand(open.set, spans))
    },
    setNeedsReview: (needsReview: boolean): void => {
      const span = selectedSpan(state())
      if (span && span.needsReview !== needsReview) sender.editMarks(needsReviewCommand(span, needsReview))
    },
    setAttribute: (id: string, value: AttributeValue | null): void => {
      const span = selectedSpan(state())
      if (span) sender.editMarks(attributesCommand(span, { [id]: value }))
    },
    setSpanNote: (note: string): void => {
      const span = selectedSpan(state())
      if (span && span.note !== note) sender.editMarks(spanNoteCommand(span, note))
    },
    setNote: (after: string): void => {
      const before = state().open?.set.note
      if (before !== undefined && before !== after) sender.editMarks({ kind: 'setNote', before, after })
    },
    setStatus: (after: DocumentStatus): void => {
      const before = state().open?.set.status
      if (before !== undefined && before !== after) sender.edit({ kind: 'setStatus', before, after })
    },
  }
}

export type MarkingRequests = ReturnType<typeof markingRequests>

function rangeKey({ start, end }: Span): string {
  return `${start} ${end}`
}
