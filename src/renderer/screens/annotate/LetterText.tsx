import { useEffect, useRef } from 'react'
import type { LabelSchema } from '../../../core/annotation/label-schema'
import { rangeOfSelection } from '../../../core/text/selection'
import { appStore } from '../../state/app-store'
import { createTextPane } from '../../text-pane/text-pane'
import { bindTextPane } from './bind-text-pane'
import { colourOfLabel, nameOfLabel } from './label-looks'
import classes from './LetterPane.module.css'

/** The letter itself: a text pane bound to the store, and what mouse and Enter finish in it. */
export function LetterText({ schema }: { readonly schema: LabelSchema }) {
  const host = useRef<HTMLDivElement>(null)

  useEffect(() => {
    const element = host.current!
    const pane = createTextPane(element, {
      ariaLabel: 'Letter',
      colourOf: (label) => colourOfLabel(schema, label),
      nameOf: (label) => nameOfLabel(schema, label),
      labels: schema.labels,
      onLabel: appStore.labelClick,
      onSelection: appStore.selectText,
      onSpanClick: appStore.clickSpans,
      onEdgeMoved: appStore.moveEdgeTo,
      onScroll: appStore.textScrolled,
    })
    const unbind = bindTextPane(element, pane, appStore)
    const stop = new AbortController()
    const { signal } = stop

    /** Takes over what the mouse has selected; a word without the space behind it, and paragraphs as they are read. */
    const finish = (clicks: number) => {
      const selection = pane.selection()
      const text = appStore.state().open?.view.text
      if (!selection || text === undefined) return
      const word = clicks === 2 ? rangeOfSelection(text, selection.anchor, selection.focus) : null
      if (clicks > 2) appStore.selectParagraphAt(selection.anchor)
      else appStore.selectText(word ? { anchor: word.start, focus: word.end } : selection)
      appStore.selectionFinished()
    }
    element.addEventListener(
      'mousedown',
      ({ button, target }) => {
        // Not the scroll bar and the margin, where a press selects nothing.
        if (button !== 0 || !(target instanceof Element) || !target.closest('[role=textbox]')) return
        // After the browser has set the selection's last end, wherever the button is let go.
        window.addEventListener('mouseup', ({ detail }) => setTimeout(() => finish(detail)), {
          once: true,
          signal,
        })
      },
      { signal },
    )
    element.addEventListener(
      'keydown',
      (event) => {
        // The browser reports a selection a moment later; a key that follows at once means what is drawn.
        const drawn = pane.selection()
        if (drawn) appStore.selectText(drawn)
        if (event.key !== 'Enter' || event.ctrlKey || event.altKey || event.metaKey) return
        event.preventDefault()
        const { selection, armedLabel } = appStore.state()
        if (armedLabel !== null && selection && selection.anchor !== selection.focus) finish(1)
        else appStore.selectAtCaret()
      },
      { signal },
    )
    return () => {
      stop.abort()
      unbind()
      pane.destroy()
    }
  }, [schema])

  return <div ref={host} className={classes.text} />
}
