import { doccanoLine } from './doccano-line'
import { readDoccano } from './doccano-reader'
import type { Format } from './format'
import { showsKeys } from './json-documents'
import { lossesOf } from './losses'
import { assertSound, indexedRelations, onceEach } from './soundness'

const path = 'doccano.jsonl'

/**
 * JSON Lines for doccano (its importers and exporters, version 1.8: `data_import/datasets.py`, `data_export`), one
 * document a line, in code points. What a line holds stands in `doccanoLine`: with `entities` and `relations` where the
 * label schema has relations, with `label` triples where it has none. doccano takes `entities` for sequence labelling
 * too, where its dialog is told that the labels are in that column. Its `meta` has the document's id under `document`.
 */
export const doccano: Format = {
  id: 'doccano',
  version: 1,
  name: 'doccano JSON Lines',
  purpose: 'annotation-tool',
  description:
    'One letter a line, to go on marking in doccano: import it as JSONL(Relation) into a project that allows overlapping spans. Without attributes and notes.',
  capabilities: {
    unit: 'code points',
    includesText: true,
    overlap: true,
    discontinuous: false,
    newlineInSpan: 'whole',
    relations: true,
    attributes: false,
    needsReview: false,
    note: false,
    decisions: false,
    severalAnnotators: false,
  },
  neverHeld: [
    'ids of spans and relations',
    'who labelled, when, and from which suggestion',
    'guideline version',
    'status and number of edits',
    'title, hashes and encoding of the document',
  ],
  example: `{"text":"Dx: neck\\npain. MRI","entities":[{"id":1,"label":"finding","start_offset":4,"end_offset":13},{"id":2,"label":"request","start_offset":15,"end_offset":18}],"relations":[{"id":1,"from_id":2,"to_id":1,"type":"TREATS"}],"meta":{"document":"dddddddddddddddddddddddddd"}}
`,
  *write(head, documents) {
    // An empty corpus is an empty file.
    yield { path, chunk: '' }
    for (const entry of onceEach(documents)) {
      assertSound(entry)
      const { document, set } = entry
      const spans = set?.spans ?? []
      const relations = indexedRelations(spans, set?.relations ?? [])
      const isRelational = head.schema.relations.length > 0 || relations.length > 0
      const meta = { document: document.id }
      yield { path, chunk: doccanoLine(document.text, spans, isRelational ? relations : null, meta) }
    }
  },
  filesBelong: 'alone',
  isLineDocument: true,
  looksLike: (name, beginning) =>
    name === path ||
    showsKeys(beginning, 'start_offset', 'end_offset') ||
    (showsKeys(beginning, 'labels?') && /"labels?"\s*:\s*\[\s*\[\s*\d/.test(beginning)),
  losses: (entry) => lossesOf(entry, doccano.capabilities),
  read: readDoccano,
}
