import { firstFrom } from '../../core/text/find'
import type { TextRange } from '../../core/text/offsets'
import type { LetterBody, LetterView } from './letter-body'
import { drawnParts } from './line-parts'

/** Above every lane of spans (span-marks.ts). */
const priority = 100

/**
 * Paints what was found in one text, the match at hand apart from the others, as `find.css` says. Only matches that
 * touch the view are registered: there may be tens of thousands.
 */
export class MatchLayer {
  readonly #highlights = { others: new Highlight(), current: new Highlight() }
  #matches: readonly TextRange[] = []
  #current = -1
  #isSelectionDrawn = false
  #body: LetterBody | null = null
  #letterView: LetterView = 'reading'
  #view: TextRange = { start: 0, end: 0 }

  constructor() {
    this.#highlights.others.priority = priority
    this.#highlights.current.priority = priority + 1
  }

  /** Forgets everything and starts on another text; nothing is in view until `setView`. */
  setBody(body: LetterBody | null): void {
    this.#body = body
    this.#view = { start: 0, end: 0 }
    this.setMatches([], -1)
  }

  /** Shows these matches (UTF-16, ascending and apart), of which `current` is the index of the one at hand, or -1. */
  setMatches(matches: readonly TextRange[], current: number): void {
    this.#matches = matches
    this.#current = current
    this.#paint()
  }

  /** The browser's own selection is on the match at hand while the keyboard is in the text: one ground is enough. */
  setSelectionDrawn(isDrawn: boolean): void {
    if (isDrawn === this.#isSelectionDrawn) return
    this.#isSelectionDrawn = isDrawn
    this.#paint()
  }

  /** Paints as the view of the letter asks for. */
  setLetterView(view: LetterView): void {
    this.#letterView = view
    this.#paint()
  }

  /** Paints what touches `[start, end)` (UTF-16) and nothing else. */
  setView(view: TextRange): void {
    if (view.start === this.#view.start && view.end === this.#view.end) return
    this.#view = view
    this.#paint()
  }

  #paint(): void {
    const { others, current } = this.#highlights
    others.clear()
    current.clear()
    const { start, end } = this.#view
    const apart = this.#isSelectionDrawn ? -1 : this.#current
    const first = Math.max(0, firstFrom(this.#matches, start) - 1)
    for (let i = first; i < this.#matches.length && this.#matches[i]!.start < end; i += 1) {
      const match = this.#matches[i]!
      if (match.end <= start) continue
      for (const range of this.#rangesOf(match)) (i === apart ? current : others).add(range)
    }
    register('find-match', others)
    register('find-current', current)
  }

  #rangesOf({ start, end }: TextRange): StaticRange[] {
    const body = this.#body
    if (!body) return []
    return drawnParts(body, this.#letterView, start, end).map((part) =>
      body.map.staticRangeOf(part.start, part.end),
    )
  }
}

function register(name: string, highlight: Highlight): void {
  if (highlight.size > 0) CSS.highlights.set(name, highlight)
  else CSS.highlights.delete(name)
}
