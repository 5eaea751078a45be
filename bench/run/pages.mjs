import { build } from 'vite'
import { inProject } from '../../scripts/project-folder.mjs'

/** Builds the pages as the app is built, with Goldspan's own text pane in them; returns their folder. */
export async function buildPages() {
  const folder = inProject('out', 'bench')
  await build({
    configFile: false,
    root: inProject('bench', 'page'),
    logLevel: 'warn',
    build: { outDir: folder, emptyOutDir: true, target: 'chrome130', assetsInlineLimit: 0, minify: true },
  })
  return folder
}
