import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/**
 * Lets a process leave its result in a file and answers it. `start` is given a temporary folder and the file in it
 * and answers `{ code, output }` of the process. Throws when the process fails.
 */
export async function resultOf(what, start) {
  const folder = mkdtempSync(join(tmpdir(), 'goldspan-bench-'))
  try {
    const resultFile = join(folder, 'result.json')
    const { code, output } = await start(folder, resultFile)
    const result = readResult(resultFile)
    if (!result) throw new Error(`${what} ended with code ${code} and no result:\n${output}`)
    if (result.error) throw new Error(`${what} failed: ${result.error}`)
    return result
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  }
}

function readResult(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return null
  }
}
