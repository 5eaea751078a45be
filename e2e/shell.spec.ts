import { join } from 'node:path'
import { appFolder, expect, test } from './goldspan'

test.describe('the shell', () => {
  test.beforeEach(async ({ goldspan }) => {
    await goldspan.launch()
  })

  test('gives the page neither Node nor Electron, in a sandbox', async ({ goldspan }) => {
    const { page } = goldspan
    expect(await page.evaluate(() => [typeof globalThis.require, typeof globalThis.process])).toEqual([
      'undefined',
      'undefined',
    ])
    expect(await page.evaluate(() => Object.keys(window.goldspan).sort())).toEqual([
      'call',
      'importDropped',
      'on',
    ])
    const preferences = await goldspan.app.evaluate(({ BrowserWindow }) => {
      const { webContents } = BrowserWindow.getAllWindows()[0]!
      return {
        isPersistent: webContents.session.isPersistent(),
        isSpellchecking: webContents.session.isSpellCheckerEnabled(),
        url: webContents.getURL(),
      }
    })
    expect(preferences).toEqual({
      isPersistent: false,
      isSpellchecking: false,
      url: 'app://bundle/index.html',
    })
  })

  test('runs no inline script, no evaluated text and no handler in markup', async ({ goldspan }) => {
    const { page } = goldspan
    goldspan.expectedErrors.push(/Content Security Policy|TrustedHTML|TrustedScript|Refused to/)
    const outcome = await page.evaluate(async () => {
      const violations: string[] = []
      document.addEventListener('securitypolicyviolation', (event) =>
        violations.push(event.effectiveDirective),
      )
      const attempt = (action: () => void) => {
        try {
          action()
        } catch {
          // Refused by throwing is refused as well.
        }
      }
      const state = globalThis as unknown as { ran: string[] }
      state.ran = []
      attempt(() => {
        const script = document.createElement('script')
        script.textContent = 'ran.push("inline script")'
        document.body.append(script)
      })
      attempt(() => {
        document.body.insertAdjacentHTML('beforeend', '<img src="x" onerror="ran.push(1)">')
      })
      // In a timer, because what the debugger evaluates passes by the policy.
      await new Promise<void>((whenTried) =>
        setTimeout(() => {
          attempt(() => {
            // eslint-disable-next-line @typescript-eslint/no-implied-eval, @typescript-eslint/no-unsafe-call -- what is refused
            new Function('ran.push("function")')()
          })
          whenTried()
        }),
      )
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
      return { ran: state.ran, violations: violations.length }
    })
    expect(outcome.ran).toEqual([])
    expect(outcome.violations).toBeGreaterThan(0)
  })

  test('refuses and counts every network request', async ({ goldspan }) => {
    const { page } = goldspan
    goldspan.expectedErrors.push(/Content Security Policy|Refused to connect|Fetch API|net::ERR/)
    const byPolicy = await page.evaluate(() =>
      Promise.all(
        ['https://example.org/', 'http://127.0.0.1:9/'].map((url) =>
          fetch(url).then(
            () => 'answered',
            () => 'refused',
          ),
        ),
      ),
    )
    expect(byPolicy).toEqual(['refused', 'refused'])
    // Past the page's policy, from the session itself: the second wall.
    const bySession = await goldspan.app.evaluate(async ({ BrowserWindow, session }) => {
      const own = BrowserWindow.getAllWindows()[0]!.webContents.session
      return Promise.all(
        [own, session.defaultSession].map((each) =>
          each.fetch('http://127.0.0.1:9/').then(
            () => 'answered',
            (error: Error) => error.message,
          ),
        ),
      )
    })
    expect(bySession).toEqual(['net::ERR_BLOCKED_BY_CLIENT', 'net::ERR_BLOCKED_BY_CLIENT'])
    const view = await page.evaluate(() => window.goldspan.call['app:view']({}))
    expect(view).toMatchObject({ ok: true, value: { networkAttempts: 2 } })
  })

  test('opens no window and never leaves its page', async ({ goldspan }) => {
    const { page, app } = goldspan
    goldspan.expectedErrors.push(/Content Security Policy|Refused to|Not allowed to load/)
    expect(await page.evaluate(() => window.open('https://example.org/'))).toBeNull()
    await app.evaluate(({ BrowserWindow }) => {
      const { webContents } = BrowserWindow.getAllWindows()[0]!
      const seen: string[] = []
      webContents.on('will-frame-navigate', (event) => seen.push(new URL(event.url).protocol))
      Object.assign(globalThis, { seenNavigations: seen })
    })
    for (const url of ['https://example.org/', 'app://bundle/other.html', 'app://elsewhere/index.html']) {
      await page.evaluate((to) => {
        location.href = to
      }, url)
      await page.evaluate((to) => {
        const link = Object.assign(document.createElement('a'), { href: to, target: '_blank' })
        document.body.append(link)
        link.click()
        link.remove()
      }, url)
    }
    await expect
      .poll(() =>
        app.evaluate(() => (globalThis as unknown as { seenNavigations: string[] }).seenNavigations),
      )
      .toEqual(['https:', 'app:', 'app:'])
    expect(page.url()).toBe('app://bundle/index.html')
    expect(app.windows()).toHaveLength(1)
  })

  test('grants no permission', async ({ goldspan }) => {
    const outcome = await goldspan.page.evaluate(async () => ({
      notification: await Notification.requestPermission(),
      location: await new Promise((resolve) =>
        navigator.geolocation.getCurrentPosition(
          () => resolve('granted'),
          ({ code }) => resolve(code),
        ),
      ),
      clipboard: await navigator.clipboard.readText().then(
        () => 'granted',
        (error: Error) => error.name,
      ),
    }))
    expect(outcome).toEqual({ notification: 'denied', location: 1, clipboard: 'NotAllowedError' })
  })

  test('answers nothing to a message of the wrong form or from anywhere but its own page', async ({
    goldspan,
  }) => {
    const { page, app } = goldspan
    const forged = await page.evaluate(async () => {
      const call = window.goldspan.call as unknown as Record<string, (request: unknown) => Promise<unknown>>
      return Promise.all([
        call['app:view']!({ extra: 1 }),
        call['document:open']!({ documentId: '../../../etc/passwd' }),
        call['annotation:perform']!(JSON.parse('{"__proto__": {"documentId": "x"}}')),
        call['project:openRecent']!({ handle: '/etc' }),
      ])
    })
    expect(forged.map((answer) => (answer as { code: string }).code)).toEqual([
      'invalid-request',
      'invalid-request',
      'invalid-request',
      'unknown-handle',
    ])
    const fromElsewhere = await app.evaluate(
      async ({ BrowserWindow }, preload) => {
        const stranger = new BrowserWindow({ show: false, webPreferences: { preload, sandbox: true } })
        await stranger.loadURL('data:text/html,<p>stranger</p>')
        const answer: unknown = await stranger.webContents.executeJavaScript(`goldspan.call['app:view']({})`)
        stranger.destroy()
        return answer
      },
      join(appFolder, 'out', 'preload', 'index.cjs'),
    )
    expect(fromElsewhere).toMatchObject({ ok: false, code: 'invalid-request' })
  })

  test('serves only the files of its page, whatever the path says', async ({ goldspan }) => {
    const statuses = await goldspan.app.evaluate(async ({ BrowserWindow }) => {
      const own = BrowserWindow.getAllWindows()[0]!.webContents.session
      const urls = [
        'app://bundle/index.html',
        'app://bundle/../main/index.js',
        'app://bundle/%2e%2e/main/index.js',
        'app://bundle/..%2fmain%2findex.js',
        'app://elsewhere/index.html',
      ]
      return Promise.all(urls.map(async (url) => (await own.fetch(url)).status))
    })
    expect(statuses).toEqual([200, 404, 404, 404, 404])
  })
})
