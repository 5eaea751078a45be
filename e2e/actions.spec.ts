import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { userActions, type ActionId } from '../src/ipc/actions'
import { expect, test, type Goldspan } from './goldspan'
import { closeDialog, label, launchOnLetter, letter, saving, select, spanList } from './letter'
import { runCommand } from './project-actions'

/** What performing an action by keyboard shows; some leave the window as they found it, some prepare the next. */
type Shown = (goldspan: Goldspan, perform: () => Promise<void>) => Promise<void>

const dialog =
  (name: string | RegExp): Shown =>
  async ({ page }, perform) => {
    await perform()
    await expect(page.getByRole('dialog', { name })).toBeVisible()
    await closeDialog(page)
  }

/** Where the caret is and how much is selected, as the status bar says it. */
async function place(page: Page): Promise<{ caret: number; selected: number }> {
  const words = (await page.getByRole('contentinfo').getByText(/^Ln /).textContent()) ?? ''
  const [, caret, selected] = /char (\d+)(?: \((\d+) selected\))?/.exec(words)!
  return { caret: Number(caret), selected: Number(selected ?? 0) }
}

/** The caret, set among the words of the letter's case summary without a selection. */
async function fromTheMiddle(page: Page): Promise<{ caret: number }> {
  await select(page, 'injury')
  await page.keyboard.press('ArrowRight')
  await expect.poll(async () => (await place(page)).selected).toBe(0)
  return place(page)
}

const caret =
  (step: 1 | -1): Shown =>
  async ({ page }, perform) => {
    const before = await fromTheMiddle(page)
    await perform()
    await expect.poll(async () => Math.sign((await place(page)).caret - before.caret)).toBe(step)
    expect((await place(page)).selected).toBe(0)
  }

const extension =
  (step: 1 | -1): Shown =>
  async ({ page }, perform) => {
    const before = await fromTheMiddle(page)
    await perform()
    await expect.poll(async () => (await place(page)).selected).toBeGreaterThan(0)
    const after = await place(page)
    expect(after.caret - before.caret).toBe(step * after.selected)
  }

const details = (page: Page) => page.getByRole('region', { name: 'Selected span' })

const edge =
  (quote: string): Shown =>
  async ({ page }, perform) => {
    await expect(details(page).getByRole('paragraph')).toHaveText('lumbar MRI')
    await perform()
    await expect(details(page).getByRole('paragraph')).toHaveText(quote)
    await page.keyboard.press('Control+z')
    await expect(details(page).getByRole('paragraph')).toHaveText('lumbar MRI')
  }

const heading =
  (name: RegExp): Shown =>
  async ({ page }, perform) => {
    await perform()
    await expect(page.getByRole('heading', { level: 2, name })).toBeVisible()
    await expect(letter(page)).toBeFocused()
  }

const focused =
  (where: (page: Page) => ReturnType<typeof letter>): Shown =>
  async ({ page }, perform) => {
    await perform()
    await expect(where(page)).toBeFocused()
  }

const zoomed =
  (factor: number): Shown =>
  async ({ app }, perform) => {
    await perform()
    const zoom = () =>
      app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]!.webContents.getZoomFactor())
    await expect.poll(zoom).toBeCloseTo(factor)
  }

const toggled =
  (name: string): Shown =>
  async ({ page }, perform) => {
    const toggle = page.getByRole('button', { name })
    await expect(toggle).toHaveAttribute('aria-pressed', 'false')
    await perform()
    await expect(toggle).toHaveAttribute('aria-pressed', 'true')
    await perform()
    await expect(toggle).toHaveAttribute('aria-pressed', 'false')
  }

const matchAt =
  (words: RegExp): Shown =>
  async ({ page }, perform) => {
    await perform()
    await expect(page.getByRole('search', { name: 'Find in this letter' }).getByRole('status')).toHaveText(
      words,
    )
  }

