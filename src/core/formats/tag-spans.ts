import type { TextRange } from '../text/offsets'
import type { PortableSpan } from './format'
import { FileFault } from './file-fault'
import { decodeName } from './names'
import { Misshapen } from './shape'
import type { TagRow } from './tag-rows'

/** A row with the place of its token in the text (UTF-16). */
export interface PlacedRow extends TagRow, TextRange {}

/** How tags are understood. */
export interface TagRules {
  /** Whether the last token of a span and a token alone have tags of their own: L or E, U or S. */
  readonly tellsEnds: boolean
  /** Whether I may begin a span, as in IOB1. */
  readonly innerBegins: boolean
}

/** How the tags of a file of another tool are to be understood: IOB1 and IOB2 alike, or BILOU and BIOES. */
export function rulesOf(rows: Iterable<TagRow>): TagRules {
  for (const { tag } of rows) {
    if (/^[LEUS]-/.test(tag)) return { tellsEnds: true, innerBegins: false }
  }
  return { tellsEnds: false, innerBegins: true }
}

/** A span whose last token may be yet to come. */
type OpenSpan = PortableSpan & { end: number }

/** The spans that the tags of a sentence say. Throws FileFault for a tag that cannot stand where it does. */
export function spansInTags(path: string, rows: readonly PlacedRow[], rules: TagRules): PortableSpan[] {
  const spans: PortableSpan[] = []
  let open: OpenSpan | null = null
  for (const { tag, line, start, end } of rows) {
    const fault = (reason: string) => new FileFault(path, line, new Misshapen(reason))
    const kind = kindOf(tag)
    const label = decodeName(tag.slice(2))
    if ((kind === 'last' || kind === 'only') && !rules.tellsEnds) throw fault('tag-unknown')
    if (open !== null && (kind === 'inner' || kind === 'last') && open.label === label) {
      open.end = end
      if (kind === 'last') {
        spans.push(open)
        open = null
      }
      continue
    }
    if (kind === 'last' || (kind === 'inner' && !rules.innerBegins)) throw fault('tag-without-begin')
    if (open !== null) {
      if (rules.tellsEnds) throw fault('tag-without-end')
      spans.push(open)
      open = null
    }
    if (kind === 'outside') continue
    const begun: OpenSpan = { label, start, end, attributes: {}, needsReview: false, note: '' }
    if (kind === 'only') spans.push(begun)
    else open = begun
  }
  if (open === null) return spans
  if (rules.tellsEnds) throw new FileFault(path, rows.at(-1)!.line, new Misshapen('tag-without-end'))
  return [...spans, open]
}

type TagKind = 'outside' | 'first' | 'inner' | 'last' | 'only'

const kinds: Readonly<Record<string, TagKind>> = {
  O: 'outside',
  B: 'first',
  I: 'inner',
  L: 'last',
  E: 'last',
  U: 'only',
  S: 'only',
}

function kindOf(tag: string): TagKind {
  return kinds[tag.charAt(0)]!
}
