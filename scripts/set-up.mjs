import { buildApp } from './build.mjs'
import { installDependencies } from './dependencies.mjs'
import { openDisplay } from './display.mjs'
import { obtainElectron } from './electron.mjs'
import { installSystemLibraries } from './system-libraries.mjs'

/**
 * Makes everything ready that the app needs to run: dependencies, Electron, its libraries, the build, a screen.
 * Returns the Electron and the environment for whatever starts the app.
 */
export async function setUp() {
  await installDependencies()
  const electron = await obtainElectron()
  await installSystemLibraries(electron.executable)
  await buildApp()
  const env = {
    ...(await openDisplay()),
    GOLDSPAN_ELECTRON: electron.executable,
    GOLDSPAN_ENGINE: electron.kind === 'registry-copy' ? 'unofficial' : 'official',
  }
  return { electron, env }
}
