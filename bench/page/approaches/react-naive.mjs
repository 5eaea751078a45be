import { createElement } from 'react'
import { piecesOf } from '../pieces.mjs'
import { renderLetter, renderPiece } from '../react-letter.mjs'
import { makeSheet } from '../sheet.mjs'

/** Spans as React elements in one element for the whole letter: how text annotators are mostly written. */
export function open(host, { text, spans }) {
  const letter = makeSheet(host)
  const whole = [{ start: 0, end: text.length }]
  const show = renderLetter(letter, spans, (shown) =>
    createElement(
      'p',
      null,
      piecesOf(whole, shown)[0].map((piece) => renderPiece(text, piece)),
    ),
  )
  return {
    isMarked: () => letter.querySelector('mark') !== null,
    show,
    reveal(offset) {
      const i = spans.findIndex(({ end }) => end > offset)
      letter.querySelectorAll('mark')[i].scrollIntoView({ block: 'center' })
    },
  }
}
