import type { TextRange } from '../../../text/offsets'

const opening = /[\s(\[]/
const longest = 40

/**
 * What a part of a letter quotes (UTF-16), ascending, the outermost quotations alone. Where the marks of one are the
 * same, one behind white space opens and one in front of it closes; one that never closes opens nothing. Names in
 * quotation marks, up to a few words long, are no quotations. Linear in the part.
 */
export function quotationsIn(text: string, { start, end }: TextRange): readonly TextRange[] {
  const found: TextRange[] = []
  const open: number[] = []
  for (let i = start; i < end; i += 1) {
    const mark = text[i]
    if (mark !== '"' && mark !== '\u201c' && mark !== '\u201d') continue
    const opens = mark === '\u201c' || (mark === '"' && (i === start || opening.test(text[i - 1]!)))
    if (opens) open.push(i)
    else {
      const from = open.pop()
      if (from === undefined || i - from < longest) continue
      while (found.length > 0 && found.at(-1)!.start > from) found.pop()
      found.push({ start: from, end: i })
    }
  }
  return found
}
