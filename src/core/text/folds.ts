import { folds } from './characters'
import type { TextRange } from './offsets'
import { readingBlocksOf, type ReadingBlock } from './reading-blocks'

/** A run of white space that the reading view does not show as it is. */
export interface Fold extends TextRange {
  /** What the reading view shows in its place; a line break between the lines of a list, two between paragraphs. */
  readonly shown: '' | ' ' | '\n' | '\n\n'
}

/**
 * The folds of a text (UTF-16), ascending: white space at its ends and behind the hyphen of a wrapped word, of which
 * nothing is shown; between paragraphs and between the lines of a list; and every other run but a single space. White
 * space that keeps words together never folds. Linear in the text.
 */
export function foldsOf(text: string): readonly Fold[] {
  return readingBlocksOf(text).flatMap((block) => foldsIn(text, block))
}

/**
 * The words of `[start, end)` (UTF-16) as the reading view shows them, to copy: paragraphs parted by an empty line,
 * one space for a fold within, none behind the hyphen of a wrapped word.
 */
export function foldedText(text: string, { start, end }: TextRange): string {
  let shown = ''
  let from = start
  for (const fold of foldsOf(text)) {
    if (fold.end <= start) continue
    if (fold.start >= end) break
    // Of a fold at the edge nothing was selected but white space.
    if (fold.start > start) shown += text.slice(from, fold.start) + (fold.end < end ? fold.shown : '')
    from = fold.end
  }
  return from < end ? shown + text.slice(from, end) : shown
}

/**
 * A range (UTF-16) whose ends inside a fold or at its outer side are moved to its inner side, the start forwards and the
 * end backwards; empty where nothing but a fold is in it.
 */
export function movedInwards(text: string, range: TextRange): TextRange {
  let { start, end } = range
  while (start < end && isOfFold(text, start)) start += 1
  while (end > start && isOfFold(text, end - 1)) end -= 1
  return { start, end }
}

/** Whether the code unit at an offset is white space that is not shown as it is: anything but a single space. */
function isOfFold(text: string, offset: number): boolean {
  const unit = text.charCodeAt(offset)
  return folds(unit) && (unit !== 0x20 || isInsideFold(text, offset) || isInsideFold(text, offset + 1))
}

/** Where a caret (UTF-16) inside a fold stands: behind what is shown of it, or in front of a fold that ends its block. */
export function caretOutOfFold(text: string, block: TextRange, offset: number): number {
  if (!isInsideFold(text, offset)) return offset
  let end = offset
  while (end < block.end && folds(text.charCodeAt(end))) end += 1
  if (end < block.end) return end
  let start = offset
  while (start > block.start && folds(text.charCodeAt(start - 1))) start -= 1
  return start
}

/** Whether an offset (UTF-16) lies between two code units of white space, of which at most one is shown. */
function isInsideFold(text: string, offset: number): boolean {
  return offset > 0 && folds(text.charCodeAt(offset - 1)) && folds(text.charCodeAt(offset))
}

const whiteRun = /[ \t\n\f\r\u0085\u2028\u2029]+/g

function foldsIn(text: string, block: ReadingBlock): Fold[] {
  const found: Fold[] = []
  whiteRun.lastIndex = block.start
  for (let run = whiteRun.exec(text); run && run.index < block.end; run = whiteRun.exec(text)) {
    const fold = { start: run.index, end: Math.min(run.index + run[0].length, block.end) }
    if (fold.end === block.end) {
      found.push({ ...fold, shown: fold.end === text.length ? '' : block.kind === 'line' ? '\n' : '\n\n' })
      break
    }
    if (fold.start === 0 || isBehindHyphen(text, block, fold)) found.push({ ...fold, shown: '' })
    else if (run[0] !== ' ') found.push({ ...fold, shown: ' ' })
  }
  return found
}

const wrappedHyphen = /[-\u2010](?=[ \t]*[\n\f\r\u0085\u2028\u2029])/g

/** The white space of a block behind the hyphens of words that were wrapped there, as in `303-` and, on the next line, `304`. */
export function hyphenFoldsIn(text: string, block: TextRange): TextRange[] {
  const found: TextRange[] = []
  for (const { index } of text.slice(block.start, block.end).matchAll(wrappedHyphen)) {
    const start = block.start + index + 1
    let end = start
    while (folds(text.charCodeAt(end))) end += 1
    if (isBehindHyphen(text, block, { start, end })) found.push({ start, end })
  }
  return found
}

const lineEnd = /[\n\f\r\u0085\u2028\u2029]/

/** Whether a run of white space follows a hyphen at the end of a line, and that a word. */
function isBehindHyphen(text: string, block: TextRange, run: TextRange): boolean {
  if (run.end >= block.end || run.start - 2 < block.start) return false
  const hyphen = text[run.start - 1]
  if (hyphen !== '-' && hyphen !== '\u2010') return false
  return !/\s/.test(text[run.start - 2]!) && lineEnd.test(text.slice(run.start, run.end))
}