const resultAt =
  (index: number): Shown =>
  async ({ page }, perform) => {
    await perform()
    const found = page.getByRole('listbox', { name: 'Found in all letters' }).getByRole('option')
    await expect(found.nth(index)).toHaveAttribute('aria-selected', 'true')
  }

const wordPick =
  (question: string): Shown =>
  async ({ page }, perform) => {
    await perform()
    await expect(page.getByText(question)).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(page.getByText(question)).toHaveCount(0)
  }

const ledger = (page: Page) => page.getByRole('group', { name: 'Ledger' })

/** The only item takes an outcome that belongs to none. */
const joined: Shown = async ({ page }, perform) => {
  const unassigned = ledger(page).getByRole('region', { name: 'Unassigned' })
  await label(page, 'Upheld', '4')
  await page.keyboard.press('F9')
  await expect(unassigned.getByRole('button', { name: /Upheld/ })).toBeVisible()
  await perform()
  await expect(unassigned).toHaveCount(0)
  await page.keyboard.press('Control+z')
  await page.keyboard.press('Control+z')
  await expect(page.getByRole('tab', { name: 'Spans 2', exact: true })).toBeVisible()
}

const suggestion = (page: Page) => page.getByRole('toolbar', { name: 'Suggestion', exact: true })

/** The last suggestion of the letter is decided on, and comes back by undo. */
const fewerSuggestions: Shown = async ({ page }, perform) => {
  const tab = page.getByRole('tab', { name: /^Suggestions \d+$/ })
  const before = (await tab.getAttribute('aria-label'))!
  await page.keyboard.press('F7')
  await page.keyboard.press('Control+End')
  await page.keyboard.press(',')
  await expect(suggestion(page)).toContainText('Outcome?')
  await perform()
  await expect(page.getByRole('tab', { name: before, exact: true })).toHaveCount(0)
  await page.keyboard.press('Control+z')
  await expect(page.getByRole('tab', { name: before, exact: true })).toBeVisible()
}

