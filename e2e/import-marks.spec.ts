import { readFile } from 'node:fs/promises'
import { expect, test } from './goldspan'
import { openDocument, sayWhoCodes } from './letter'
import { filesOf, reportOf } from './project-actions'

test('marks of another tool are shown before they are taken, counted by their words and named as the user says', async ({
  goldspan,
}) => {
  const page = await goldspan.launch('--open-sample')
  await sayWhoCodes(page, 'AB')
  // The smiley is one code point and two code units: brat's own page counts the latter.
  const [text, ann, more] = await filesOf(goldspan, {
    'from-brat.txt': '\u{1f600} Dx: neck pain. MRI of the neck.\n',
    'from-brat.ann':
      'T1\tDIAGNOSIS 7 16\tneck pain\nT2\tDrug 18 21\tMRI\nT3\tNoise 25 28\tthe\nR1\tOF Arg1:T1 Arg2:T2\n',
    'other.txt': 'A letter without marks.\n',
  })
  await goldspan.answerDialogs(text!, ann!, more!)
  await page.keyboard.press('Control+i')
  await page.getByRole('button', { name: /^Choose files/ }).click()

  const survey = page.getByRole('dialog', { name: 'Import: what the files hold' })
  await expect(survey).toContainText('1 letter, 3 spans, 1 relation')
  await expect(survey).toContainText('Counts UTF-16 code units')
  await expect(survey).toContainText('1 letter without marks')
  const labels = survey.getByRole('region', { name: 'Labels that the project does not have' })
  // The same name but for its case is proposed; the others are the user's to decide.
  await expect(labels.getByRole('combobox', { name: 'What DIAGNOSIS becomes' })).toHaveValue('Diagnosis')
  const go = survey.getByRole('button', { name: /^Import/ })
  await expect(go).toBeDisabled()
  await page.screenshot({ path: test.info().outputPath('survey.png') })
  const decide = async (name: string, option: string) => {
    await survey.getByRole('combobox', { name: `What ${name} becomes` }).click()
    await page.getByRole('option', { name: option, exact: true }).click()
  }
  await decide('Drug', 'Add it to the project')
  await decide('Noise', 'Leave it out')
  await decide('OF', 'Leave it out')
  await go.click()

  await expect(reportOf(page)).toContainText('2 imported')
  await expect(reportOf(page)).toContainText('with 2 spans')
  await page.getByRole('dialog').getByRole('button', { name: 'Done' }).click()
  await openDocument(page, 'from-brat')
  const spans = page.getByRole('listbox', { name: /spans/i })
  await page.getByRole('tab', { name: /^Spans/ }).click()
  await expect(spans.getByRole('option')).toHaveCount(2)
  await expect(spans).toContainText('neck pain')
  await expect(spans).toContainText('MRI')
  await expect(page.getByRole('button', { name: /Drug/ }).first()).toBeVisible()
  expect(await readFile(ann!, 'utf8')).toContain('Noise')
})
