import { z } from 'zod'
import { lensDeeds } from '../core/annotation/lens/lens-command'
import { idPattern } from '../core/ids'

const id = z.string().regex(idPattern)

/** A run of the lens that can be taken back: where it has been, and nothing of what stands there. */
const runSchema = z.strictObject({
  deed: z.enum(lensDeeds),
  /** Label id. */
  label: z.string(),
  at: z.string(),
  /** `revision` is the set's after the run. */
  documents: z.array(
    z.strictObject({ documentId: id, revision: z.int().nonnegative(), places: z.int().nonnegative() }),
  ),
})
export type LensRun = z.infer<typeof runSchema>

/** The last run of each annotator in each project, by the ids of both. */
export const lensRunsSchema = z.record(z.string(), runSchema)
export type LensRuns = z.infer<typeof lensRunsSchema>

/** Runs that are remembered before the oldest is forgotten. */
const rememberedRuns = 12

/** The runs with another last one of somebody, or with none. */
export function withRun(runs: LensRuns, key: string, run: LensRun | null): LensRuns {
  const others = Object.entries(runs).filter(([other]) => other !== key)
  return Object.fromEntries(run ? [...others.slice(1 - rememberedRuns), [key, run]] : others)
}
