import type { TextRange } from '../../text/offsets'
import { visibleEnd, visibleStart } from './lines'

/** What leads in the item that is left of a request which was granted in part; the first that occurs counts. */
const leadIns: readonly RegExp[] = [
  /original\s+request\s*[,:;]/gi,
  /portion\s+of\s+the\s+original\s+request(?:\s+(?:for|of)\b)?/gi,
  /\bremaining\s+(?:IMR\s+)?eligible\s+(?:portion|request)\s*[,:;]?/gi,
]
const partlyGranted = /\boriginal\s+request\b|\bauthorized\s+by\s+the\s+Claims\s+Administrator\b/i
const notOfTheItem: readonly RegExp[] = [/^with\s/i, /^(?:an?|the)\s/i]
const trailing = /[.,;:]$/
const trailingVerb = /\s(?:is|are|was|were)$/i
const longestVerb = 5

/**
 * The requested item in the words of a heading before its outcome, as the guidelines bound it: without " is", final
 * punctuation and determiner, and of a request that was granted in part only what is left of it. Null where nothing is
 * left, or where a heading tells of a grant in part without words that lead in the rest. UTF-16.
 */
export function itemIn(text: string, words: TextRange): TextRange | null {
  const heading = text.slice(words.start, words.end)
  const leadIn = leadInOf(heading)
  if (leadIn === null && partlyGranted.test(heading)) return null
  const end = endOfItem(text, words)
  let start = visibleStart(text, words.start + (leadIn ?? 0), end)
  for (const pattern of notOfTheItem) {
    const word = pattern.exec(text.slice(start, Math.min(end, start + longestVerb)))
    if (word) start = visibleStart(text, start + word[0].length, end)
  }
  return start < end ? { start, end } : null
}

/** Where (UTF-16) the last words that lead in the item end; null if a heading has none. */
function leadInOf(heading: string): number | null {
  for (const pattern of leadIns) {
    const last = [...heading.matchAll(pattern)].at(-1)
    if (last) return last.index + last[0].length
  }
  return null
}

function endOfItem(text: string, { start, end: high }: TextRange): number {
  let end = withoutTrailing(text, start, high)
  const verb = trailingVerb.exec(text.slice(Math.max(start, end - longestVerb), end))
  if (verb) end = withoutTrailing(text, start, end - verb[0].length)
  return end
}

function withoutTrailing(text: string, low: number, high: number): number {
  let end = visibleEnd(text, low, high)
  while (end > low && trailing.test(text[end - 1]!)) end = visibleEnd(text, low, end - 1)
  return end
}
