import { resolve } from 'node:path'
import { runNode } from './child-process.mjs'
import { installDependencies } from './dependencies.mjs'
import { inProject, projectFolder } from './project-folder.mjs'
import { runScript } from './set-up-problem.mjs'

/** Runs the properties of letters over the letters of a folder. */
await runScript(async ([folder, ...args]) => {
  await installDependencies()
  const vitest = inProject('node_modules', 'vitest', 'vitest.mjs')
  const env = folder === undefined ? {} : { GOLDSPAN_LETTERS: resolve(folder) }
  const { code } = await runNode(vitest, ['run', 'letters/', ...args], { cwd: projectFolder, env })
  return code
})
