import { mkdir, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { expect, test, type Goldspan } from './goldspan'
import {
  clickInLetter,
  closeDialog,
  exportAs,
  importFiles,
  surveyFiles,
  label,
  momentOptions,
  openDocument,
  saving,
  sayWhoCodes,
  showSpans,
  spanOptions,
} from './letter'
import { closeProject, filesOf, runCommand } from './project-actions'

interface Visit {
  readonly name: string
  /** Makes the window show it; the next visit begins where this one ends. */
  readonly show: (goldspan: Goldspan) => Promise<unknown>
  readonly leave?: (page: Page) => Promise<unknown>
}

const inDialog = (name: RegExp | string, open: (page: Page) => Promise<unknown>): Omit<Visit, 'name'> => ({
  show: async ({ page }) => {
    await open(page)
    await expect(page.getByRole('dialog', { name })).toBeVisible()
  },
  leave: closeDialog,
})

/** Every screen and dialog, from the first start on. */
const tour: readonly Visit[] = [
  { name: 'the question who codes', show: ({ page }) => expect(page.getByRole('dialog')).toBeVisible() },
  { name: 'the start screen', show: ({ page }) => sayWhoCodes(page) },
  {
    name: 'a new project',
    ...inDialog('New project', (page) => page.getByRole('button', { name: /^New project/ }).click()),
  },
  {
    name: 'a failure',
    show: async (goldspan) => {
      await goldspan.answerDialogs(goldspan.home)
      await goldspan.page.getByRole('button', { name: /^Open project/ }).click()
      await expect(goldspan.page.getByRole('alert')).toContainText('not a Goldspan project')
    },
  },
  {
    name: 'a letter with marks',
    show: async ({ page }) => {
      await page.getByRole('button', { name: /^Open the sample project/ }).click()
      await expect(page.getByRole('heading', { level: 2, name: /^000_/ })).toBeVisible()
      await page.getByRole('alert').getByRole('button').click()
      await expect(page.getByRole('alert')).toHaveCount(0)
      await showSpans(page)
      await label(page, 'lumbar degenerative disc disease', '1')
      await label(page, 'degenerative disc', '2')
      await label(page, 'MRI CHEST SPINE W/O DYE', '2')
      await label(page, 'Upheld', '4')
      await page.getByRole('switch', { name: 'Needs review' }).click()
      await expect(page.getByRole('img', { name: 'Needs review' })).toBeVisible()
      await clickInLetter(page, 'disc disease')
      await expect(spanOptions(page).and(page.locator('[aria-selected=true]'))).toHaveCount(1)
      await expect(saving(page)).toHaveText(/^Saved/)
    },
  },
  {
    name: 'an armed label',
    show: async ({ page }) => {
      await page.getByRole('toolbar', { name: 'Labels' }).getByRole('button', { name: 'Outcome' }).click()
      await clickInLetter(page, 'Board Certified')
    },
    leave: (page) => page.keyboard.press('Escape'),
  },
  {
    name: 'the checks',
    show: async ({ page }) => {
      await page.getByRole('tab', { name: /^Checks/ }).click()
      await page
        .getByRole('button', { name: /^Waive: .* overlaps/ })
        .first()
        .click()
      await page.keyboard.type('Both are meant')
    },
    leave: (page) => page.keyboard.press('Escape'),
  },
  {
    name: 'the suggestions, one of them at hand',
    show: async ({ page }) => {
      await page.getByRole('tab', { name: /^Suggestions/ }).click()
      await page.keyboard.press('F7')
      await page.keyboard.press('.')
      await expect(page.getByRole('toolbar', { name: 'Suggestion', exact: true })).toBeVisible()
    },
    leave: (page) => page.keyboard.press('Escape'),
  },
  {
    name: 'the guideline',
    show: ({ page }) => page.getByRole('tab', { name: 'Guideline' }).click(),
    leave: (page) => page.getByRole('tab', { name: /^Spans/ }).click(),
  },
  {
    name: 'the status of a document',
    show: async ({ page }) => {
      await page.getByRole('button', { name: /^Status of this document/ }).click()
      await expect(page.getByRole('menuitemradio')).toHaveCount(4)
    },
    leave: async (page) => {
      await page.keyboard.press('Escape')
      await expect(page.getByRole('menu')).toHaveCount(0)
    },
  },
  {
    name: 'how letters are shown',
    ...inDialog('How letters are shown', (page) => page.keyboard.press('Control+Shift+t')),
  },
  {
    name: 'a search without a hit',
    show: async ({ page }) => {
      await page.getByRole('searchbox', { name: /^Search documents/ }).fill('nothing of this name')
      await expect(page.getByText('No document matches.')).toBeVisible()
    },
    leave: (page) => page.getByRole('button', { name: 'Show all documents' }).click(),
  },
  {
    name: 'what was found in the letter',
    show: async ({ page }) => {
      await page.keyboard.press('Control+f')
      await page.keyboard.type('spine')
      await expect(page.getByRole('search', { name: 'Find in this letter' })).toContainText('of 4')
    },
  },
  {
    name: 'a pattern that means nothing',
    show: async ({ page }) => {
      await page.keyboard.press('Alt+r')
      await page.keyboard.type('(')
      await expect(page.getByText('this bracket is not closed').first()).toBeVisible()
    },
    leave: async (page) => {
      await page.keyboard.press('Backspace')
      await page.keyboard.press('Alt+r')
      await page.keyboard.press('Escape')
    },
  },
  {
    name: 'what was found in all letters',
    show: async ({ page }) => {
      await page.keyboard.press('Control+Shift+f')
      await expect(page.getByText('48 matches in 5 letters')).toBeVisible()
      await page.keyboard.press('ArrowDown')
    },
    leave: async (page) => {
      await page.keyboard.press('F7')
      await page.getByRole('tab', { name: /^Spans/ }).click()
    },
  },
  {
    name: 'the label lens',
    show: async ({ page }) => {
      await clickInLetter(page, 'MRI CHEST')
      await page.keyboard.press('l')
      const lens = page.getByRole('dialog', { name: 'Label lens' })
      await lens.getByRole('textbox', { name: 'Words' }).fill('spine')
      await page.keyboard.press('Enter')
      await expect(lens.getByRole('status')).toHaveText(/^\d+ places in \d letters$/)
      await page.keyboard.press('ArrowDown')
      await expect(lens.getByRole('listbox', { name: 'Not labelled' })).toBeFocused()
      await page.keyboard.press('Space')
      await expect(lens.getByRole('button', { name: /^Label 1 as/ })).toBeEnabled()
    },
    leave: closeDialog,
  },
  {
    name: 'the earlier versions',
    ...inDialog('Earlier versions', async (page) => {
      await page.keyboard.press('Control+Shift+H')
      await expect(momentOptions(page)).not.toHaveCount(0)
    }),
  },
  {
    name: 'an earlier version',
    show: async ({ page }) => {
      await page.keyboard.press('Control+Shift+H')
      await momentOptions(page).nth(2).click()
      await expect(page.getByRole('region', { name: 'Earlier version' })).toBeVisible()
      await expect(page.getByRole('dialog')).toHaveCount(0)
    },
    leave: (page) => page.getByRole('button', { name: /^Back to now/ }).click(),
  },
  {
    name: 'the command palette',
    ...inDialog('Command palette', (page) => page.keyboard.press('Control+k')),
  },
  { name: 'all keys', ...inDialog('All keys', (page) => page.keyboard.press('Shift+?')) },
  { name: 'about Goldspan', ...inDialog('About Goldspan', (page) => runCommand(page, 'About')) },
  {
    name: 'the switch of annotators',
    ...inDialog('Who codes?', (page) => page.getByRole('button', { name: /^Annotator/ }).click()),
  },
  {
    name: 'a removal',
    ...inDialog('Remove this document?', (page) => runCommand(page, 'Remove document')),
  },
  { name: 'the import', ...inDialog('Import letters', (page) => page.keyboard.press('Control+i')) },
  {
    name: 'the report of an import',
    show: async (goldspan) =>
      importFiles(
        goldspan,
        ...(await filesOf(goldspan, {
          'good.txt': 'Dx: neck pain\n',
          'good again.txt': 'Dx: neck pain\n',
          'bad.txt': 'Dx:\0',
        })),
      ),
    leave: closeDialog,
  },
  {
    name: 'an import in which something is to be decided',
    show: async (goldspan) =>
      surveyFiles(
        goldspan,
        ...(await filesOf(goldspan, {
          'old.txt': Buffer.from('Dx: the patient\x92s neck\n', 'latin1'),
          'marks.jsonl': '{"id":1,"text":"Dx: neck","label":[[4,8,"Dx"]]}\n{"id":2\n',
        })),
      ),
    leave: closeDialog,
  },
  { name: 'the export', ...inDialog('Export the corpus', (page) => page.keyboard.press('Control+e')) },
  {
    name: 'what an export would leave out',
    show: async ({ page }) => {
      await page.keyboard.press('Control+e')
      const dialog = page.getByRole('dialog', { name: /^Export/ })
      await dialog.getByRole('radio', { name: /^IOB2/ }).check({ force: true })
      await dialog.getByRole('button', { name: 'Next' }).click()
      await expect(dialog.getByRole('button', { name: 'Export …' })).toBeVisible()
    },
    leave: closeDialog,
  },
  { name: 'verifying', ...inDialog('Verify an export', (page) => runCommand(page, 'Verify an export')) },
  {
    name: 'comparing',
    ...inDialog('Compare two exports', (page) => runCommand(page, 'Compare two exports')),
  },
  {
    name: 'the report of an export with losses',
    show: (goldspan) => exportAs(goldspan, /^IOB2/, join(goldspan.home, 'export')),
    leave: closeDialog,
  },
  {
    name: 'the report of a backup',
    show: async (goldspan) => {
      await mkdir(join(goldspan.home, 'backups'))
      await goldspan.answerDialogs(join(goldspan.home, 'backups'))
      await runCommand(goldspan.page, 'Back up')
      await expect(goldspan.page.getByRole('dialog', { name: 'Backup: what it holds' })).toBeVisible()
    },
    leave: closeDialog,
  },
  {
    name: 'the preview of a restore',
    show: async (goldspan) => {
      const { page } = goldspan
      await page.keyboard.press('Control+z')
      await expect(spanOptions(page)).toHaveCount(4)
      await openDocument(page, 'good.txt')
      await runCommand(page, 'Remove document')
      await page.getByRole('button', { name: 'Remove for good' }).click()
      await expect(page.getByRole('dialog')).toHaveCount(0)
      const [backup] = await readdir(join(goldspan.home, 'backups'))
      await goldspan.answerDialogs(join(goldspan.home, 'backups', backup!))
      await runCommand(page, 'Restore from a backup')
      const dialog = page.getByRole('dialog', { name: 'Restore: what would change' })
      await dialog.getByRole('checkbox', { name: 'Restore 000_' }).check()
    },
  },
  {
    name: 'the report of a restore',
    show: async ({ page }) => {
      await page.getByRole('button', { name: 'Restore 2 documents' }).click()
      await expect(page.getByRole('dialog', { name: 'Restore: what became of it' })).toBeVisible()
    },
    leave: closeDialog,
  },
  {
    name: 'an empty document',
    show: ({ page }) => openDocument(page, '001_bbe8139c8db4a1c8.txt'),
  },
  {
    name: 'the start screen with recent projects',
    show: async ({ page }) => {
      await closeProject(page)
      await expect(page.getByRole('region', { name: 'Recent projects' })).toBeVisible()
    },
  },
]

/** Goes through everything and looks at each. */
export async function goThrough(goldspan: Goldspan, look: (visit: Visit) => Promise<void>): Promise<void> {
  for (const visit of tour) {
    await test.step(visit.name, async () => {
      await visit.show(goldspan)
      await look(visit)
      await visit.leave?.(goldspan.page)
    })
  }
}
