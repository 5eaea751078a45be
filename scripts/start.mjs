import { run } from './child-process.mjs'
import { dropHarmlessLines } from './electron-noise.mjs'
import { projectFolder } from './project-folder.mjs'
import { sandboxSwitches } from './sandbox.mjs'
import { runScript } from './set-up-problem.mjs'
import { setUp } from './set-up.mjs'

await runScript(async (args) => {
  const { electron, env } = await setUp()
  const switches = await sandboxSwitches(electron.executable)
  console.log('Starting Goldspan with the sample project.')
  const { code } = await run(electron.executable, [...switches, projectFolder, '--open-sample', ...args], {
    env,
    onStderr: dropHarmlessLines,
  })
  return code
})
