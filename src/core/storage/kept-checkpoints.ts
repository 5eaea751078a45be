import type { Checkpoint } from './checkpoint'
import type { FileOutcome } from './file-envelope'

/** A copy of a checkpoint that was replaced, as it was found. */
export interface KeptCheckpoint {
  /** The set's revision, of which the copy's name tells even where the copy can't be read. */
  readonly revision: number
  readonly outcome: FileOutcome<Checkpoint>
}

/** A copy of a checkpoint by what its name and its file tell without being read. */
export interface DatedCheckpoint {
  readonly revision: number
  /** When the checkpoint was written, ms since 1970, by the clock of the computer that wrote it. */
  readonly writtenMs: number
}

/** Copies that are always kept. */
export const alwaysKept = 5

const hourMs = 60 * 60 * 1000
const dayMs = 24 * hourMs
const hoursKept = 24
const daysKept = 14

/**
 * Revisions of the copies that need not be kept: all but the newest five, the last of each hour for 24 hours and the
 * last of each day (UTC) for 14 days. Which copy is newer is told by the revision, and ages count back from the
 * newest copy: a clock that was wrong can make the older copies fewer, but never takes one of the newest.
 */
export function surplusCheckpoints(copies: readonly DatedCheckpoint[]): readonly number[] {
  const newestFirst = [...copies].sort((a, b) => b.revision - a.revision)
  const newestMs = newestFirst[0]?.writtenMs ?? 0
  const taken = new Set<string>()
  return newestFirst.flatMap(({ revision, writtenMs }, at) => {
    const ageMs = newestMs - writtenMs
    // Hours and days of the calendar: counted back from now, each would move on before its copy is old enough.
    const periods = [
      ...(ageMs < hoursKept * hourMs ? [`hour ${Math.floor(writtenMs / hourMs)}`] : []),
      ...(ageMs < daysKept * dayMs ? [`day ${Math.floor(writtenMs / dayMs)}`] : []),
    ]
    const isLastOfPeriod = periods.some((period) => !taken.has(period))
    for (const period of periods) taken.add(period)
    return at < alwaysKept || isLastOfPeriod ? [] : [revision]
  })
}