/** Every action, in an order in which each finds what it needs. */
const shown: Readonly<Record<ActionId, Shown>> = {
  'edit.undo': async ({ page }, perform) => {
    await expect(page.getByRole('tab', { name: 'Spans 2', exact: true })).toBeVisible()
    await perform()
    await expect(page.getByRole('tab', { name: 'Spans 1', exact: true })).toBeVisible()
  },
  'edit.redo': async ({ page }, perform) => {
    await perform()
    await expect(page.getByRole('tab', { name: 'Spans 2', exact: true })).toBeVisible()
  },
  'evaluate.open': dialog('Evaluate the rules'),
  'evaluate.back': dialog('Evaluate the rules'),
  'versions.open': dialog('Earlier versions'),
  'span.previous': async ({ page }, perform) => {
    await perform()
    await expect(details(page).getByRole('paragraph')).toHaveText('neck and low')
  },
  'span.next': async ({ page }, perform) => {
    await perform()
    await expect(details(page).getByRole('paragraph')).toHaveText('lumbar MRI')
  },
  'edge.startBack': edge('a lumbar MRI'),
  'edge.startOn': edge('MRI'),
  'edge.endBack': edge('lumbar'),
  'edge.endOn': edge('lumbar MRI,'),
  'edge.startBackCharacter': edge('a lumbar MRI'),
  'edge.startOnCharacter': edge('umbar MRI'),
  'edge.endBackCharacter': edge('lumbar MR'),
  'edge.endOnCharacter': edge('lumbar MRI,'),
  'span.remove': async ({ page }, perform) => {
    await perform()
    await expect(page.getByRole('tab', { name: 'Spans 1', exact: true })).toBeVisible()
    await page.keyboard.press('Control+z')
    await expect(page.getByRole('tab', { name: 'Spans 2', exact: true })).toBeVisible()
  },
  'focus.guideline': async ({ page }, perform) => {
    await perform()
    const guideline = page.getByRole('region', { name: 'Annotation guideline' })
    await expect(guideline).toBeFocused()
    await expect(guideline.getByRole('heading', { name: 'Requested item', exact: true })).toBeInViewport()
    await page.keyboard.press('F7')
  },
  'outline.open': async ({ page }, perform) => {
    await perform()
    await expect(page.getByRole('menuitem', { name: 'Clinical case summary' })).toBeVisible()
    for (let i = 0; i < 4; i += 1) await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await expect(letter(page)).toBeFocused()
    await expect(page.getByRole('contentinfo')).toContainText('Ln 111,')
  },
  'focus.details': async ({ page }, perform) => {
    await page.keyboard.press('Alt+ArrowLeft')
    await expect(details(page).getByRole('paragraph')).toHaveText('lumbar MRI')
    await perform()
    await expect(details(page).getByRole('switch', { name: 'Needs review' })).toBeFocused()
    await page.keyboard.press('F7')
  },
  'focus.ledger': async ({ page }, perform) => {
    await perform()
    await expect(ledger(page).locator(':focus')).toHaveAccessibleName(/^Diagnosis, neck and low/)
  },
  'toDo.next': async ({ page }, perform) => {
    await page.keyboard.press('F7')
    await page.keyboard.press('Control+Home')
    await perform()
    await expect(page.getByText('Outcome is armed', { exact: true })).toBeVisible()
    await expect(
      ledger(page)
        .getByRole('button', { name: /^Issue 1, outcome/ })
        .first(),
    ).toHaveAttribute('aria-current', 'true')
  },
  'toDo.absent': async ({ page }, perform) => {
    await perform()
    await expect(ledger(page).getByText('absent in the letter')).toHaveCount(1)
    await page.keyboard.press('Control+z')
    await expect(ledger(page).getByText('absent in the letter')).toHaveCount(0)
    await page.keyboard.press('Escape')
  },
  'finding.next': async ({ page }, perform) => {
    await label(page, 'lumbar', '1')
    await perform()
    const finding = page.getByRole('group', { name: 'Checks' }).locator(':focus')
    await expect(finding).toHaveAccessibleName(/overlaps/)
    await page.keyboard.press('Control+z')
    await expect(page.getByRole('tab', { name: 'Spans 2', exact: true })).toBeVisible()
    await page.keyboard.press('F9')
  },
  'relation.next': joined,
  'relation.previous': joined,
  'suggestion.next': async ({ page }, perform) => {
    await page.keyboard.press('F7')
    await page.keyboard.press('Control+Home')
    await perform()
    await expect(suggestion(page)).toContainText('Requested item?')
    await page.keyboard.press(',')
    await expect(suggestion(page)).toContainText('Outcome?')
  },
  'suggestion.previous': async ({ page }, perform) => {
    await perform()
    await expect(suggestion(page)).toContainText('Guideline?')
  },
  'suggestion.accept': async ({ page }, perform) => {
    await perform()
    await expect(page.getByRole('tab', { name: 'Spans 3', exact: true })).toBeVisible()
    await page.keyboard.press('Control+z')
    await expect(page.getByRole('tab', { name: 'Spans 2', exact: true })).toBeVisible()
  },
  'suggestion.reject': fewerSuggestions,
  'suggestion.rejectRule': fewerSuggestions,
  'suggestion.acceptRule': fewerSuggestions,
  'view.suggestions': async ({ page }, perform) => {
    await perform()
    await expect(page.getByRole('tab', { name: 'Suggestions', exact: true })).toBeVisible()
    await runCommand(page, 'Show suggestions, or not')
    await expect(page.getByRole('tab', { name: /^Suggestions \d+$/ })).toBeVisible()
  },
  'focus.suggestions': async ({ page }, perform) => {
    await page.keyboard.press('F7')
    await perform()
    await expect(page.getByRole('group', { name: 'Suggestions' }).locator(':focus')).toHaveAccessibleName(
      /^Suggested /,
    )
  },
  'lens.open': async ({ page }, perform) => {
    await page.keyboard.press('F7')
    await dialog('Label lens')({ page } as Goldspan, perform)
  },
  'label.disarm': async ({ page }, perform) => {
    await page.keyboard.press('ArrowLeft')
    await fromTheMiddle(page)
    await page.keyboard.press('4')
    await expect(page.getByText('Outcome is armed', { exact: true })).toBeVisible()
    await perform()
    await expect(page.getByText('Outcome is armed', { exact: true })).toHaveCount(0)
  },
  'word.select': wordPick('Type the letters at the first word'),
  'word.go': wordPick('Type the letters at the word to go to'),
  'selection.grow': async ({ page }, perform) => {
    await fromTheMiddle(page)
    await perform()
    await expect.poll(async () => (await place(page)).selected).toBe('injury'.length)
  },
  'caret.nextSentence': caret(1),
  'caret.previousSentence': caret(-1),
  'caret.nextParagraph': caret(1),
  'caret.previousParagraph': caret(-1),
  'caret.nextSection': caret(1),
  'caret.previousSection': caret(-1),
  'extend.nextSentence': extension(1),
  'extend.previousSentence': extension(-1),
  'extend.nextParagraph': extension(1),
  'extend.previousParagraph': extension(-1),
  'extend.nextSection': extension(1),
  'extend.previousSection': extension(-1),
  'document.previous': heading(/^003/),
  'document.done': async ({ page }, perform) => {
    await perform()
    const refusal = page.getByRole('alert').filter({ hasText: 'This letter is not finished' })
    await expect(refusal).toContainText('2 to-dos of the ledger')
    await refusal.getByRole('button').click()
    await page.keyboard.press('Escape')
  },
  'document.next': heading(/^004/),
  'focus.documents': focused((page) => page.getByRole('listbox', { name: 'Documents' })),
  'focus.spans': focused(spanList),
  'focus.text': focused(letter),
  'find.open': async ({ page }, perform) => {
    await fromTheMiddle(page)
    await perform()
    await expect(page.getByRole('textbox', { name: 'Find in this letter' })).toBeFocused()
    await page.keyboard.type('MRI')
  },
  'find.next': matchAt(/^2 of /),
  'find.previous': matchAt(/^1 of /),
  'find.case': toggled('Match capital letters'),
  'find.wholeWord': toggled('Match whole words'),
  'find.regex': toggled('Find by regular expression'),
  'find.mark': async ({ page }, perform) => {
    await page.getByRole('toolbar', { name: 'Labels' }).getByRole('button', { name: 'Outcome' }).click()
    await page.getByRole('textbox', { name: 'Find in this letter' }).focus()
    await perform()
    await expect(page.getByRole('tab', { name: 'Spans 3', exact: true })).toBeVisible()
    await page.keyboard.press('F7')
    await page.keyboard.press('Escape')
    await page.keyboard.press('Escape')
  },
  'find.inProject': async ({ page }, perform) => {
    await perform()
    await page.keyboard.type('thoracic')
    await page.keyboard.press('Enter')
    await expect(
      page.getByRole('listbox', { name: 'Found in all letters' }).getByRole('option').first(),
    ).toBeVisible()
  },
  'find.nextResult': resultAt(0),
  'find.previousResult': async ({ page }, perform) => {
    await page.keyboard.press('F4')
    await resultAt(0)({ page } as Goldspan, perform)
  },
  'view.palette': async ({ page }, perform) => {
    await perform()
    await expect(page.getByRole('textbox', { name: 'Find an action' })).toBeFocused()
    await page.keyboard.press('Escape')
    await expect(page.getByRole('textbox', { name: 'Find an action' })).toBeHidden()
  },
  'view.colourScheme': async ({ page }, perform) => {
    const scheme = () => page.locator('html').getAttribute('data-mantine-color-scheme')
    const before = await scheme()
    await perform()
    await expect.poll(scheme).not.toBe(before)
  },
  'view.raw': async ({ page }, perform) => {
    await expect(page.getByRole('contentinfo')).toContainText('Reading view')
    await perform()
    await expect(page.getByRole('contentinfo')).toContainText('Raw view')
    await perform()
    await expect(page.getByRole('contentinfo')).toContainText('Reading view')
  },
  'view.letterLook': dialog('How letters are shown'),
  'view.zoomIn': zoomed(1.1),
  'view.zoomReset': zoomed(1),
  'view.zoomOut': zoomed(0.9),
  'help.keys': dialog('All keys'),
  'help.about': dialog(/About/),
  'import.open': dialog('Import'),
  'export.open': dialog('Export'),
  'export.verify': dialog('Verify an export'),
  'export.compare': dialog('Compare two exports'),
  'predictions.import': dialog('Import parser predictions'),
  'suggester.remove': dialog('Remove suggester'),
  'backup.make': async (goldspan, perform) => {
    const folder = join(goldspan.home, 'backups')
    await mkdir(folder)
    await goldspan.answerDialogs(folder)
    await dialog(/^Backup/)(goldspan, perform)
  },
  'backup.restore': async (goldspan, perform) => {
    const empty = join(goldspan.home, 'no backup')
    await mkdir(empty)
    await goldspan.answerDialogs(empty)
    await perform()
    await expect(goldspan.page.getByRole('dialog')).toContainText('backup')
    await closeDialog(goldspan.page)
  },
  'document.remove': dialog(/^Remove/),
  'annotator.switch': dialog('Who codes?'),
  'project.create': dialog('New project'),
  'project.close': async ({ page }, perform) => {
    await perform()
    await expect(page.getByRole('main', { name: 'Start' })).toBeVisible()
  },
  'project.open': async (goldspan, perform) => {
    await goldspan.answerDialogs(goldspan.home)
    await perform()
    const said = goldspan.page.getByRole('alert').filter({ hasText: 'not a Goldspan project' })
    await expect(said).toBeVisible()
  },
  'project.openSample': async ({ page }, perform) => {
    await perform()
    await expect(page.getByRole('heading', { level: 1, name: 'IMR sample project' })).toBeVisible()
  },
}

