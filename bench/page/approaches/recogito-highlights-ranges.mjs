import { byRange, openRecogito } from '../recogito.mjs'

/** Recogito's renderer on CSS highlights, fed with Ranges: it fails on offsets. */
export function open(host, letter) {
  openRecogito(host, letter, 'CSS_HIGHLIGHTS', byRange)
  return { isMarked: () => CSS.highlights.size > 0 }
}
