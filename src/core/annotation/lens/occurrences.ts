import { findIn } from '../../text/find'
import type { FindQuery } from '../../text/find-pattern'
import type { TextRange } from '../../text/offsets'
import type { AnnotationSet } from '../annotation-set'
import type { Span } from '../span'

/**
 * How words stand to a label: a span of it is on exactly these words; other spans are on them, of this label on more
 * or fewer words or of another; or no span is.
 */
export const standings = ['so', 'otherwise', 'not'] as const
export type Standing = (typeof standings)[number]

/** A place where the words of the lens stand: a half-open range in UTF-16 code units. */
export interface Occurrence extends TextRange {
  readonly standing: Standing
  /** Ids of the labels of the spans that share a code unit with it, each once. */
  readonly labels: readonly string[]
  /** Whether the coder has said that these words do not get the label. */
  readonly isDismissed: boolean
}

/** How the lens looks for words: as whole words, capital letters or not, white space folded. */
export function lensQuery(words: string): FindQuery {
  return { words, isWholeWord: true, isCase: false, isRegex: false }
}

/** Every place of a text where words stand (UTF-16), ascending and apart. Linear in the text. */
export function placesOf(text: string, words: string): readonly TextRange[] {
  const found = findIn(text, lensQuery(words))
  return 'matches' in found ? found.matches : []
}

/**
 * How places, ascending and apart, stand to a label in a set. Linear in places and spans, but for spans that
 * share their code units.
 */
export function standingsOf(
  places: readonly TextRange[],
  { spans, decisions }: AnnotationSet,
  label: string,
): Occurrence[] {
  const dismissed = new Set(
    decisions.flatMap((one) => (one.kind === 'dismissed' && one.label === label ? [placeKey(one)] : [])),
  )
  let touching: Span[] = []
  let next = 0
  return places.map((place) => {
    while (next < spans.length && spans[next]!.start < place.end) {
      touching.push(spans[next]!)
      next += 1
    }
    // What ends before this place ends before every later one.
    touching = touching.filter(({ end }) => end > place.start)
    const isSo = touching.some((span) => span.label === label && isOn(span, place))
    return {
      start: place.start,
      end: place.end,
      standing: isSo ? 'so' : touching.length > 0 ? 'otherwise' : 'not',
      labels: [...new Set(touching.map((span) => span.label))],
      isDismissed: dismissed.has(placeKey(place)),
    }
  })
}

/** Whether a span or another range is on exactly these words. */
export function isOn(one: TextRange, { start, end }: TextRange): boolean {
  return one.start === start && one.end === end
}

/** Tells ranges of one document apart. */
export function placeKey({ start, end }: TextRange): string {
  return `${start} ${end}`
}
