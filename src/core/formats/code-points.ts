import { CodePointOffsets } from '../text/offsets'

/** Conversion between UTF-16 code units and code points of one text. */
export interface OffsetConversion {
  fromUtf16(offset: number): number
  toUtf16(codePoint: number): number
}

const astral = /[\ud800-\udbff]/
const sameOffsets: OffsetConversion = { fromUtf16: (offset) => offset, toUtf16: (codePoint) => codePoint }

/** Whether both units count alike in a text: it has no astral character. */
export function hasOneUnit(text: string): boolean {
  return !astral.test(text)
}

/** Converts offsets that are known to lie in the text; does nothing at no cost where both units count alike. */
export function codePointOffsets(text: string): OffsetConversion {
  return hasOneUnit(text) ? sameOffsets : new CodePointOffsets(text)
}
