import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { emptySet } from '../../core/annotation/annotation-set'
import { formats } from '../../core/formats/registry'
import { imrLabelSchema } from '../../core/imr/label-schema'
import { aDocument, anId, aSpan } from '../store/project-fixture'
import { importUnits } from './import-units'

let folder: string
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'goldspan-units-'))))
afterEach(() => rmSync(folder, { recursive: true }))

const annotator = { id: anId(), name: 'KG', createdAt: '2026-01-01T00:00:00.000Z' }
const head = {
  project: { id: anId(), name: 'Project' },
  schema: imrLabelSchema,
  guidelineVersion: 'v1',
  toolVersion: 'test',
  annotators: [annotator],
}

// Made for spreadsheets, which change what they open: nothing is read from it.
test.each(formats.filter(({ id }) => id !== 'csv-spreadsheet'))(
  'an export as $id is known by its content, though its first letter is long',
  (format) => {
    const document = aDocument('The patient has "neck" pain.\n'.repeat(1_500), 'long.txt')
    const set = { ...emptySet(document.id, annotator.id), spans: [aSpan(document, 17, 21)] }
    const contents = new Map<string, string>()
    for (const { path, chunk } of format.write(head, [{ document, annotator, set }])) {
      contents.set(path, (contents.get(path) ?? '') + chunk)
    }
    for (const [path, content] of contents) {
      mkdirSync(dirname(join(folder, path)), { recursive: true })
      writeFileSync(join(folder, path), content)
    }
    const units = importUnits([folder])
    expect(units.map((unit) => (unit.kind === 'corpus' ? unit.format.id : unit))).toEqual([format.id])
  },
)
