import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { expect, test } from './goldspan'
import { sayWhoCodes } from './letter'
import { filesOf, reportOf, reportRows, startWithProject, storedDocuments } from './project-actions'

interface Drop {
  readonly over: () => Promise<void>
  readonly drop: () => Promise<void>
}

/** Files that the mouse brings from outside, at a place of the window. */
async function drag(page: Page, files: readonly string[], at = { x: 600, y: 400 }): Promise<Drop> {
  const session = await page.context().newCDPSession(page)
  const send = (type: 'dragEnter' | 'dragOver' | 'drop') =>
    session.send('Input.dispatchDragEvent', {
      type,
      ...at,
      data: { items: [], files: [...files], dragOperationsMask: 1 },
    })
  return {
    over: async () => {
      await send('dragEnter')
      await send('dragOver')
    },
    drop: async () => {
      await send('drop')
      await session.detach()
    },
  }
}

test('files and folders that are dropped on the window are imported', async ({ goldspan }) => {
  const project = await startWithProject(goldspan, { 'first.txt': 'Dx: neck pain\n' })
  const { page } = goldspan
  const [file] = await filesOf(goldspan, {
    'dropped ü.txt': 'Dx: knee pain\n',
    'batch/inside.txt': 'Dx: hip pain\n',
  })
  const dragged = await drag(page, [file!, join(goldspan.home, 'from', 'batch')])
  await dragged.over()
  await expect(page.getByText('Drop to import')).toBeVisible()
  await dragged.drop()
  await expect(reportOf(page)).toBeVisible()
  expect(await reportRows(reportOf(page))).toEqual({
    'dropped ü.txt': 'Imported · UTF-8',
    'inside.txt': 'Imported · UTF-8',
  })
  await expect(page.getByText('Drop to import')).toHaveCount(0)
  expect(Object.keys(await storedDocuments(project)).sort()).toEqual([
    'dropped ü.txt',
    'first.txt',
    'inside.txt',
  ])
})

test('files that are dropped into the import dialog are imported once', async ({ goldspan }) => {
  await startWithProject(goldspan)
  const { page } = goldspan
  const paths = await filesOf(goldspan, { 'dropped.txt': 'Dx: knee pain\n' })
  await page.keyboard.press('Control+i')
  const zone = page.getByText('Or drop files and folders here.')
  const { x, y } = (await zone.boundingBox())!
  const dragged = await drag(page, paths, { x: x + 5, y: y + 5 })
  await dragged.over()
  await expect(page.getByText('Let go to import.')).toBeVisible()
  await dragged.drop()
  await expect(reportOf(page)).toBeVisible()
  expect(await reportRows(reportOf(page))).toEqual({ 'dropped.txt': 'Imported · UTF-8' })
  await expect(page.getByText('Drop to import')).toHaveCount(0)
})

test('files that are dropped where no project is open are refused with what to do', async ({ goldspan }) => {
  const page = await goldspan.launch()
  await sayWhoCodes(page)
  const dragged = await drag(page, await filesOf(goldspan, { 'dropped.txt': 'Dx: knee pain\n' }))
  await dragged.over()
  await expect(page.getByText('Open or create a project first')).toBeVisible()
  await dragged.drop()
  await expect(page.getByRole('alert')).toContainText('No project is open')
  await expect(page.getByRole('main', { name: 'Start' })).toBeVisible()
})
