import { readFileSync } from 'node:fs'

/** V8 and Blink's Oilpan free what only the other held, so one round is not enough. */
const rounds = 4

/** Collects garbage in a page; returns its used JavaScript heap and its process's private memory (bytes). */
export async function readMemory(page) {
  const { debugger: tools } = page
  if (!tools.isAttached()) tools.attach()
  await tools.sendCommand('HeapProfiler.enable')
  for (let i = 0; i < rounds; i += 1) await tools.sendCommand('HeapProfiler.collectGarbage')
  const { usedSize } = await tools.sendCommand('Runtime.getHeapUsage')
  return { jsHeap: usedSize, privateMemory: privateMemoryOf(page.getOSProcessId()) }
}

/** What no other process shares, clean or dirty; null where there is no /proc. */
function privateMemoryOf(pid) {
  try {
    const found = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8').matchAll(/^Private_\w+:\s+(\d+) kB$/gm)
    return [...found].reduce((sum, [, kilobytes]) => sum + Number(kilobytes) * 1024, 0)
  } catch {
    return null
  }
}
