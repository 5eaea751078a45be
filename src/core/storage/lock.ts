import { z } from 'zod'
import type { Id } from '../ids'
import { idSchema, instantSchema } from './schemas'

/** Who works as an annotator just now. Whoever holds it renews the file's time; it is derived, never a truth. */
export interface Lock {
  /** Random, of one opening of the project. */
  readonly instance: Id
  /** Short hash of the computer's name, and the process id. */
  readonly writer: string
  /** The computer's name, for whoever meets the lock. */
  readonly computer: string
  /** When it was taken, ISO 8601 in UTC by the clock of that computer. */
  readonly at: string
}

export const lockSchema: z.ZodType<Lock> = z.strictObject({
  instance: idSchema,
  writer: z.string(),
  computer: z.string(),
  at: instantSchema,
})
