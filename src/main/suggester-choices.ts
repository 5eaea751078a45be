import { z } from 'zod'
import type { Id } from '../core/ids'
import { theRules, type SuggesterId } from '../core/suggestions/parser'

/** Who proposes for each annotator in each project, by the ids of both; the rules are not listed. */
export const suggesterChoicesSchema = z.record(z.string(), z.string())
export type SuggesterChoices = z.infer<typeof suggesterChoicesSchema>

/** Choices that are remembered before the oldest is forgotten. */
const remembered = 500

export function choiceKey(projectId: Id, annotatorId: Id | null): string {
  return `${projectId}/${annotatorId}`
}

/** The choices with another one of somebody. */
export function withChoice(choices: SuggesterChoices, key: string, suggester: SuggesterId): SuggesterChoices {
  const others = Object.entries(choices).filter(([other]) => other !== key)
  return Object.fromEntries(
    suggester === theRules ? others : [...others.slice(1 - remembered), [key, suggester]],
  )
}
