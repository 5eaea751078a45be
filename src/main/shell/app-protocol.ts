import { randomBytes } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { extname, join, relative, sep } from 'node:path'
import { protocol, type Session } from 'electron'
import { contentSecurityPolicy } from './content-security-policy'

export const appOrigin = 'app://bundle'
export const appPage = `${appOrigin}/index.html`

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
}

/** Must be called before the app is ready. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ])
}

/**
 * Serves the built page. Every file is known from the start: a request is looked up by its name, so no path is
 * ever computed from one.
 */
export function serveApp(session: Session, folder: string): void {
  const files = new Map<string, { readonly bytes: Buffer; readonly type: string }>()
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const type = contentTypes[extname(entry.name)]
    if (!entry.isFile() || type === undefined) continue
    const path = join(entry.parentPath, entry.name)
    files.set(`/${relative(folder, path).split(sep).join('/')}`, { bytes: readFileSync(path), type })
  }
  session.protocol.handle('app', (request) => {
    const url = new URL(request.url)
    const file = files.get(url.pathname)
    if (request.method !== 'GET' || url.host !== 'bundle' || file === undefined) {
      return new Response(null, { status: 404 })
    }
    const headers = { 'Content-Type': file.type, 'X-Content-Type-Options': 'nosniff' }
    if (!file.type.startsWith('text/html')) return new Response(new Uint8Array(file.bytes), { headers })
    const nonce = randomBytes(16).toString('base64')
    return new Response(file.bytes.toString('utf8').replaceAll('__CSP_NONCE__', nonce), {
      headers: { ...headers, 'Content-Security-Policy': contentSecurityPolicy(nonce) },
    })
  })
}
