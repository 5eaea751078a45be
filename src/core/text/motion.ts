import type { TextRange } from './offsets'
import type { Paragraph } from './paragraphs'

/** What a caret moves by, beside what the browser's own keys move it by. */
export type MotionUnit = 'sentence' | 'paragraph' | 'section'

/** 1 towards the end of the text, -1 towards its beginning. */
export type Step = 1 | -1

/**
 * Where the next or previous unit begins, seen from an offset (UTF-16); the end of the text's words, or their
 * beginning, where there is none. `paragraphs` are those of the text. A section begins with its head; a sentence never
 * reaches over a paragraph's end.
 */
export function unitFrom(
  text: string,
  paragraphs: readonly Paragraph[],
  offset: number,
  unit: MotionUnit,
  step: Step,
): number {
  const first = paragraphs[0]?.start ?? 0
  const last = paragraphs.at(-1)?.end ?? text.length
  if (unit === 'sentence') return sentenceFrom(text, paragraphs, offset, step) ?? (step === 1 ? last : first)
  const starts = paragraphs.filter(({ isHead }) => unit === 'paragraph' || isHead).map(({ start }) => start)
  const found =
    step === 1 ? starts.find((start) => start > offset) : starts.findLast((start) => start < offset)
  return found ?? (step === 1 ? last : first)
}

function sentenceFrom(
  text: string,
  paragraphs: readonly Paragraph[],
  offset: number,
  step: Step,
): number | null {
  const around =
    step === 1
      ? paragraphs.filter(({ end }) => end > offset)
      : paragraphs.filter(({ start }) => start < offset)
  // The paragraph at the offset may have no further sentence; the one beyond it begins with one.
  const near = step === 1 ? around.slice(0, 2) : around.slice(-2)
  const starts = near.flatMap((paragraph) => sentenceStarts(text, paragraph))
  const found =
    step === 1 ? starts.find((start) => start > offset) : starts.findLast((start) => start < offset)
  return found ?? null
}

/** Words whose full stop ends no sentence. */
const abbreviation = /(?:^|[\s(.])(?:Dr|Mr|Mrs|Ms|No|St|vs|etc|pp?|e\.g|i\.e|[A-Z])$/
/** What may end a sentence, and what must follow: white space, or a capital of a sentence that was glued to it. */
const sentenceEnd = /[.?!]["'’”)\]]*(?=\s|\p{Lu}\p{Ll})/gu

/** Where the sentences of a paragraph begin (UTF-16): for moving about, not for counting. */
export function sentenceStarts(text: string, { start, end }: TextRange): number[] {
  const words = text.slice(start, end)
  const starts = [start]
  for (const { index, 0: mark } of words.matchAll(sentenceEnd)) {
    const next = index + mark.length + words.slice(index + mark.length).search(/\S/)
    if (next < index + mark.length || abbreviation.test(words.slice(Math.max(0, index - 8), index))) continue
    // "10.5 mg" and "p. 12" go on; a sentence begins with a capital, a digit after white space, or a bracket.
    if (/^\p{Ll}/u.test(words.slice(next))) continue
    starts.push(start + next)
  }
  return starts
}

/**
 * The next larger of the word, the sentence and the paragraph around a range (UTF-16) or a caret; null where it holds
 * its paragraph already or lies outside all. White space at its ends counts for nothing.
 */
export function grownRange(
  text: string,
  paragraphs: readonly Paragraph[],
  range: TextRange,
): TextRange | null {
  const isWider = ({ start, end }: TextRange) =>
    start <= range.start && end >= range.end && end - start > range.end - range.start
  const paragraph = paragraphs.find(isWider)
  if (!paragraph) return null
  const { start, end } = paragraph
  const wordOf = ({ index, 0: found }: RegExpExecArray) => ({
    start: start + index,
    end: start + index + found.length,
  })
  const words = [...text.slice(start, end).matchAll(word)].map(wordOf)
  const starts = sentenceStarts(text, paragraph)
  const sentences = starts.map((from, i) => {
    const next = starts[i + 1] ?? end
    return { start: from, end: from + text.slice(from, next).trimEnd().length }
  })
  return words.findLast(isWider) ?? sentences.findLast(isWider) ?? { start, end }
}

/** Which end of a span is meant. */
export type Edge = 'start' | 'end'

const word = /[\p{L}\p{M}\p{N}]+|[^\p{L}\p{M}\p{N}\p{Z}\p{Cc}\p{Cf}\p{Cs}]/gu
/** A visible code point with the marks that stand on it. */
const character = /[^\p{M}\p{Z}\p{Cc}\p{Cf}\p{Cs}]\p{M}*/gu

/**
 * Where an edge of a range comes to stand when it is moved by a word (a token of `tokens.ts`) or a visible character;
 * null where the text has no further one. A start comes to stand before a visible character and an end behind one, so
 * that no range gets white space at its ends. Offsets are UTF-16 code units.
 */
export function edgeFrom(
  text: string,
  offset: number,
  edge: Edge,
  by: 'word' | 'character',
  step: Step,
): number | null {
  const pattern = by === 'word' ? word : character
  // Farther as long as nothing is found: a word may be long, and a gap as well.
  for (let reach = 64; ; reach *= 4) {
    const from = Math.max(0, step === 1 ? offset : offset - reach)
    const to = step === 1 ? Math.min(text.length, offset + reach) : offset
    const places = [...text.slice(from, to).matchAll(pattern)]
      .map(({ index, 0: found }) => from + index + (edge === 'start' ? 0 : found.length))
      // Where the reach ends it may cut a word.
      .filter((place) => (step === 1 ? place < to || to === text.length : place > from || from === 0))
    const found =
      step === 1 ? places.find((place) => place > offset) : places.findLast((place) => place < offset)
    if (found !== undefined) return found
    if (step === 1 ? to === text.length : from === 0) return null
  }
}

/**
 * Where an edge comes to stand that is let go at an offset (UTF-16): the nearest place of `edgeFrom` that leaves the
 * range its words; null where there is none.
 */
export function edgeNear(
  text: string,
  range: TextRange,
  offset: number,
  edge: Edge,
  by: 'word' | 'character',
): number | null {
  const isLeft = (place: number | null) =>
    place !== null && (edge === 'start' ? place < range.end : place > range.start)
  const places = [
    edgeFrom(text, offset + 1, edge, by, -1),
    edgeFrom(text, offset - 1, edge, by, 1),
    // Let go beyond the other edge, it stays with the last words before that.
    edge === 'start' ? edgeFrom(text, range.end, edge, by, -1) : edgeFrom(text, range.start, edge, by, 1),
  ].filter(isLeft) as number[]
  const distance = (place: number) => Math.abs(place - offset)
  return places.length === 0 ? null : places.reduce((a, b) => (distance(b) < distance(a) ? b : a))
}
