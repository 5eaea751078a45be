import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { native } from '../../core/formats/native'
import { offeredFormats } from '../../core/imr/offered-formats'
import { temporaryFolder } from '../store/project-fixture'
import { compareExports } from './compare-exports'
import { convertCorpus } from './convert-corpus'
import { quietSurroundings } from './job-fixture'
import { verifyExportFolder } from './verify-export'

const gold = join('resources', 'samples', 'gold.jsonl')
const around = quietSurroundings<never>()
const { path: target, dispose } = temporaryFolder()
const place = (name: string) => ({ folder: join(target, name) })
beforeAll(() => mkdirSync(target, { recursive: true }))
afterAll(dispose)

it.each(offeredFormats.filter(({ capabilities }) => capabilities.includesText))(
  'gold goes into $id and back, minus what that declares to lose, each way proven',
  async (format) => {
    const toolVersion = 'test'
    const there = await convertCorpus(
      { input: gold, from: native, to: format, toolVersion },
      place(`to ${format.id}`),
      around,
    )
    expect(there).toMatchObject({ documents: 5, differences: [], problems: [], unreadable: [] })
    const back = await convertCorpus(
      { input: there.folder, from: format, to: native, toolVersion },
      place(`from ${format.id}`),
      around,
    )
    expect(back).toMatchObject({ documents: 5, differences: [], problems: [], unreadable: [] })
    for (const { folder } of [there, back]) {
      expect((await verifyExportFolder(folder, around)).problems).toEqual([])
    }
    expect(await compareExports(there.folder, back.folder, around)).toMatchObject({ same: 5, documents: [] })
  },
)
