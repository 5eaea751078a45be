import type { AnnotationSet } from '../../core/annotation/annotation-set'
import type { Finding } from '../../core/annotation/checks/check'
import { foundIn, type Findings } from '../../core/imr/checks/found-in'
import { toDosOf, type ToDo } from '../../core/imr/ledger/ledger'
import type { AppState } from './app-state'
import { hasLedger, openBlocks, openLedger } from './open-ledger'
import { isForReading, shownSet } from './selectors'

const findingsOfSets = new WeakMap<AnnotationSet, Findings>()

/** The findings of the marks on screen, the same object while they stay; null without a letter. */
export function openFindings(state: AppState): Findings | null {
  const set = shownSet(state)
  const { open } = state
  if (!set || !open) return null
  const known = findingsOfSets.get(set)
  if (known) return known
  const findings = foundIn(open.view.text, set, hasLedger(state) ? openBlocks(state) : null)
  findingsOfSets.set(set, findings)
  return findings
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
