import type { Parser } from '../../core/suggestions/parser'

/** A parser as people read it: "Letter tagger 2.1". */
export function parserName({ name, version }: Pick<Parser, 'name' | 'version'>): string {
  return `${name} ${version}`
}
