import type { AnnotationSet } from './annotation-set'
import type { Command } from './commands'
import { contentOf, spansNamedBy, type Decision } from './decision'
import { changesOnly } from './ordered-marks'
import type { Relation, Span } from './span'

/**
 * The one command that gives a set the marks, decisions, status and note of another state of it, ids included; null
 * where it has them already. A span that was changed is taken out and put back as it was.
 */
export function restoringCommand(
  now: AnnotationSet,
  then: AnnotationSet,
  name: 'restore' | 'union' = 'restore',
): Command | null {
  const spansThen = new Map(then.spans.map((span) => [span.id, span]))
  const isUnchanged = (span: Span) => {
    const before = spansThen.get(span.id)
    return before !== undefined && changesOnly(span, before, [])
  }
  const kept = new Set(now.spans.filter(isUnchanged).map(({ id }) => id))
  const isKept = (among: ReadonlyMap<string, Relation>) => (relation: Relation) => {
    const other = among.get(relation.id)
    return (
      other?.type === relation.type &&
      other.from === relation.from &&
      other.to === relation.to &&
      kept.has(relation.from) &&
      kept.has(relation.to)
    )
  }
  const byId = (relations: readonly Relation[]) => new Map(relations.map((one) => [one.id, one]))
  const isKeptNow = isKept(byId(then.relations))
  const isKeptThen = isKept(byId(now.relations))
  const isDecidedIn = ({ decisions }: AnnotationSet) => {
    const contents = new Set(decisions.map(contentOf))
    return (decision: Decision) =>
      contents.has(contentOf(decision)) && spansNamedBy(decision).every((id) => kept.has(id))
  }
  const isDecidedNow = isDecidedIn(now)
  const isDecidedThen = isDecidedIn(then)
  const commands: Command[] = [
    ...now.decisions
      .filter((decision) => !isDecidedThen(decision))
      .map((decision): Command => ({ kind: 'undecide', decision })),
    ...now.relations
      .filter((relation) => !isKeptNow(relation))
      .map((relation): Command => ({ kind: 'removeRelation', relation })),
    ...now.spans.filter(({ id }) => !kept.has(id)).map((span): Command => ({ kind: 'removeSpan', span })),
    ...then.spans.filter(({ id }) => !kept.has(id)).map((span): Command => ({ kind: 'addSpan', span })),
    ...then.relations
      .filter((relation) => !isKeptThen(relation))
      .map((relation): Command => ({ kind: 'addRelation', relation })),
    ...then.decisions
      .filter((decision) => !isDecidedNow(decision))
      .map((decision): Command => ({ kind: 'decide', decision })),
  ]
  if (now.status !== then.status) commands.push({ kind: 'setStatus', before: now.status, after: then.status })
  if (now.note !== then.note) commands.push({ kind: 'setNote', before: now.note, after: then.note })
  return commands.length === 0 ? null : { kind: 'batch', name, commands }
}
