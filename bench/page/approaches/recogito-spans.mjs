import { byOffset, openRecogito } from '../recogito.mjs'

/** Recogito's default renderer, fed with offsets. */
export function open(host, letter) {
  openRecogito(host, letter, 'SPANS', byOffset)
  return { isMarked: () => host.querySelector('.r6o-annotation') !== null }
}
