import type { AnnotationSet } from '../annotation/annotation-set'
import { keyOf } from '../annotation/decision'
import { compareText } from '../annotation/span'
import type { Verdict } from '../annotation/verdict'
import type { Checkpoint } from './checkpoint'

/*
 * A set's file keeps verdicts in a field of their own, beside the decisions that there were before: an app that knows no
 * verdicts then drops the field and shows the rest of the set, for reading only. A kind of decision that it does not know
 * would be damage to it.
 */

/** A set as its file holds it: `verdicts` is there where there are any. */
export interface StoredSet extends AnnotationSet {
  readonly verdicts?: readonly Verdict[]
}

/** What a file holds of a checkpoint. */
export function storedCheckpoint(checkpoint: Checkpoint): unknown {
  const { set } = checkpoint
  const verdicts = set.decisions.filter(({ kind }) => kind === 'verdict')
  if (verdicts.length === 0) return checkpoint
  const decisions = set.decisions.filter(({ kind }) => kind !== 'verdict')
  return { ...checkpoint, set: { ...set, decisions, verdicts } }
}

/** The set that a file holds, its decisions in the order of their keys again. */
export function withVerdicts({ verdicts = [], ...set }: StoredSet): AnnotationSet {
  if (verdicts.length === 0) return set
  const keyed = [...set.decisions, ...verdicts].map((decision) => ({ decision, key: keyOf(decision) }))
  return {
    ...set,
    decisions: keyed.sort((a, b) => compareText(a.key, b.key)).map(({ decision }) => decision),
  }
}
