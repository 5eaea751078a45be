import { createElement } from 'react'
import { paragraphsOf } from '../paragraphs.mjs'
import { piecesOf } from '../pieces.mjs'
import { renderLetter, renderPiece } from '../react-letter.mjs'
import { makeSheet } from '../sheet.mjs'

/** Spans as React elements in an element for each paragraph, so that the browser lays out only what changed. */
export function open(host, { text, spans }) {
  const letter = makeSheet(host)
  const paragraphs = paragraphsOf(text)
  const show = renderLetter(letter, spans, (shown) =>
    piecesOf(paragraphs, shown).map((pieces, i) =>
      createElement(
        'p',
        { key: i },
        pieces.map((piece) => renderPiece(text, piece)),
      ),
    ),
  )
  return {
    isMarked: () => letter.querySelector('mark') !== null,
    show,
    reveal(offset) {
      const i = paragraphs.findIndex(({ end }) => end > offset)
      letter.children[i].scrollIntoView({ block: 'center' })
    },
  }
}
