import type { Found, JobSurroundings } from './job'

/** Surroundings that let a job run through; `found` takes what it finds. */
export function quietSurroundings<F = Found>(
  found: (found: F) => Promise<void> = () => Promise.resolve(),
  pause: () => Promise<void> = () => Promise.resolve(),
): JobSurroundings<F> {
  return { isCancelled: () => false, pause, progress: () => undefined, found }
}
