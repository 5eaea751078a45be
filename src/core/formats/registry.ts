import { brat } from './brat'
import type { Format } from './format'
import { iob2 } from './iob2'
import { native } from './native'

/** Every format, in the order in which they are offered. */
export const formats: readonly Format[] = [native, brat, iob2]

export function findFormat(id: string): Format | undefined {
  return formats.find((format) => format.id === id)
}
