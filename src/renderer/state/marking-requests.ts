import { removeSpanCommand, type Command } from '../../core/annotation/commands'
import type { DocumentStatus } from '../../core/annotation/annotation-set'
import { findLabel } from '../../core/annotation/label-schema'
import type { AttributeValue, Span } from '../../core/annotation/span'
import { idFromBytes, type Id } from '../../core/ids'
import { rangeOfSelection } from '../../core/text/selection'
import type { EditSender } from './edit-sender'
import {
  attributeCommand,
  begun,
  equalSpan,
  markCommand,
  needsReviewCommand,
  relabelCommand,
} from './marking'
import type { PlaceKeeper } from './place-keeper'
import { nextSpan, previousSpan, selectedSpan, shownSet } from './selectors'
import type { StoreContext } from './store-context'

/** Turns what a coder does with labels and spans into edits. */
export function markingRequests(context: StoreContext, sender: EditSender, places: PlaceKeeper) {
  const { state, dispatch, say, now, randomBytes } = context

  function editSpans(command: Command): void {
    const { open } = state()
    if (open) sender.edit(begun(open.set, command))
  }

  function selectSpan(id: Id | null): void {
    dispatch({ type: 'spanSelected', id })
    places.changed()
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
    const mark = {
      id: idFromBytes(randomBytes(17)),
      by: app.annotator.id,
      at: now(),
      guidelineVersion: project.guideline.version,
    }
    editSpans(markCommand(open.view.text, range, label, mark))
    return true
  }

  function relabelSelected(label: string): void {
    const span = selectedSpan(state())
    const { open, project } = state()
    if (!open || !project || !span || span.label === label || !sender.isNow()) return
    const equal = equalSpan(open.set, span, label)
    if (equal) sayMarkedAlready(equal)
    else editSpans(relabelCommand(project.schema, span, label))
  }

  function toggleArmed(label: string): void {
    const isPutDown = state().armedLabel === label
    if (!isPutDown && !sender.canEdit()) return
    dispatch({ type: 'labelArmed', label: isPutDown ? null : label })
  }

  /** Puts down the armed label; without one lets go of the selected words, then of the selected span. */
  function disarm(): void {
    const { armedLabel, selection } = state()
    if (armedLabel !== null) return dispatch({ type: 'labelArmed', label: null })
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
      if (selectedSpan(state())) relabelSelected(label)
      else toggleArmed(label)
    },
    /** A click on a label: marks selected words, else arms the label or puts it down. */
    labelClick: (label: string): void => {
      if (!markSelection(label)) toggleArmed(label)
    },
    /** Selects the span at the caret, of several the shortest and then the next. */
    selectAtCaret: (): void => {
      const set = shownSet(state())
      const caret = state().selection?.focus
      if (!set || caret === undefined) return
      const ids = set.spans
        .filter(({ start, end }) => start <= caret && caret <= end)
        .sort((a, b) => a.end - a.start - (b.end - b.start))
        .map(({ id }) => id)
      if (ids.length > 0) dispatch({ type: 'spansClicked', ids })
    },
    /** A selection was finished, by the mouse or by Enter: an armed label marks it. */
    selectionFinished: (): void => {
      const { armedLabel } = state()
      if (armedLabel !== null) markSelection(armedLabel)
    },
    relabelSelected,
    disarm,
    removeSelected: (): void => {
      const { open } = state()
      const span = selectedSpan(state())
      if (open && span) editSpans(removeSpanCommand(open.set, span))
    },
    setNeedsReview: (needsReview: boolean): void => {
      const span = selectedSpan(state())
      if (span && span.needsReview !== needsReview) editSpans(needsReviewCommand(span, needsReview))
    },
    setAttribute: (id: string, value: AttributeValue | null): void => {
      const span = selectedSpan(state())
      if (span) editSpans(attributeCommand(span, id, value))
    },
    setStatus: (after: DocumentStatus): void => {
      const before = state().open?.set.status
      if (before !== undefined && before !== after) sender.edit({ kind: 'setStatus', before, after })
    },
  }
}

export type MarkingRequests = ReturnType<typeof markingRequests>
