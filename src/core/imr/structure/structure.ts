import type { TextRange } from '../../text/offsets'
import { visibleRange } from '../../text/tokens'
import { headsOf } from './heads'
import { issuesFrom, type Issue } from './issues'
import { pagesOf } from './pages'

/** Why the layout of a text is not the one known here. */
export type UnknownLayout =
  /** It has no visible character. */
  | 'empty'
  /** No line begins with the head of the issues. */
  | 'no-issues-head'
  /** Under that head stands neither an outcome nor one of the labels of an issue's lines. */
  | 'no-issue'
  /** The head of the issues stands there more than once. */
  | 'several-letters'

export type Layout = { readonly kind: 'imr' } | { readonly kind: 'unknown'; readonly reason: UnknownLayout }

export type SectionKind = 'header' | 'process' | 'summary' | 'issues'

/** A section from the first to the last visible character (UTF-16), its head included. */
export interface Section extends TextRange {
  readonly kind: SectionKind
  /** Null for the header, which has none. */
  readonly head: TextRange | null
}

/** What stands where in a letter. All ranges are UTF-16; sections and issues ascend and none overlaps another of its kind. */
export interface Structure {
  readonly layout: Layout
  /** None in a text of unknown layout, of which nothing is guessed. */
  readonly sections: readonly Section[]
  /** In the section of the issues; none in a text of unknown layout. */
  readonly issues: readonly Issue[]
  /** They adjoin and hold all of the text; those of any layout. */
  readonly pages: readonly TextRange[]
}

/**
 * The structure of a letter in the layout of 2014 to 2017, whatever its line ends, line spacing, page breaks and the
 * order of its header. A letter with heads whose issues lack a part is known, and that part null. Linear in the text.
 */
export function structureOf(text: string): Structure {
  const pages = pagesOf(text)
  const unknown = (reason: UnknownLayout): Structure => ({
    layout: { kind: 'unknown', reason },
    sections: [],
    issues: [],
    pages,
  })
  if (!visibleRange(text, { start: 0, end: text.length })) return unknown('empty')
  const heads = headsOf(text)
  const last = heads.at(-1)
  if (last?.kind !== 'issues') return unknown('no-issues-head')
  if (heads.filter(({ kind }) => kind === 'issues').length > 1) return unknown('several-letters')
  const issues = issuesFrom(text, last.end)
  if (issues.length === 0) return unknown('no-issue')
  const header = visibleRange(text, { start: 0, end: heads[0]!.start })
  const sections = heads.map(({ kind, ...head }, i): Section => {
    const end = heads[i + 1]?.start ?? text.length
    return { kind, head, ...visibleRange(text, { start: head.start, end })! }
  })
  return {
    layout: { kind: 'imr' },
    sections: header ? [{ kind: 'header', head: null, ...header }, ...sections] : sections,
    issues,
    pages,
  }
}
