import { createElement, useState } from 'react'
import { flushSync } from 'react-dom'
import { createRoot } from 'react-dom/client'

/**
 * Draws a letter with React and again, whole, for each new list of spans; `render(spans)` makes its content. Returns
 * how to show another list.
 */
export function renderLetter(letter, spans, render) {
  let setShown
  function Letter() {
    const [shown, set] = useState(spans)
    setShown = set
    return render(shown)
  }
  const root = createRoot(letter)
  flushSync(() => root.render(createElement(Letter)))
  return (list) => flushSync(() => setShown(list))
}

/** A mark, or the bare words where no span is. */
export function renderPiece(text, { start, end, label }) {
  const words = text.slice(start, end)
  return label === null ? words : createElement('mark', { key: start, 'data-label': label }, words)
}
