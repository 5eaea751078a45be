import type { TextRange } from '../text/offsets'
import { countedRanges, type Counting } from './counting'

/** Characters that XML 1.0 cannot hold, for which tools write a space each; one UTF-16 code unit each. */
const notInXml = /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g

/** Whether two texts are one letter, but for line ends, a byte order mark, and characters that XML cannot hold. */
export function isSameLetter(a: string, b: string): boolean {
  return plain(a) === plain(b)
}

/**
 * Where ranges of one text of a letter (UTF-16) are in another text of it, found by their words. Throws Misshapen
 * where they cannot all be found.
 */
export function rangesInOther(
  text: string,
  ranges: readonly TextRange[],
  other: string,
): { readonly ranges: readonly TextRange[]; readonly counted: Counting | null } {
  if (text.replaceAll(notInXml, ' ') === other.replaceAll(notInXml, ' ')) return { ranges, counted: null }
  const stated = ranges.map(({ start, end }, index) => ({
    name: `spans[${index}]`,
    start,
    end,
    quote: text.slice(start, end),
  }))
  return countedRanges(other, stated, 'UTF-16 code units')
}

function plain(text: string): string {
  return text
    .replace(/^\ufeff/, '')
    .replaceAll(notInXml, ' ')
    .replace(/\r\n?/g, '\n')
}
