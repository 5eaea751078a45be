import { findingsOf, waivableOf, type Finding } from '../../core/annotation/checks/check'
import { spanChecks } from '../../core/annotation/checks/registry'
import type { AnnotationSet } from '../../core/annotation/annotation-set'
import { keyOf, type Decision } from '../../core/annotation/decision'
import { letterContext } from '../../core/imr/checks/letter-context'
import { letterChecks } from '../../core/imr/checks/registry'
import { toDosOf, type ToDo } from '../../core/imr/ledger/ledger'
import type { AppState } from './app-state'
import { hasLedger, openBlocks, openLedger } from './open-ledger'
import { isForReading, shownSet } from './selectors'

export type Waiver = Extract<Decision, { kind: 'waived' }>

/** A finding that the coder lets stand, and why. */
export interface WaivedFinding {
  readonly finding: Finding
  readonly waiver: Waiver
}

/** What the checks say of the marks on screen, each list in the order of the letter. */
export interface Findings {
  readonly standing: readonly Finding[]
  readonly waived: readonly WaivedFinding[]
}

const findingsOfSets = new WeakMap<AnnotationSet, Findings>()

/** Of one set no two findings have the same key. */
export function keyOfFinding(finding: Finding): string {
  return keyOf(waiverFor(finding, ''))
}

export function waiverFor(finding: Finding, reason: string): Waiver {
  return { kind: 'waived', ...waivableOf(finding), reason }
}

/** The findings of the marks on screen, the same object while they stay; null without a letter. */
export function openFindings(state: AppState): Findings | null {
  const set = shownSet(state)
  const { open } = state
  if (!set || !open) return null
  const known = findingsOfSets.get(set)
  if (known) return known
  const { text } = open.view
  const found = hasLedger(state)
    ? findingsOf(letterChecks, letterContext(text, set, openBlocks(state)))
    : findingsOf(spanChecks, { text, set })
  const findings = apart(found, set)
  findingsOfSets.set(set, findings)
  return findings
}

function apart(found: readonly Finding[], { decisions }: AnnotationSet): Findings {
  const waivers = new Map(
    decisions.flatMap((decision) => (decision.kind === 'waived' ? [[keyOf(decision), decision]] : [])),
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

/** What keeps a letter from being done: open cells of its ledger and errors that stand. */
export interface Standing {
  readonly toDos: readonly ToDo[]
  readonly errors: readonly Finding[]
}

const nothing: Standing = { toDos: [], errors: [] }

/** Nothing stands against a letter that can't be changed, or whose project has no ledger. */
export function standsAgainstFinishing(state: AppState): Standing {
  const ledger = openLedger(state)
  if (!ledger || isForReading(state)) return nothing
  const errors = openFindings(state)?.standing.filter(({ severity }) => severity === 'error') ?? []
  return { toDos: toDosOf(ledger), errors }
}
