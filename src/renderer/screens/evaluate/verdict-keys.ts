import type { VerdictKind } from '../../../core/annotation/verdict'

/** The keys that say who is wrong, at an error of the list. */
export const verdictKeys: Readonly<Record<VerdictKind, string>> = {
  'parser-wrong': 'P',
  'gold-wrong': 'G',
  'guideline-unclear': 'U',
}
