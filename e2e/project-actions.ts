import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { expect, type Locator, type Page } from '@playwright/test'
import type { Goldspan } from './goldspan'
import { closeDialog, createProject, importFiles, sayWhoCodes } from './letter'

export const documentOptions = (page: Page) =>
  page.getByRole('listbox', { name: 'Documents' }).getByRole('option')

/** The projects that the start screen lists. */
export const recentProjects = (goldspan: Goldspan) =>
  goldspan.page.getByRole('region', { name: 'Recent projects' }).getByRole('listitem')

/** Performs an action by its name in the command palette. */
export async function runCommand(page: Page, name: string): Promise<void> {
  await page.keyboard.press('Control+k')
  const field = page.getByRole('textbox', { name: 'Find an action' })
  await field.fill(name)
  await field.press('Enter')
  await expect(field).toBeHidden()
}

/** Goes on as another annotator, who is added where nobody has the name. */
export async function codeAs(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: /^Annotator / }).click()
  const dialog = page.getByRole('dialog', { name: 'Who codes?' })
  await expect(dialog.getByRole('radio', { name: 'Somebody else' })).toBeVisible()
  const known = dialog.getByRole('radio', { name, exact: true })
  if ((await known.count()) > 0) {
    await known.check()
    await dialog.getByRole('button', { name: 'Code as this annotator' }).click()
  } else {
    await dialog.getByRole('radio', { name: 'Somebody else' }).check()
    await dialog.getByRole('textbox', { name: 'Name or initials' }).fill(name)
    await dialog.getByRole('button', { name: 'Start coding' }).click()
  }
  await expect(dialog).toBeHidden()
  await expect(page.getByRole('button', { name: `Annotator ${name}: switch` })).toBeVisible()
}

/** Closes the open project and waits for the start screen. */
export async function closeProject(page: Page): Promise<void> {
  await page.keyboard.press('Control+Shift+w')
  await expect(page.getByRole('main', { name: 'Start' })).toBeVisible()
}

/** Writes files into the data folder's own place and answers their paths. */
export async function filesOf(
  goldspan: Goldspan,
  files: Readonly<Record<string, string | Uint8Array>>,
): Promise<string[]> {
  const paths: string[] = []
  for (const [name, content] of Object.entries(files)) {
    const path = join(goldspan.home, 'from', name)
    await mkdir(dirname(path), { recursive: true })
    await writeFile(path, content)
    paths.push(path)
  }
  return paths
}

/** Makes a project of letters given by title and text, and answers its folder. Somebody must code already. */
export async function projectOf(
  goldspan: Goldspan,
  name: string,
  letters: Readonly<Record<string, string>> = {},
): Promise<string> {
  const folder = join(goldspan.home, name)
  await mkdir(folder)
  await createProject(goldspan, name, folder)
  const paths = await filesOf(goldspan, letters)
  if (paths.length > 0) {
    await importFiles(goldspan, ...paths)
    await closeDialog(goldspan.page)
    await expect(documentOptions(goldspan.page)).toHaveCount(paths.length)
  }
  return folder
}

/** Starts Goldspan with somebody who codes and a project of letters given by title and text; answers its folder. */
export async function startWithProject(
  goldspan: Goldspan,
  letters: Readonly<Record<string, string>> = {},
): Promise<string> {
  await sayWhoCodes(await goldspan.launch())
  return projectOf(goldspan, 'Pilot', letters)
}

/** The report of an import that has ended. */
export const reportOf = (page: Page) => page.getByRole('dialog', { name: 'Import: what became of it' })

/** The rows of an import report: what stands for the file, and what became of it. */
export async function reportRows(dialog: Locator): Promise<Record<string, string>> {
  const rows = await dialog
    .locator('tbody tr')
    .evaluateAll((all) =>
      all.map((row) => [...(row as HTMLTableRowElement).cells].map((cell) => cell.textContent)),
    )
  return Object.fromEntries(rows.map(([file, outcome]) => [file!, outcome!]))
}

export interface StoredDocument {
  readonly id: string
  readonly title: string
  readonly text: string
  readonly textSha256: string
  readonly sourceSha256: string
  readonly encoding: string
  readonly byteOrderMark: boolean
}

/** The documents in a project's folder, by title; everything in the folder must be a whole document. */
export async function storedDocuments(project: string): Promise<Record<string, StoredDocument>> {
  const documents: Record<string, StoredDocument> = {}
  for (const name of await readdir(join(project, 'documents'))) {
    expect(name).toMatch(/^[a-z2-7]{26}\.json$/)
    const file = JSON.parse(await readFile(join(project, 'documents', name), 'utf8')) as {
      body: StoredDocument
    }
    documents[file.body.title] = file.body
  }
  return documents
}

/** Which files under a folder hold any of the words, in their bytes or their paths. */
export async function filesThatHold(folder: string, words: readonly string[]): Promise<string[]> {
  const holding: string[] = []
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name)
    const bytes = entry.isFile() ? await readFile(path) : Buffer.from('')
    if (words.some((word) => bytes.includes(word) || path.includes(word))) holding.push(path)
  }
  return holding
}
