import type { Moment } from '../../../core/storage/versions'
import { clockWords, dayWords } from '../../parts/times'

/** A pause after which work counts as begun anew, in milliseconds. */
const pause = 10 * 60 * 1000

/**
 * For each moment the heading of the session of work that it is the latest of, null for all others. A session ends
 * with a pause of ten minutes or with the day; a clock that was put back ends one as well.
 *
 * @param moments newest first
 */
export function sessionHeadings(
  moments: readonly Pick<Moment, 'at'>[],
  now: Date = new Date(),
): readonly (string | null)[] {
  const headings: (string | null)[] = moments.map(() => null)
  let latest = 0
  for (const [index, { at }] of moments.entries()) {
    const before = moments[index + 1]
    if (before && isSameSession(before.at, at)) continue
    const changes = index - latest + 1
    headings[latest] = headingOf(at, moments[latest]!.at, changes, now)
    latest = index + 1
  }
  return headings
}

function isSameSession(earlier: string, later: string): boolean {
  const [from, to] = [new Date(earlier), new Date(later)]
  const between = to.getTime() - from.getTime()
  return between >= 0 && between < pause && from.toDateString() === to.toDateString()
}

function headingOf(from: string, to: string, changes: number, now: Date): string {
  const [begin, end] = [clockWords(from), clockWords(to)]
  const times = begin === end ? begin : `${begin} to ${end}`
  return `${dayWords(to, now)}, ${times} · ${changes === 1 ? '1 change' : `${changes} changes`}`
}
