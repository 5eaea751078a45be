const isTerminal = process.stdout.isTTY === true

/** Prints "<title> ... done in 3 s" around work that takes a while, counting seconds on a terminal. */
export async function showProgress(title, work) {
  const start = Date.now()
  const seconds = () => `${Math.round((Date.now() - start) / 1000)} s`
  process.stdout.write(`${title} ... `)
  const ticking = isTerminal && setInterval(() => process.stdout.write(`\r${title} ... ${seconds()} `), 1000)
  const end = (words) => process.stdout.write(`${isTerminal ? `\r${title} ... ` : ''}${words}\n`)
  try {
    const result = await work()
    end(`done in ${seconds()}`)
    return result
  } catch (error) {
    end(`failed after ${seconds()}`)
    throw error
  } finally {
    clearInterval(ticking)
  }
}
