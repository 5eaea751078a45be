import { NameTaken } from '../main/jobs/export-folder'
import { StoreError } from '../main/store/store-error'

const words: Readonly<Record<string, string>> = {
  ENOENT: 'is not there',
  EISDIR: 'is a folder',
  EACCES: 'may not be read',
  EPERM: 'may not be read',
  ERR_ENCODING_INVALID_ENCODED_DATA: 'is not UTF-8',
}

/** What to say of a file behind its name, from the error that reading it threw. Throws again what is no such error. */
export function whyUnreadable(error: unknown): string {
  const code = (error as NodeJS.ErrnoException).code
  if (code === undefined) throw error
  return words[code] ?? `could not be read (${code})`
}

/** Why an export of an input into a folder did not come about. Throws again what is a fault of the program. */
export function whyNoExport(error: unknown, input: string, out: string): string {
  if (error instanceof NameTaken) return `${out} is there already: nothing is written over`
  if (error instanceof StoreError) {
    const { errno } = error.details
    return `${input} cannot be read as a project (${[error.code, errno].filter(Boolean).join(', ')})`
  }
  const { path } = error as NodeJS.ErrnoException
  return `${path ?? input} ${whyUnreadable(error)}`
}
