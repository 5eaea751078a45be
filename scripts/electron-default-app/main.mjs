import { app } from 'electron'
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'

const path = process.argv.slice(1).find((argument) => !argument.startsWith('-'))
if (path === undefined) {
  console.error('Usage: electron <app folder>')
  app.exit(2)
} else {
  const folder = resolve(path)
  const {
    name,
    productName,
    version,
    main = 'index.js',
  } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  Object.defineProperty(process, 'defaultApp', { value: true, enumerable: true })
  // Only the registry's copy has this default app, so the app knows its engine however it was started.
  process.env.GOLDSPAN_ENGINE ??= 'unofficial'
  app.setName(productName ?? name)
  if (version) app.setVersion(version)
  app.setAppPath(folder)
  if (!app.commandLine.hasSwitch('user-data-dir'))
    app.setPath('userData', join(app.getPath('appData'), app.getName()))
  // Without the await, `ready` could fire before the app has registered its schemes.
  await import(pathToFileURL(join(folder, main)).href)
}
