import { grownRange, unitFrom } from '../../core/text/motion'
import type { Paragraph } from '../../core/text/paragraphs'
import { paragraphsOf } from '../../core/text/paragraphs'
import type { TextRange } from '../../core/text/offsets'
import type { TextSelection, WordPick } from './app-state'
import type { CaretMotion } from './caret-motions'
import type { PlaceKeeper } from './place-keeper'
import type { StoreContext } from './store-context'

/** Moves the caret about in the open letter. */
export function caretRequests(
  { state, dispatch }: StoreContext,
  places: PlaceKeeper,
  selectionFinished: () => void,
) {
  let known: { readonly text: string; readonly paragraphs: readonly Paragraph[] } | null = null

  /** Found when first asked for: opening a letter does not wait for them. */
  function paragraphs(text: string): readonly Paragraph[] {
    if (known?.text !== text) known = { text, paragraphs: paragraphsOf(text) }
    return known.paragraphs
  }

  function moveTo(selection: TextSelection): void {
    dispatch({ type: 'caretMoved', selection })
    dispatch({ type: 'focusAsked', target: 'text' })
  }

  /** As moveTo, for a place that is in view: nothing scrolls. */
  function select(selection: TextSelection): void {
    places.selected(selection)
    dispatch({ type: 'focusAsked', target: 'text' })
  }

  const pick = (as: WordPick['as']) => dispatch({ type: 'wordPickSet', pick: { as } })

  return {
    moveCaret: ({ unit, step, isExtending }: CaretMotion): void => {
      const { open, selection } = state()
      if (!open || !selection) return
      const { text } = open.view
      const focus = unitFrom(text, paragraphs(text), selection.focus, unit, step)
      moveTo({ anchor: isExtending ? selection.anchor : focus, focus })
    },
    /** Puts the caret at an offset (UTF-16) and the keyboard into the letter. */
    goTo: (offset: number): void => moveTo({ anchor: offset, focus: offset }),
    goToWord: (): void => pick('caret'),
    selectWords: (): void => pick('first'),
    /** The word that was asked for, or null where none was picked. */
    wordPicked: (word: TextRange | null): void => {
      const { wordPick, selection } = state()
      dispatch({ type: 'wordPickSet', pick: null })
      if (!word || !wordPick || !selection) return
      if (wordPick.as === 'caret') return select({ anchor: word.start, focus: word.start })
      if (wordPick.as === 'first') {
        select({ anchor: word.start, focus: word.end })
        return pick('last')
      }
      const { anchor, focus } = selection
      select({ anchor: Math.min(anchor, word.start), focus: Math.max(focus, word.end) })
      selectionFinished()
    },
    /** Selects the whole paragraph of an offset (UTF-16); nothing between paragraphs. */
    selectParagraphAt: (offset: number): void => {
      const text = state().open?.view.text
      if (text === undefined) return
      const around = paragraphs(text).find(({ start, end }) => start <= offset && offset <= end)
      if (around) select({ anchor: around.start, focus: around.end })
    },
    /** Selects the word at the caret, then its sentence, then its paragraph. */
    selectMore: (): void => {
      const { open, selection } = state()
      if (!open || !selection) return
      const { text } = open.view
      const [start, end] = [selection.anchor, selection.focus].sort((a, b) => a - b) as [number, number]
      const range = grownRange(text, paragraphs(text), { start, end })
      if (range) moveTo({ anchor: range.start, focus: range.end })
    },
  }
}

export type CaretRequests = ReturnType<typeof caretRequests>
