import { hash, randomBytes } from 'node:crypto'
import { idFromBytes, type Id } from '../../core/ids'

/** What the store takes from its surroundings, and the figures that tests make small. */
export interface StoreDeps {
  /** The time, ISO 8601 in UTC. */
  now(): string
  randomBytes(count: number): Uint8Array
  /** Idle time before a checkpoint is written, in ms. */
  readonly checkpointDelayMs: number
  /** Records after which a checkpoint is written without waiting. */
  readonly checkpointRecords: number
  /** Size at which a journal segment is closed, in bytes. */
  readonly segmentBytes: number
  /** Time after which a lock is renewed or looked at again, in ms. */
  readonly lockBeatMs: number
}

/** The store's surroundings in the app. */
export const systemDeps: StoreDeps = {
  now: () => new Date().toISOString(),
  randomBytes: (count) => randomBytes(count),
  checkpointDelayMs: 2000,
  checkpointRecords: 500,
  segmentBytes: 4 * 1024 * 1024,
  lockBeatMs: 15_000,
}

/** Lower-case hex SHA-256 of a text in UTF-8. */
export function sha256Hex(text: string): string {
  return hash('sha256', text, 'hex')
}

/** A random id. */
export function newId(deps: Pick<StoreDeps, 'randomBytes'>): Id {
  return idFromBytes(deps.randomBytes(17))
}
