import type { TextRange } from '../../text/offsets'

/**
 * Whether a guideline line (UTF-16) says that nothing was cited, as "did not cite any medical evidence for its
 * decision", "based their decision on recommendation(s) outside of the MTUS", "did not base their decision on the
 * MTUS".
 */
export function saysNothingCited(text: string, line: TextRange): boolean {
  const words = text.slice(line.start, line.end).replaceAll(/\s+/g, ' ')
  return !/\bdecision based on\b/i.test(words) && nothingCited.test(words)
}

const nothingCited =
  /\bdid not (?:cite|base)\b|\bno (?:medical evidence|guidelines?|citations?)\b|\boutside of the MTUS\b|\bnot cite\b/i
