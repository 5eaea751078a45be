import { paragraphsOf } from '../paragraphs.mjs'
import { makeSheet } from '../sheet.mjs'

/** Fills an element with the text in one element for each paragraph. */
export function fillPlain(letter, text) {
  const fragment = document.createDocumentFragment()
  for (const { start, end } of paragraphsOf(text)) {
    const paragraph = document.createElement('p')
    paragraph.textContent = text.slice(start, end)
    fragment.append(paragraph)
  }
  letter.append(fragment)
}

/** The floor: the text without any span. */
export function open(host, { text }) {
  fillPlain(makeSheet(host), text)
  return { isMarked: () => true }
}
