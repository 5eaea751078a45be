import { classAt, invisible, unitsAt } from '../text/characters'
import type { TextRange } from '../text/offsets'
import { Misshapen } from './shape'

/**
 * Where a token stands that comes next after an offset, with nothing visible between them (UTF-16). Throws Misshapen
 * where it does not stand there.
 */
export function placeInText(text: string, token: string, behind: number): TextRange {
  const start = visibleFrom(text, behind)
  if (token === '' || !text.startsWith(token, start))
    throw new Misshapen('token-not-in-text', { startUtf16: start })
  return { start, end: start + token.length }
}

/** Where the next visible character is, at the end of the text if there is none. */
export function visibleFrom(text: string, offset: number): number {
  let at = offset
  while (at < text.length && classAt(text, at) === invisible) at += unitsAt(text, at)
  return at
}
