import type { AnnotationSet } from '../annotation/annotation-set'
import { labelsNamedBy, spansNamedBy } from '../annotation/decision'
import { compareSpans } from '../annotation/span'
import type { ImportChoices, NameChoices } from './fit-to-schema'

/**
 * A set with the labels and relation types that were decided for. What is left out takes its relations, and the
 * decisions about it, along; attributes stay as they are.
 */
export function renamedSet(set: AnnotationSet, { labels, relations }: ImportChoices): AnnotationSet {
  if (labels.length + relations.length === 0) return set
  const labelOf = renamedBy(labels)
  const typeOf = renamedBy(relations)
  const spans = set.spans.flatMap((span) => {
    const label = labelOf(span.label)
    return label === null ? [] : [{ ...span, label }]
  })
  const kept = new Set(spans.map(({ id }) => id))
  return {
    ...set,
    spans: spans.sort(compareSpans),
    relations: set.relations.flatMap((relation) => {
      const type = typeOf(relation.type)
      return type === null || !kept.has(relation.from) || !kept.has(relation.to)
        ? []
        : [{ ...relation, type }]
    }),
    decisions: set.decisions.filter(
      (decision) =>
        spansNamedBy(decision).every((id) => kept.has(id)) &&
        labelsNamedBy(decision).every((label) => labelOf(label) === label),
    ),
  }
}

function renamedBy(choices: NameChoices): (name: string) => string | null {
  const decided = new Map(choices)
  return (name) => {
    const becomes = decided.get(name)
    return becomes === undefined ? name : becomes
  }
}
