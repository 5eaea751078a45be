import type { AnnotationSet } from '../../annotation/annotation-set'
import { findingsOf, waivableOf, type Finding } from '../../annotation/checks/check'
import { spanChecks } from '../../annotation/checks/registry'
import { keyOf, type Decision } from '../../annotation/decision'
import type { Issue } from '../structure/issues'
import { letterContext } from './letter-context'
import { letterChecks } from './registry'

export type Waiver = Extract<Decision, { kind: 'waived' }>

/** A finding that the coder lets stand, and why. */
export interface WaivedFinding {
  readonly finding: Finding
  readonly waiver: Waiver
}

/** What the checks say of a set, each list in their canonical order. */
export interface Findings {
  readonly standing: readonly Finding[]
  readonly waived: readonly WaivedFinding[]
}

/** Of one set no two findings have the same key. */
export function keyOfFinding(finding: Finding): string {
  return keyOf(waiverFor(finding, ''))
}

export function waiverFor(finding: Finding, reason: string): Waiver {
  return { kind: 'waived', ...waivableOf(finding), reason }
}

/** All that the checks say of a set: with the blocks of its letter, those of the ledger too. */
export function foundIn(text: string, set: AnnotationSet, blocks: readonly Issue[] | null): Findings {
  const found = blocks
    ? findingsOf(letterChecks, letterContext(text, set, blocks))
    : findingsOf(spanChecks, { text, set })
  const waivers = new Map(
    set.decisions.flatMap((decision) => (decision.kind === 'waived' ? [[keyOf(decision), decision]] : [])),
  )
  const standing: Finding[] = []
  const waived: WaivedFinding[] = []
  for (const finding of found) {
    const waiver = waivers.size > 0 && waivers.get(keyOfFinding(finding))
    if (waiver) waived.push({ finding, waiver })
    else standing.push(finding)
  }
  return { standing, waived }
}
