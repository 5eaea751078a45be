import { readBiocJson } from './bioc-json-reader'
import { biocCapabilities, biocDocument, collectionHead, type BiocDocument } from './bioc-written'
import type { Format } from './format'
import { jsonLine } from './json-line'
import { lossesOf } from './losses'
import { onceEach } from './soundness'
import { notOfMarks } from './whole-marks'

/**
 * BioC as JSON (https://bioc.sourceforge.net/, the twin of its XML): one collection `corpus.bioc.json` with a document a
 * line, each with one passage at offset 0. Offsets and lengths are code points, as `key` says. Annotations and relations
 * have infons as in `infonsOf`; a relation has the nodes `from` and `to`. The note of a document is its infon `note`.
 */
export const biocJson: Format = {
  id: 'bioc-json',
  version: 1,
  name: 'BioC JSON',
  purpose: 'exchange',
  description: 'One file for tools of biomedical text mining that read BioC as JSON.',
  capabilities: biocCapabilities,
  neverHeld: notOfMarks,
  example: `{"source":"Goldspan","date":"","key":"offset_unit=codepoint","infons":{},"documents":[
{"id":"dddddddddddddddddddddddddd","infons":{},"passages":[{"offset":0,"infons":{},"text":"Dx: neck\\npain. MRI","sentences":[],"annotations":[{"id":"T1","infons":{"type":"finding","attribute.status":"in doubt","codes.codes":"[\\"M54.2\\"]"},"text":"neck\\npain","locations":[{"offset":4,"length":9}]},{"id":"T2","infons":{"type":"request","note":"of which region?"},"text":"MRI","locations":[{"offset":15,"length":3}]}],"relations":[]}],"annotations":[],"relations":[{"id":"R1","infons":{"type":"TREATS"},"nodes":[{"refid":"T2","role":"from"},{"refid":"T1","role":"to"}]}]}
]}
`,
  *write(_head, documents) {
    const path = 'corpus.bioc.json'
    yield { path, chunk: `${jsonLine({ ...collectionHead, infons: {} }).slice(0, -2)},"documents":[\n` }
    let isFirst = true
    for (const entry of onceEach(documents)) {
      yield { path, chunk: (isFirst ? '' : ',') + jsonLine(documentFields(biocDocument(entry))) }
      isFirst = false
    }
    yield { path, chunk: ']}\n' }
  },
  filesBelong: 'alone',
  isLineDocument: false,
  looksLike: (name, beginning) =>
    name.endsWith('.json') && /"documents"\s*:/.test(beginning) && /"(source|passages)"\s*:/.test(beginning),
  losses: (entry) => lossesOf(entry, biocJson.capabilities),
  read: readBiocJson,
}

function documentFields({ id, infons, text, annotations, relations }: BiocDocument): object {
  const passage = {
    offset: 0,
    infons: {},
    text,
    sentences: [],
    annotations: annotations.map(({ id, infons, offset, length, range }) => ({
      id,
      infons: Object.fromEntries(infons),
      text: text.slice(range.start, range.end),
      locations: [{ offset, length }],
    })),
    relations: [],
  }
  return {
    id,
    infons: Object.fromEntries(infons),
    passages: [passage],
    annotations: [],
    relations: relations.map(({ id, infons, from, to }) => ({
      id,
      infons: Object.fromEntries(infons),
      nodes: [
        { refid: from, role: 'from' },
        { refid: to, role: 'to' },
      ],
    })),
  }
}
