import { runNode } from './child-process.mjs'
import { inProject, projectFolder } from './project-folder.mjs'
import { runScript } from './set-up-problem.mjs'
import { setUp } from './set-up.mjs'

await runScript(async (args) => {
  const { env } = await setUp()
  const { code } = await runNode(inProject('bench', 'run.mjs'), args, { cwd: projectFolder, env })
  return code
})
