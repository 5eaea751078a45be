/** Does some work; answers its result and what it took: time, and processor time of all threads (ms). */
export async function timed(work) {
  const before = process.cpuUsage()
  const start = performance.now()
  const result = await work()
  const time = performance.now() - start
  const { user, system } = process.cpuUsage(before)
  return { result, time, processor: (user + system) / 1000 }
}
