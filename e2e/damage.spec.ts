import { readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { documentIdOf, expect, test, type Goldspan } from './goldspan'
import { label, saving, sayWhoCodes, spanOptions } from './letter'

const title = '000_f1033050f6b92dff.txt'

/** Two marks in letter 000, saved; answers where they are kept. */
async function twoMarks(goldspan: Goldspan, end: 'quit' | 'kill') {
  const page = await goldspan.launch('--open-sample')
  await sayWhoCodes(page)
  await label(page, 'lumbar degenerative disc disease', '1')
  await label(page, 'thoracic herniated nucleus pulposis', '1')
  await expect(saving(page)).toHaveText(/^Saved/)
  await goldspan[end]()
  const project = goldspan.sampleFolder
  const documentId = await documentIdOf(project, title)
  const [annotatorId] = (await readdir(join(project, 'annotators'))).map((name) => name.replace('.json', ''))
  return {
    project,
    checkpoint: join(project, 'annotations', annotatorId!, `${documentId}.json`),
    lastGood: join(project, 'last-good', annotatorId!, documentId),
    journal: join(project, 'journal', annotatorId!),
  }
}

/** Bytes of what was set aside. */
async function quarantined(project: string): Promise<Buffer[]> {
  const folder = join(project, 'quarantine')
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return Promise.all(
    entries.filter((entry) => entry.isFile()).map((entry) => readFile(join(entry.parentPath, entry.name))),
  )
}

for (const [how, damage] of [
  ['truncated', async (file: string) => truncate(file, 700)],
  ['emptied', async (file: string) => truncate(file, 0)],
  ['deleted', async (file: string) => rm(file)],
] as const) {
  test(`a ${how} annotation file is rebuilt, and the coder is told which document`, async ({ goldspan }) => {
    const { project, checkpoint } = await twoMarks(goldspan, 'quit')
    await damage(checkpoint)
    const damaged = await readFile(checkpoint).catch(() => null)
    const page = await goldspan.launch('--open-sample')
    await expect(spanOptions(page)).toHaveCount(2)
    const notices = page.getByRole('list', { name: 'Notices' })
    await expect(notices).toContainText(/2 changes up to today \d\d:\d\d were taken from the journal/)
    await expect(notices).toContainText('000_f1033050f6b92dff')
    if (damaged !== null && damaged.length > 0) expect(await quarantined(project)).toContainEqual(damaged)
    await label(page, 'mid back pain', '1')
    await expect(saving(page)).toHaveText(/^Saved/)
  })
}

test('a damaged journal tail is set aside, told, and everything before it is there', async ({ goldspan }) => {
  const { project, checkpoint, journal } = await twoMarks(goldspan, 'kill')
  // As if the checkpoint had never been written: the journal alone holds the marks.
  await rm(checkpoint, { force: true })
  const [segment] = await readdir(journal)
  const file = join(journal, segment!)
  const whole = await readFile(file)
  await writeFile(file, whole.subarray(0, whole.length - 25))
  const page = await goldspan.launch('--open-sample')
  await expect(spanOptions(page)).toHaveCount(1)
  const notices = page.getByRole('list', { name: 'Notices' })
  await expect(notices.filter({ hasText: 'The end of a journal file was damaged' })).toBeVisible()
  const tail = whole.subarray(whole.lastIndexOf(10, whole.length - 2) + 1, whole.length - 25)
  expect(await quarantined(project)).toContainEqual(Buffer.from(tail))
  expect(
    (await readFile(file)).equals(whole.subarray(0, whole.length - 25)),
    'the segment is not touched',
  ).toBe(true)
  await label(page, 'mid back pain', '1')
  await expect(saving(page)).toHaveText(/^Saved/)
})

test('where nothing proves the marks complete, the last good copy is offered and nothing is overwritten', async ({
  goldspan,
}) => {
  const { project, checkpoint, lastGood, journal } = await twoMarks(goldspan, 'quit')
  // A second session, so that there is an earlier good copy.
  let page = await goldspan.launch('--open-sample')
  await expect(spanOptions(page)).toHaveCount(2)
  await label(page, 'mid back pain', '1')
  await expect(saving(page)).toHaveText(/^Saved/)
  await goldspan.quit()
  expect(await readdir(lastGood)).toContain('2.json')
  await truncate(checkpoint, 300)
  const damaged = await readFile(checkpoint)
  // The journal has lost its latest segment: what came after the last good copy cannot be known.
  for (const segment of await readdir(journal)) {
    const text = await readFile(join(journal, segment), 'utf8')
    if (text.split('\n').filter(Boolean).length === 2) await rm(join(journal, segment))
  }
  page = await goldspan.launch('--open-sample')
  await expect(page.getByText('For reading only.')).toBeVisible()
  await expect(spanOptions(page)).toHaveCount(2)
  expect((await readFile(checkpoint)).equals(damaged), 'the damaged file is as it was').toBe(true)
  await page.getByRole('button', { name: /Continue from the last good copy/ }).click()
  await expect(page.getByText('For reading only.')).toHaveCount(0)
  await label(page, 'mid back pain', '1')
  await expect(saving(page)).toHaveText(/^Saved/)
  expect(await quarantined(project)).toContainEqual(damaged)
})

test('where nothing is left that can be proven, the coder begins again and the damaged file is kept', async ({
  goldspan,
}) => {
  const { project, checkpoint, lastGood, journal } = await twoMarks(goldspan, 'quit')
  await truncate(checkpoint, 300)
  const damaged = await readFile(checkpoint)
  await rm(lastGood, { recursive: true, force: true })
  for (const segment of await readdir(journal)) await rm(join(journal, segment))
  const page = await goldspan.launch('--open-sample')
  await expect(page.getByText('For reading only.')).toBeVisible()
  expect((await readFile(checkpoint)).equals(damaged), 'the damaged file is as it was').toBe(true)
  await page.getByRole('button', { name: 'Begin again without marks' }).click()
  await expect(page.getByText('For reading only.')).toHaveCount(0)
  expect(await quarantined(project)).toContainEqual(damaged)
  await label(page, 'mid back pain', '1')
  await expect(saving(page)).toHaveText(/^Saved/)
})

test('a damaged project file is named, and the project is not opened as an empty one', async ({
  goldspan,
}) => {
  const { project } = await twoMarks(goldspan, 'quit')
  await truncate(join(project, 'project.json'), 100)
  const page = await goldspan.launch()
  await goldspan.answerDialogs(project)
  await page.getByRole('button', { name: /^Open project/ }).click()
  await expect(page.getByRole('alert')).toContainText(/damaged/)
  expect((await readFile(join(project, 'project.json'))).length).toBe(100)
})
