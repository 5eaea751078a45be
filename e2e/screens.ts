import { cp, mkdir, readdir, rm, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { evaluation, makeErrors, said, takeGold, toErrors } from './evaluation'
import { appFolder, documentIdOf, expect, samples, test, type Goldspan } from './goldspan'
import {
  clickInLetter,
  closeDialog,
  createProject,
  exportAs,
  surveyFiles,
  label,
  letter,
  openDocument,
  saving,
  sayWhoCodes,
  select,
  spanOptions,
} from './letter'
import { predictions } from './predictions'
import { filesOf, runCommand } from './project-actions'
import { replaceSync } from './slow-disk'

const folder = join(appFolder, 'screens')
const sizes = [
  [1440, 900],
  [1024, 700],
] as const
const schemes = ['light', 'dark'] as const

interface Look {
  readonly width: number
  readonly height: number
  readonly scheme: (typeof schemes)[number]
}

/** Launches at a size and in a colour scheme. */
async function launch(goldspan: Goldspan, { width, height, scheme }: Look, ...switches: string[]) {
  goldspan.colorScheme = scheme
  const page = await goldspan.launch(...switches)
  await goldspan.app.evaluate(
    ({ BrowserWindow }, size) => BrowserWindow.getAllWindows()[0]?.setContentSize(...size),
    [width, height] as [number, number],
  )
  await expect.poll(() => page.evaluate(() => [innerWidth, innerHeight])).toEqual([width, height])
  return page
}

/** Writes a picture of the window as it is. */
async function picture(goldspan: Goldspan, name: string, { width, height, scheme }: Look): Promise<void> {
  await goldspan.page.mouse.move(width / 2, 4)
  await goldspan.page.evaluate(async () => {
    await document.fonts.ready
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
    await Promise.allSettled(document.getAnimations().map(({ finished }) => finished))
  })
  const path = join(folder, `${name}.${width}x${height}.${scheme}.png`)
  // The page's own screenshot is cut off where the window is zoomed.
  const png = await goldspan.app.evaluate(async ({ BrowserWindow }) => {
    const image = await BrowserWindow.getAllWindows()[0]!.webContents.capturePage()
    return image.toPNG().toString('base64')
  })
  await writeFile(path, Buffer.from(png, 'base64'))
}

/** Paints words as a suggestion of a label colour, as the text pane does with those it is given. */
async function suggest(page: Page, words: string, colour: string): Promise<void> {
  await letter(page).evaluate(
    (pane, [quote, name]) => {
      const walker = document.createTreeWalker(pane, NodeFilter.SHOW_TEXT)
      for (let node = walker.nextNode() as Text | null; node; node = walker.nextNode() as Text | null) {
        const start = node.data.replace(/\n/g, ' ').indexOf(quote)
        if (start === -1) continue
        const range = document.createRange()
        range.setStart(node, start)
        range.setEnd(node, start + quote.length)
        CSS.highlights.set(name, new Highlight(range))
        return
      }
      throw new Error('the letter does not hold the text')
    },
    [words, `suggestion-${colour}-0`] as const,
  )
}

test.beforeAll(async () => {
  await mkdir(folder, { recursive: true })
})

for (const [width, height] of sizes) {
  for (const scheme of schemes) {
    const look: Look = { width, height, scheme }

    test(`first start and start, ${width}x${height}, ${scheme}`, async ({ goldspan }) => {
      const page = await launch(goldspan, look)
      await expect(page.getByRole('dialog', { name: 'Who codes?' })).toBeVisible()
      await picture(goldspan, 'start-who-codes', look)
      await sayWhoCodes(page)
      await picture(goldspan, 'start-empty', look)
      await page.getByRole('button', { name: /^New project/ }).click()
      await expect(page.getByRole('dialog', { name: 'New project' })).toBeVisible()
      await picture(goldspan, 'start-new-project', look)
      await closeDialog(page)
      const noProject = join(goldspan.home, 'no project')
      await mkdir(noProject)
      await goldspan.answerDialogs(noProject)
      await page.getByRole('button', { name: /^Open project/ }).click()
      await expect(page.getByRole('alert')).toBeVisible()
      await picture(goldspan, 'start-error', look)
      await page.getByRole('alert').getByRole('button').first().click()
      const empty = join(goldspan.home, 'Appeals 2026')
      await mkdir(empty)
      await createProject(goldspan, 'Appeals 2026', empty)
      await expect(page.getByRole('heading', { name: 'No letters yet' })).toBeVisible()
      await picture(goldspan, 'annotate-empty', look)
      await page.keyboard.press('Control+Shift+W')
      await expect(page.getByRole('button', { name: /Appeals 2026/ }).first()).toBeVisible()
      await picture(goldspan, 'start-full', look)
    })

    test(`annotate and its dialogs, ${width}x${height}, ${scheme}`, async ({ goldspan }) => {
      const page = await launch(goldspan, look, '--open-sample')
      await sayWhoCodes(page)
      await picture(goldspan, 'annotate-new', look)
      await goldspan.answerDialogs(join(samples, 'gold.jsonl'))
      await page.evaluate(() => window.goldspan.call['import:choose']({ what: 'files', marksGoTo: 'me' }))
      await openDocument(page, '001')
      await openDocument(page, '000')
      await expect(spanOptions(page).first()).toBeVisible()
      await picture(goldspan, 'annotate-full', look)
      await clickInLetter(page, 'lumbar degenerative')
      await page.keyboard.press('2')
      await page.keyboard.press('1')
      await expect(saving(page)).toHaveText(/^Saved/)
      await picture(goldspan, 'annotate-span', look)
      await select(page, 'Physical Medicine')
      await picture(goldspan, 'annotate-selection', look)
      await page.getByRole('tab', { name: 'Guideline' }).click()
      await picture(goldspan, 'annotate-guideline', look)
      await page.getByRole('tab', { name: /^Spans/ }).click()
      for (const [name, keys] of [
        ['palette', 'Control+K'],
        ['versions', 'Control+Shift+H'],
        ['keys', 'Shift+?'],
        ['import', 'Control+I'],
        ['export', 'Control+E'],
      ] as const) {
        await page.keyboard.press(keys)
        await expect(page.getByRole('dialog')).toBeVisible()
        await picture(goldspan, name, look)
        await closeDialog(page)
      }
      for (const [name, action] of [
        ['about', 'About Goldspan'],
        ['remove-document', 'Remove document'],
        ['switch-annotator', 'Switch annotator'],
      ] as const) {
        await page.keyboard.press('Control+K')
        await page.keyboard.type(action)
        await page.keyboard.press('Enter')
        await expect(page.getByRole('dialog').filter({ hasNotText: 'commands' })).toBeVisible()
        await picture(goldspan, name, look)
        await closeDialog(page)
      }
      await page.getByRole('searchbox').fill('no such letter')
      await picture(goldspan, 'annotate-nothing-found', look)
    })

    test(`a marked letter and its cues, ${width}x${height}, ${scheme}`, async ({ goldspan }) => {
      const page = await launch(goldspan, look, '--open-sample')
      await sayWhoCodes(page)
      await goldspan.answerDialogs(join(samples, 'gold.jsonl'))
      await page.evaluate(() => window.goldspan.call['import:choose']({ what: 'files', marksGoTo: 'me' }))
      await openDocument(page, '004')
      // The fourth span: around it stand all four labels.
      for (let i = 0; i < 3; i += 1) await page.keyboard.press('Alt+ArrowRight')
      for (const zoom of ['100', '200'] as const) {
        for (const view of ['reading', 'raw'] as const) {
          await page.keyboard.press('Alt+ArrowRight')
          await picture(goldspan, `marked-${view}-${zoom}`, look)
          await page.keyboard.press('Alt+ArrowLeft')
          await page.keyboard.press('Control+Shift+v')
        }
        for (let i = 0; i < 5; i += 1) await page.keyboard.press('Control++')
      }
      await page.keyboard.press('F6')
      await picture(goldspan, 'documents-200', look)
      await page.keyboard.press('F8')
      await picture(goldspan, 'spans-200', look)
      await page.keyboard.press('Control+0')
      await page.keyboard.press('Control+Shift+t')
      await expect(page.getByRole('dialog')).toBeVisible()
      await picture(goldspan, 'letter-look', look)
      await closeDialog(page)
      await select(page, 'Citation ODG Chiropractic')
      await page.keyboard.press('1')
      await expect(page.getByRole('tab', { name: 'Spans 20', exact: true })).toBeVisible()
      await clickInLetter(page, 'Chirocare')
      await suggest(page, 'sessions of treatment', 'green')
      await suggest(page, 'MTUS parameters', 'violet')
      await picture(goldspan, 'cues', look)
      await page.evaluate(() => (document.documentElement.style.filter = 'grayscale(1)'))
      await picture(goldspan, 'cues-grey', look)
    })

    test(`the ledger, ${width}x${height}, ${scheme}`, async ({ goldspan }) => {
      const page = await launch(goldspan, look, '--open-sample')
      await sayWhoCodes(page)
      await openDocument(page, '004')
      await page.keyboard.press('F9')
      await picture(goldspan, 'ledger-empty', look)
      await label(page, 'neck and low', '1')
      await label(page, 'Chirocare 2x4-6', '2')
      await label(page, 'MTUS ACOEM Page(s): 298-301', '3')
      await label(page, 'MAXIMUS', '3')
      await page.keyboard.press('F9')
      await page.keyboard.press('n')
      await picture(goldspan, 'ledger-half', look)
      await page.keyboard.press('Shift+N')
      await picture(goldspan, 'checks', look)
      await page.getByRole('tab', { name: 'Notes' }).click()
      await picture(goldspan, 'notes', look)
      await page.keyboard.press('F7')
      await page.keyboard.press('o')
      await expect(page.getByRole('menuitem').first()).toBeVisible()
      await picture(goldspan, 'outline', look)
      await page.keyboard.press('Escape')
      await goldspan.answerDialogs(join(samples, 'gold.jsonl'))
      await page.evaluate(() => window.goldspan.call['import:choose']({ what: 'files', marksGoTo: 'me' }))
      await openDocument(page, '003')
      await page.keyboard.press('F9')
      await page.keyboard.press('ArrowDown')
      await page.keyboard.press('ArrowDown')
      await page.keyboard.press('Enter')
      await picture(goldspan, 'ledger-full', look)
    })

    test(`suggestions, ${width}x${height}, ${scheme}`, async ({ goldspan }) => {
      const page = await launch(goldspan, look, '--open-sample')
      await sayWhoCodes(page)
      await openDocument(page, '003')
      await page.getByRole('tab', { name: /^Suggestions \d/ }).click()
      await page.keyboard.press('F7')
      await page.keyboard.press('.')
      await page.keyboard.press('y')
      await picture(goldspan, 'suggestions', look)
      await page.keyboard.press(',')
      await page.keyboard.press(',')
      await picture(goldspan, 'suggestions-below', look)
      await page.getByRole('switch', { name: 'Show suggestions' }).press('Space')
      await picture(goldspan, 'suggestions-off', look)
    })

    test(`evaluation, ${width}x${height}, ${scheme}`, async ({ goldspan }) => {
      const page = await launch(goldspan, look, '--open-sample')
      await sayWhoCodes(page)
      await openDocument(page, '001')
      await page.keyboard.press('Control+Shift+E')
      await expect(evaluation(page).getByRole('status')).toContainText('No letter is finished yet.')
      await picture(goldspan, 'evaluation-empty', look)
      await closeDialog(page)
      await takeGold(goldspan)
      await page.keyboard.press('Control+Shift+E')
      await evaluation(page).getByRole('tab', { name: 'Errors 0' }).click()
      await picture(goldspan, 'evaluation-no-errors', look)
      await closeDialog(page)
      await makeErrors(page)
      await toErrors(page, 3)
      await picture(goldspan, 'evaluation-errors', look)
      await page.keyboard.press('p')
      await expect(said(page)).toContainText('1 parser wrong')
      await page.keyboard.press('u')
      await picture(goldspan, 'evaluation-note', look)
      await page.keyboard.type('Is a complaint alone a diagnosis?')
      await page.keyboard.press('Enter')
      await expect(said(page)).toContainText('1 guideline unclear')
      await page.keyboard.press('g')
      await expect(evaluation(page)).toHaveCount(0)
      await picture(goldspan, 'evaluation-gold-wrong', look)
      await page.keyboard.press('y')
      await page.keyboard.press('b')
      await picture(goldspan, 'evaluation-judged', look)
      for (const tab of ['Scores', 'Rules', 'Report']) {
        await evaluation(page).getByRole('tab', { name: tab }).click()
        await picture(goldspan, `evaluation-${tab.toLowerCase()}`, look)
      }
      await evaluation(page).getByRole('checkbox', { name: 'With quotes' }).check()
      await goldspan.answerSaveDialogs(join(goldspan.home, 'evaluation.html'))
      await evaluation(page).getByRole('button', { name: 'Save the report …' }).click()
      await expect(evaluation(page)).toContainText('Saved as evaluation.html')
      await picture(goldspan, 'evaluation-saved', look)
    })

    test(`parsers, ${width}x${height}, ${scheme}`, async ({ goldspan }) => {
      const page = await launch(goldspan, look, '--open-sample')
      await sayWhoCodes(page)
      await takeGold(goldspan)
      const [predicted, faulty] = await filesOf(goldspan, {
        'predicted.jsonl': await predictions(),
        'faulty.jsonl': '{"text": "x", "spans": [{"start": 0, "end": 1}]}\n{}\n',
      })
      for (const [version, path, name] of [
        ['1.0', predicted!, 'parser-report'],
        ['1.1', faulty!, 'parser-faults'],
        ['1.1', join(samples, 'gold.jsonl'), ''],
      ] as const) {
        await goldspan.answerDialogs(path)
        await runCommand(page, 'Import parser predictions')
        const dialog = page.getByRole('dialog', { name: 'Import parser predictions' })
        await dialog.getByText('What can be imported').click()
        if (name === 'parser-report') await picture(goldspan, 'parser-import', look)
        await dialog.getByRole('textbox', { name: 'Name of the parser' }).fill('Letter tagger')
        await dialog.getByRole('textbox', { name: 'Version' }).fill(version)
        await page.keyboard.press('Enter')
        await expect(dialog.getByRole('button', { name: /^Import others/ })).toBeVisible()
        if (name !== '') await picture(goldspan, name, look)
        await closeDialog(page)
      }
      await openDocument(page, '001')
      await page.getByRole('tab', { name: /^Suggestions/ }).click()
      await page.getByRole('combobox', { name: 'Suggestions by' }).click()
      await page.getByRole('option', { name: 'Letter tagger 1.0' }).click()
      await page.keyboard.press('F7')
      await page.keyboard.press('.')
      await picture(goldspan, 'parser-suggestions', look)
      await page.keyboard.press('Control+Shift+E')
      const evaluation = page.getByRole('dialog', { name: /^Evaluate/ })
      await evaluation.getByRole('tab', { name: 'Compare' }).click()
      await evaluation.getByRole('combobox', { name: 'Held against' }).click()
      await page.getByRole('option', { name: 'Letter tagger 1.1' }).click()
      await expect(evaluation.getByRole('group', { name: 'Changes' })).toBeVisible()
      await picture(goldspan, 'parser-compare', look)
      await closeDialog(page)
      await runCommand(page, 'Remove suggester')
      await expect(page.getByRole('radio', { name: 'Letter tagger 1.1' })).toBeVisible()
      await picture(goldspan, 'parser-remove', look)
    })

    test(`find, ${width}x${height}, ${scheme}`, async ({ goldspan }) => {
      const page = await launch(goldspan, look, '--open-sample')
      await sayWhoCodes(page)
      await goldspan.answerDialogs(join(samples, 'gold.jsonl'))
      await page.evaluate(() => window.goldspan.call['import:choose']({ what: 'files', marksGoTo: 'me' }))
      await openDocument(page, '004')
      await page.keyboard.press('4')
      await page.keyboard.press('Control+F')
      await page.keyboard.type('upheld')
      await picture(goldspan, 'find-armed', look)
      await page.keyboard.press('Escape')
      await page.keyboard.press('Escape')
      await page.keyboard.press('Control+F')
      await page.keyboard.type('mtus')
      const count = page.getByRole('search', { name: 'Find in this letter' }).getByRole('status')
      await expect(count).toHaveText(/of 17/)
      await page.keyboard.press('Enter')
      await picture(goldspan, 'find', look)
      await page.keyboard.press('F7')
      await picture(goldspan, 'find-in-text', look)
      await page.keyboard.press('4')
      await page.keyboard.press('Control+F')
      await page.keyboard.press('Alt+R')
      await page.keyboard.type('pages? (')
      await picture(goldspan, 'find-problem', look)
      await page.keyboard.press('Escape')
      await page.keyboard.press('Escape')
      await page.keyboard.press('Control+Shift+F')
      await page.keyboard.press('Alt+R')
      await page.keyboard.type('spine')
      await picture(goldspan, 'find-all-new', look)
      await page.keyboard.press('Enter')
      await expect(page.getByText(/matches in \d letters/)).toBeVisible()
      for (const key of ['ArrowDown', 'ArrowDown', 'ArrowDown']) await page.keyboard.press(key)
      await picture(goldspan, 'find-all', look)
      await page.keyboard.press('Enter')
      await page.keyboard.press('F4')
      await page.keyboard.press('F4')
      await expect(page.getByRole('heading', { level: 2, name: /^001/ })).toBeVisible()
      await page.keyboard.press('Control+F')
      await picture(goldspan, 'find-all-opened', look)
      const id = await documentIdOf(goldspan.sampleFolder, '000_f1033050f6b92dff.txt')
      await truncate(join(goldspan.sampleFolder, 'documents', `${id}.json`), 99)
      await page.keyboard.press('Control+Shift+F')
      await page.keyboard.type('fracture of')
      await page.keyboard.press('Enter')
      await expect(page.getByText('1 letter could not be looked through')).toBeVisible()
      await picture(goldspan, 'find-all-nothing', look)
    })

    test(`import and export reports, ${width}x${height}, ${scheme}`, async ({ goldspan }) => {
      const letters = join(goldspan.home, 'letters')
      await cp(join(samples, 'letters'), letters, { recursive: true })
      const [first] = await readdir(letters)
      await cp(join(letters, first!), join(letters, 'the same again.txt'))
      await writeFile(join(letters, 'scan.txt'), Buffer.from('IMR\0letter'))
      await writeFile(join(letters, 'latin-1.txt'), Buffer.from([0x43, 0x61, 0x66, 0xe9, 0x0a]))
      await writeFile(join(letters, 'nothing.txt'), '')
      const page = await launch(goldspan, look)
      await sayWhoCodes(page)
      const empty = join(goldspan.home, 'Appeals 2026')
      await mkdir(empty)
      await createProject(goldspan, 'Appeals 2026', empty)
      const names = (await readdir(letters)).map((name) => join(letters, name))
      const files = [...names, join(samples, 'gold.jsonl'), join(letters, 'gone.txt')]
      const survey = await surveyFiles(goldspan, ...files)
      await survey.getByRole('button', { name: /^Import / }).click()
      await expect(page.getByRole('dialog', { name: 'Import: what became of it' })).toBeVisible()
      await picture(goldspan, 'import-report', look)
      await closeDialog(page)
      await writeFile(join(letters, 'marks.txt'), '\u{1f600} Dx: neck pain. MRI of the neck.\n')
      const marks = ['T1\tDIAGNOSIS 7 16\tneck pain', 'T2\tDrug 18 21\tMRI', 'R1\tOF Arg1:T1 Arg2:T2', '']
      await writeFile(join(letters, 'marks.ann'), marks.join('\n'))
      const old = Buffer.from('Dx: the patient\x92s knee, caf\xe9 au lait spots.\n', 'latin1')
      await writeFile(join(letters, 'old.txt'), old)
      await writeFile(
        join(letters, 'two.jsonl'),
        '{"id":1,"text":"Dx: neck","label":[[4,8,"Drug"]]}\n{"id":2,"text"\n',
      )
      const faulty = ['old.txt', 'two.jsonl'].map((name) => join(letters, name))
      await goldspan.answerDialogs(join(letters, 'marks.ann'), ...faulty)
      await page.keyboard.press('Control+i')
      await page.getByRole('button', { name: /^Choose files/ }).click()
      await expect(page.getByRole('combobox', { name: 'What Drug becomes' })).toBeVisible()
      await picture(goldspan, 'import-decide', look)
      await closeDialog(page)
      await openDocument(page, '000')
      await label(page, 'lumbar degenerative disc disease', '1')
      // Two overlapping spans of one label cannot both be written as tags.
      await label(page, 'degenerative disc', '1')
      await page.keyboard.press('Control+e')
      const exporting = page.getByRole('dialog', { name: /^Export/ })
      await exporting.getByRole('radio', { name: /^IOB2/ }).check({ force: true })
      await picture(goldspan, 'export', look)
      await exporting.getByRole('button', { name: 'Next' }).click()
      await expect(exporting.getByRole('button', { name: 'Export …' })).toBeVisible()
      await picture(goldspan, 'export-preview', look)
      await closeDialog(page)
      const { folder } = await exportAs(goldspan, /IOB2/, join(goldspan.home, 'exports'))
      await picture(goldspan, 'export-report', look)
      await closeDialog(page)
      const lossless = await exportAs(goldspan, /^Goldspan JSON Lines/, join(goldspan.home, 'lossless'))
      await closeDialog(page)
      await writeFile(join(lossless.folder, 'READ-ME-FIRST.txt'), 'Changed')
      await goldspan.answerDialogs(lossless.folder)
      await runCommand(page, 'Verify an export')
      const verifying = page.getByRole('dialog', { name: /^Verify/ })
      await verifying.getByRole('button', { name: 'Choose an export …' }).click()
      await expect(verifying.getByRole('alert')).toBeVisible()
      await picture(goldspan, 'export-verified', look)
      await closeDialog(page)
      await runCommand(page, 'Compare two exports')
      const comparing = page.getByRole('dialog', { name: /^Compare/ })
      await comparing.getByRole('button', { name: 'Choose the first export …' }).click()
      await goldspan.answerDialogs(folder)
      await comparing.getByRole('button', { name: 'Choose the second export …' }).click()
      await comparing.getByRole('button', { name: 'Compare', exact: true }).click()
      await expect(comparing.getByRole('button', { name: 'Done' })).toBeVisible()
      await picture(goldspan, 'exports-compared', look)
    })

    test(`what goes wrong, ${width}x${height}, ${scheme}`, async ({ goldspan }) => {
      let page = await launch(goldspan, look, '--open-sample')
      await sayWhoCodes(page)
      await label(page, 'lumbar degenerative disc disease', '1')
      await replaceSync(goldspan, 'datasync', { errno: 'ENOSPC' })
      await select(page, 'Physical Medicine')
      await page.keyboard.press('1')
      await expect(saving(page)).toHaveText(/^Not saved/)
      await picture(goldspan, 'annotate-not-saved', look)
      await replaceSync(goldspan, 'datasync', { delayMs: 0 })
      await label(page, 'thoracic herniated nucleus pulposis', '1')
      await goldspan.quit()

      const project = goldspan.sampleFolder
      const documentId = await documentIdOf(project, '000_f1033050f6b92dff.txt')
      const [annotator] = await readdir(join(project, 'annotations'))
      const checkpoint = join(project, 'annotations', annotator!, `${documentId}.json`)
      await truncate(checkpoint, 300)
      page = await launch(goldspan, look, '--open-sample')
      await expect(page.getByRole('list', { name: 'Notices' })).toBeVisible()
      await picture(goldspan, 'annotate-recovered', look)
      await goldspan.quit()

      await truncate(checkpoint, 300)
      await rm(join(project, 'journal'), { recursive: true })
      await truncate(
        join(project, 'documents', `${await documentIdOf(project, '001_bbe8139c8db4a1c8.txt')}.json`),
        99,
      )
      page = await launch(goldspan, look, '--open-sample')
      await expect(page.getByText('For reading only.')).toBeVisible()
      await picture(goldspan, 'annotate-read-only', look)
      await page.getByRole('listbox', { name: 'Documents' }).getByRole('option').nth(1).click()
      await expect(page.getByRole('main', { name: 'Letter' }).getByRole('alert')).toBeVisible()
      await picture(goldspan, 'annotate-document-damaged', look)
    })
  }
}
