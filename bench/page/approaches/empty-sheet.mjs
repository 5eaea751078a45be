import { makeSheet } from '../sheet.mjs'

/** A sheet about as high as the letter with nothing on it: what scrolling costs by itself. */
export function open(host, { text }) {
  makeSheet(host).style.blockSize = `${text.split('\n').length}lh`
  return { isMarked: () => true }
}
