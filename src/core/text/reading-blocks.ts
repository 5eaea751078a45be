import { folds } from './characters'
import type { TextRange } from './offsets'
import { paragraphsOf } from './paragraphs'

/** What the reading view sets as a block of its own; a `line` is followed by another line of its paragraph. */
export interface ReadingBlock extends TextRange {
  readonly kind: 'paragraph' | 'head' | 'line'
}

/**
 * The blocks of a text (UTF-16), ascending: they adjoin and hold all of it, each with the white space that follows it,
 * the first also with what precedes it. None in an empty text. Linear in the text.
 */
export function readingBlocksOf(text: string): readonly ReadingBlock[] {
  const lines = paragraphsOf(text).flatMap(({ start, isHead, lineStarts }): BlockBeginning[] => {
    const kind = isHead ? 'head' : 'paragraph'
    return [start, ...lineStarts].map((begin, i) => ({ begin, kind: i < lineStarts.length ? 'line' : kind }))
  })
  let start = 0
  const blocks = lines.map(({ kind }, i): ReadingBlock => {
    const next = lines[i + 1]
    const end = next ? beginningOfLine(text, start, next.begin) : text.length
    const block = { start, end, kind }
    start = end
    return block
  })
  return blocks.length > 0 || text === '' ? blocks : [{ start: 0, end: text.length, kind: 'paragraph' }]
}

interface BlockBeginning {
  readonly begin: number
  readonly kind: ReadingBlock['kind']
}

/** What nobody sees in front of the first character of a line, such as a mark of direction, belongs to the line. */
function beginningOfLine(text: string, low: number, firstVisible: number): number {
  let begin = firstVisible
  while (begin > low && !folds(text.charCodeAt(begin - 1))) begin -= 1
  return begin
}
