import type { AnnotationSet } from '../../annotation/annotation-set'

/** The conditions that a set's coder has marked, as the rules take known ones: white space folded, in lower case. */
export function markedConditions({ spans }: Pick<AnnotationSet, 'spans'>): readonly string[] {
  return spans
    .filter(({ label }) => label === 'diagnosis')
    .map(({ quote }) => quote.replaceAll(/\s+/g, ' ').trim().toLowerCase())
}
