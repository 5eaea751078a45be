import { byRange, openRecogito } from '../recogito.mjs'

/** Recogito's default renderer, fed with Ranges. */
export function open(host, letter) {
  openRecogito(host, letter, 'SPANS', byRange)
  return { isMarked: () => host.querySelector('.r6o-annotation') !== null }
}
