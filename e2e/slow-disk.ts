import type { Goldspan } from './goldspan'

/** `sync` is fsync, of files that are written whole; `datasync` is fdatasync, of the journal and of what is erased. */
type Sync = 'sync' | 'datasync'

/** What main keeps between two calls, in its global scope. */
interface Replaced {
  originals?: Record<Sync, () => Promise<void>>
  syncs: number[]
}

/**
 * Makes every sync of one kind in main wait, or fail, until the next call for that kind; a delay of 0 ms heals the
 * disk. Only the system call is replaced: Goldspan's own code runs. Counting begins anew with each call.
 */
export async function replaceSync(
  goldspan: Goldspan,
  kind: Sync,
  how: { delayMs: number } | { errno: string },
): Promise<void> {
  await goldspan.app.evaluate(
    async (_electron, { kind, how }) => {
      const { promises } = process.getBuiltinModule('node:fs')
      const handle = await promises.open(process.execPath, 'r')
      const prototype = Object.getPrototypeOf(handle) as Record<Sync, () => Promise<void>>
      await handle.close()
      const state = globalThis as unknown as Replaced
      state.originals ??= { sync: prototype.sync, datasync: prototype.datasync }
      state.syncs = []
      const original = state.originals[kind]
      prototype[kind] = async function (this: unknown) {
        if ('errno' in how) throw Object.assign(new Error(how.errno), { code: how.errno })
        await new Promise((resolve) => setTimeout(resolve, how.delayMs))
        await original.call(this)
        state.syncs.push(Date.now())
      }
    },
    { kind, how },
  )
}

/** When each replaced sync since the last call ended, in ms since the epoch. */
export const syncTimes = (goldspan: Goldspan) =>
  goldspan.app.evaluate(() => (globalThis as unknown as Replaced).syncs)
