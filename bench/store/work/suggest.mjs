import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { inProject } from '../../../scripts/project-folder.mjs'
import { timed } from '../timed.mjs'

const folder = inProject('resources', 'samples', 'letters')

/** Reads a thousand letters and, but for the floor, has the rules suggest marks in each; ms. */
export async function work({ approaches: [approach] }, app) {
  const files = Array.from({ length: 200 }, () => readdirSync(folder)).flat()
  const isFloor = approach === 'files'
  const { result, ...taken } = await timed(() => {
    let spans = 0
    for (const file of files) {
      const text = readFileSync(join(folder, file), 'utf8')
      spans += isFloor ? 0 : app.suggestedMarks(text, new Set()).spans.length
    }
    return spans
  })
  if (!isFloor && result < 10 * files.length) throw new Error('the rules have found next to nothing')
  return { [approach]: taken }
}