const playwrightKeys: Readonly<Record<string, string>> = {
  CmdOrCtrl: 'Control',
  Up: 'ArrowUp',
  Down: 'ArrowDown',
  Left: 'ArrowLeft',
  Right: 'ArrowRight',
  Plus: '+',
}

/** An accelerator as Playwright presses it. */
function keysOf(accelerator: string): string {
  if (accelerator === 'Shift+/') return '?'
  const parts = accelerator.split('+').map((part) => playwrightKeys[part] ?? part)
  const [key] = parts.slice(-1)
  return [
    ...parts.slice(0, -1),
    /^[A-Z]$/.test(key!) && !parts.includes('Shift') ? key!.toLowerCase() : key,
  ].join('+')
}

test('every action of the list is done by keyboard, with its keys or by its name', async ({ goldspan }) => {
  test.slow()
  const page = await launchOnLetter(goldspan, '004')
  await label(page, 'neck and low', '1')
  await label(page, 'lumbar MRI', '2')
  await expect(saving(page)).toHaveText(/^Saved/)
  expect(Object.keys(shown).sort()).toEqual(userActions.map(({ id }) => id).sort())
  for (const [id, check] of Object.entries(shown)) {
    const { keys, name } = userActions.find((action) => action.id === id)!
    const perform = () =>
      keys === undefined ? runCommand(page, name.replace(/ …$/, '')) : page.keyboard.press(keysOf(keys))
    await test.step(id, () => check(goldspan, perform))
  }
})
