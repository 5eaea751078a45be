import type { NameDecision } from '../../../ipc/import-views'

/** Something of the project that a name in a file may become. */
export interface KnownName {
  readonly id: string
  readonly name: string
}

/** The one that a name most likely means: the same but for case and for what is neither letter nor digit. */
export function likelyDecision(name: string, known: readonly KnownName[]): NameDecision | null {
  const wanted = plain(name)
  const found =
    wanted === '' ? [] : known.filter((one) => plain(one.id) === wanted || plain(one.name) === wanted)
  return found.length === 1 ? { becomes: found[0]!.id } : null
}

/** A decision as a select has it, and back; ids may be any text, so they stand behind a letter of their own. */
export function valueOf(decision: NameDecision | null): string | null {
  if (decision === null || typeof decision === 'string') return decision
  return `= ${decision.becomes}`
}

export function decisionOf(value: string): NameDecision {
  if (value === 'new' || value === 'left-out') return value
  return { becomes: value.slice(2) }
}

function plain(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')
}
