import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { appFolder, expect, test } from './goldspan'
import { runCommand } from './project-actions'
import { goThrough } from './tour'

test('nothing on any screen breaks the content security policy or asks for the network', async ({
  goldspan,
}) => {
  test.slow()
  const page = await goldspan.launch()
  // Heard from the page's very beginning, so it is loaded once more.
  await page.addInitScript(() => {
    const violations: string[] = []
    Object.assign(globalThis, { violations })
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective, sourceFile, lineNumber }) =>
      violations.push(`${effectiveDirective} ${sourceFile}:${lineNumber}`),
    )
  })
  await page.reload()
  const violations = () => page.evaluate(() => (globalThis as unknown as { violations: string[] }).violations)
  await goThrough(goldspan, async ({ name }) => {
    expect(await violations(), name).toEqual([])
  })
  await runCommand(page, 'Light or dark')
  await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark')
  await runCommand(page, 'Larger')
  await runCommand(page, 'Actual size')
  expect(await violations()).toEqual([])
  await expect(page.getByText('Offline · network attempts 0')).toBeVisible()
  await page.getByRole('button', { name: /^Open the sample project/ }).click()
  await expect(page.getByRole('contentinfo')).toContainText('Offline · network attempts 0')

  // The ear was open: a breach is heard.
  goldspan.expectedErrors.push(/Content Security Policy/)
  await page.evaluate(() =>
    document.body.append(Object.assign(document.createElement('img'), { src: 'https://example.org/x' })),
  )
  await expect.poll(violations).toEqual([expect.stringMatching(/^img-src/)])
})

const axe = join(appFolder, 'node_modules', 'axe-core', 'axe.min.js')

interface Axe {
  readonly run: (
    context: unknown,
    options: unknown,
  ) => Promise<{ violations: AxeViolation[]; passes: unknown[] }>
}
interface AxeViolation {
  readonly id: string
  readonly nodes: { readonly target: unknown; readonly failureSummary?: string }[]
}

/** What breaks WCAG 2.2 A or AA in the page as it is, once nothing fades any more. */
async function accessibilityProblems(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    // What fades in begins to a frame or two after it is there.
    for (let calm = 0; calm < 3;) {
      await new Promise((drawn) => requestAnimationFrame(drawn))
      const ending = document
        .getAnimations()
        .filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity)
      calm = ending.length === 0 ? calm + 1 : 0
      await Promise.all(ending.map((animation) => animation.finished.catch(() => null)))
    }
    const { axe } = globalThis as unknown as { axe: Axe }
    const { violations, passes } = await axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
      resultTypes: ['violations'],
    })
    if (passes.length < 5) return ['axe looked at hardly anything']
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id}: ${String(target)}: ${failureSummary}`),
    )
  })
}

for (const scheme of ['light', 'dark'] as const) {
  test(`no screen breaks a rule of WCAG 2.2 A or AA that axe knows, in ${scheme}`, async ({ goldspan }) => {
    test.slow()
    const page = await goldspan.launch()
    await page.evaluate((wanted) => window.goldspan.call['view:setColourScheme']({ scheme: wanted }), scheme)
    await page.reload()
    await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', scheme)
    await page.evaluate(`${await readFile(axe, 'utf8')};undefined`)
    await goThrough(goldspan, async ({ name }) => {
      expect.soft(await accessibilityProblems(page), name).toEqual([])
    })
  })
}
