import { expect, test } from './goldspan'
import { openDocument, surveyFiles } from './letter'
import { filesOf, reportOf, reportRows, startWithProject, storedDocuments } from './project-actions'

test('of a file with one wrong line the others are offered, and taken when that is chosen', async ({
  goldspan,
}) => {
  const project = await startWithProject(goldspan)
  const line = (id: number) =>
    JSON.stringify({ id, text: `Dx: neck pain of ${id}.\n`, label: [[4, 13, 'diagnosis']] })
  const lines = Array.from({ length: 10 }, (_, index) => line(index + 1))
  lines[6] = lines[6]!.slice(0, -5)
  const paths = await filesOf(goldspan, { 'ten.jsonl': `${lines.join('\n')}\n` })
  const dialog = await surveyFiles(goldspan, ...paths)
  await expect(dialog).toContainText('Will be refused, as part of it is wrong')
  await expect(dialog).toContainText('ten.jsonl, line 7: The line is not complete or was changed.')
  const go = dialog.getByRole('button', { name: /^Import/ })
  await expect(go).toBeDisabled()
  await goldspan.page.screenshot({ path: test.info().outputPath('in-part.png') })
  const offer = dialog.getByRole('checkbox', { name: 'Take the 9 letters of ten.jsonl without a fault' })
  await offer.focus()
  await goldspan.page.keyboard.press('Space')
  await expect(dialog).toContainText('9 letters, 9 spans, 0 relations')
  await expect(go).toHaveText('Import 9 letters')
  await go.click()

  await expect(reportOf(goldspan.page)).toContainText('9 imported')
  const rows = await reportRows(dialog)
  expect(rows['ten.jsonl line 7']).toMatch(/^Refused\..*The lines without a fault were taken\.$/)
  expect(Object.keys(await storedDocuments(project))).toHaveLength(9)
})

test('a letter of an older program is shown in each encoding, and read in the one that is chosen', async ({
  goldspan,
}) => {
  const project = await startWithProject(goldspan)
  const paths = await filesOf(goldspan, {
    'old.txt': Buffer.from('Dx: the patient\x92s knee, caf\xe9 au lait spots.\n', 'latin1'),
    'cut.txt': Buffer.from('Dx: caf\u00e9', 'utf8').subarray(0, 8),
    'new.txt': 'Dx: neck pain\n',
  })
  const dialog = await surveyFiles(goldspan, ...paths)
  const letters = dialog.getByRole('region', { name: 'Letters that are not in UTF-8' })
  await expect(letters.getByRole('row', { name: /old\.txt/ })).toContainText('Dx: the patient\u2019s knee')
  await expect(letters.getByRole('row', { name: /old\.txt/ })).toContainText('patient\u27e892\u27e9s knee')
  await expect(letters.getByRole('row', { name: /cut\.txt/ })).toContainText('Dx: caf\u00c3')
  await goldspan.page.screenshot({ path: test.info().outputPath('encodings.png') })
  await letters.getByRole('combobox', { name: 'What old.txt is read as' }).selectOption('Windows-1252')
  await dialog.getByRole('button', { name: 'Import 2 letters' }).click()

  await expect(reportOf(goldspan.page)).toContainText('2 imported')
  const rows = await reportRows(dialog)
  expect(rows['old.txt']).toBe('Imported \u00b7 Windows-1252')
  expect(rows['new.txt']).toBe('Imported \u00b7 UTF-8')
  expect(rows['cut.txt']).toMatch(/^Refused\. Not plain text in UTF-8 \(from byte 7 on\)/)
  expect(await storedDocuments(project)).toMatchObject({
    'old.txt': {
      text: 'Dx: the patient\u2019s knee, caf\u00e9 au lait spots.\n',
      encoding: 'windows-1252',
      byteOrderMark: false,
    },
  })
  await dialog.getByRole('button', { name: 'Done' }).click()
  await openDocument(goldspan.page, 'old.txt')
})
