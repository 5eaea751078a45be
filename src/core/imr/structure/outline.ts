import type { TextRange } from '../../text/offsets'
import type { SectionKind, Structure } from './structure'

/** A place in a letter to jump to. */
export interface OutlineEntry {
  readonly kind: SectionKind | 'issue'
  /** Short, on one line. */
  readonly name: string
  /** UTF-16 offset of its first character. */
  readonly offset: number
  /** 1 for a section, 2 for an issue in it. */
  readonly level: 1 | 2
}

const sectionNames: Readonly<Record<SectionKind, string>> = {
  header: 'Header',
  process: 'How the determination was made',
  summary: 'Clinical case summary',
  issues: 'Issues, decisions and rationales',
}
const longestName = 60

/** The sections of a letter and the issues in theirs, ascending; none if its layout is unknown. */
export function outlineOf({ sections, issues }: Structure, text: string): readonly OutlineEntry[] {
  return [
    ...sections.map(({ kind, start }) => ({
      kind,
      name: sectionNames[kind],
      offset: start,
      level: 1 as const,
    })),
    ...issues.map(({ item, heading, start }, i) => ({
      kind: 'issue' as const,
      name: nameOf(text, item ?? heading) ?? `Issue ${i + 1}`,
      offset: start,
      level: 2 as const,
    })),
  ]
}

const wrappedHyphen = /(?<=\S[-\u2010])[ \t]*[\n\r\f]\s*/g

/** Words on one line, cut behind a word where they are long; null if there are none. */
function nameOf(text: string, range: TextRange | null): string | null {
  if (!range) return null
  const words = text.slice(range.start, range.end).replaceAll(wrappedHyphen, '').replaceAll(/\s+/g, ' ')
  const characters = [...words]
  if (characters.length <= longestName) return words
  const cut = characters.slice(0, longestName).join('')
  const space = cut.lastIndexOf(' ')
  return `${space > 0 ? cut.slice(0, space) : cut}…`
}
