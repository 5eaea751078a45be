import type { Goldspan } from './goldspan'

/**
 * Makes every fdatasync of main wait, or fail, and counts them. Only the system call is replaced: the journal's own
 * code runs.
 */
export async function replaceSync(
  goldspan: Goldspan,
  how: { delayMs: number } | { errno: string },
): Promise<void> {
  await goldspan.app.evaluate(async (_electron, how) => {
    const { promises } = process.getBuiltinModule('node:fs')
    const handle = await promises.open(process.execPath, 'r')
    const prototype = Object.getPrototypeOf(handle) as { datasync: () => Promise<void> }
    await handle.close()
    const state = globalThis as unknown as { original?: () => Promise<void>; syncs: number[] }
    state.original ??= prototype.datasync
    state.syncs = []
    const { original } = state
    prototype.datasync = async function (this: unknown) {
      if ('errno' in how) throw Object.assign(new Error(how.errno), { code: how.errno })
      await new Promise((resolve) => setTimeout(resolve, how.delayMs))
      await original.call(this)
      state.syncs.push(Date.now())
    }
  }, how)
}

/** When each sync since then ended, in ms since the epoch. */
export const syncTimes = (goldspan: Goldspan) =>
  goldspan.app.evaluate(() => (globalThis as unknown as { syncs: number[] }).syncs)
