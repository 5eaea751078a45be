import { paragraphStarts } from '../text/tokens'
import type { TextRange } from '../text/offsets'

/**
 * Sentences as annotation tools want them, in order (UTF-16): paragraphs that together cover the whole text, each from
 * its first token to the next one's. A paragraph does not part two where a span goes over its beginning, for those tools
 * hide such spans. Spans come by their start. None in an empty text.
 */
export function sentenceRanges(
  text: string,
  tokens: readonly TextRange[],
  spans: readonly TextRange[],
): TextRange[] {
  if (text === '') return []
  let next = 0
  let open = 0
  const starts = paragraphStarts(text, tokens)
    .slice(1)
    .map((token) => tokens[token]!.start)
    .filter((start) => {
      for (; next < spans.length && spans[next]!.start < start; next += 1) {
        open = Math.max(open, spans[next]!.end)
      }
      return open <= start
    })
  return [0, ...starts].map((start, index) => ({ start, end: starts[index] ?? text.length }))
}
