import { readdir, unlink } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Low } from 'lowdb'
import type { z } from 'zod'
import type { DamageReason } from '../../core/storage/file-envelope'
import { settingsFile } from '../../core/storage/file-kinds'
import { DurableJsonAdapter } from './durable-json-adapter'
import { makeFolders } from './durable-file'
import { setAside } from './quarantine'
import { decodeBytes, readBytes } from './state-file'
import { systemDeps, type StoreDeps } from './store-deps'
import { withoutPaths } from './store-error'
import { sweepTemporaryFiles } from './temporary-files'

/** Why settings start from their initial values although there was a file. */
export type SettingsProblem =
  | { readonly kind: 'settings-damaged'; readonly reason: DamageReason }
  | { readonly kind: 'settings-newer' }
  | { readonly kind: 'settings-unavailable'; readonly errno: string }

export interface Settings<T> {
  /** `low.data` holds the settings, `low.update` changes and writes them. */
  readonly low: Low<T>
  readonly problem: SettingsProblem | null
}

/**
 * Opens the app's settings. Of all state only these may start from initial values; a damaged file or that of a
 * newer app is first moved into `quarantine` beside it. Where a file can't be reached, changes are not kept.
 */
export async function openSettings<T>(
  file: string,
  schema: z.ZodType<T>,
  initial: T,
  deps: Pick<StoreDeps, 'now'> = systemDeps,
): Promise<Settings<T>> {
  const kind = settingsFile(schema)
  await makeFolders(dirname(file))
  await sweepTemporaryFiles(dirname(file), await readdir(dirname(file)))
  const low = new Low<T>(new DurableJsonAdapter(kind, file), structuredClone(initial))
  const bytes = await readBytes(file)
  const outcome = decodeBytes(kind, bytes)
  if (outcome.state === 'ok') low.data = outcome.body
  if (outcome.state === 'ok' || outcome.state === 'missing') return { low, problem: null }
  if (outcome.state === 'unavailable') {
    // What is in the file is not known: initial values must not take its place.
    const unwritten = new Low<T>(
      { read: () => Promise.resolve(null), write: () => Promise.resolve() },
      low.data,
    )
    return { low: unwritten, problem: { kind: 'settings-unavailable', errno: outcome.errno } }
  }
  if (bytes.state === 'ok') {
    const name = `settings-${deps.now().replaceAll(/[^0-9]/g, '')}.json`
    await withoutPaths(async () => {
      await setAside(join(dirname(file), 'quarantine'), name, bytes.body)
      await unlink(file)
    })
  }
  return {
    low,
    problem:
      outcome.state === 'newer'
        ? { kind: 'settings-newer' }
        : { kind: 'settings-damaged', reason: outcome.reason },
  }
}
