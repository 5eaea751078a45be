import type { CorpusHead, LabelledDocument } from './format'
import type { Annotator } from '../project'
import type { Span } from '../annotation/span'

const annotator: Annotator = {
  id: 'aaaaaaaaaaaaaaaaaaaaaaaaaa',
  name: 'AB',
  createdAt: '2026-11-01T00:00:00.000Z',
}

/** Head of the made-up corpus that every format's example shows. */
export const exampleHead: CorpusHead = {
  project: { id: 'pppppppppppppppppppppppppp', name: 'Example' },
  toolVersion: 'goldspan',
  guidelineVersion: '1',
  annotators: [annotator],
  schema: {
    labels: [
      {
        id: 'finding',
        name: 'Finding',
        key: '1',
        colour: 'green',
        description: 'What was found.',
        attributes: [
          { id: 'status', name: 'Status', type: 'choice', choices: ['certain', 'in doubt'] },
          { id: 'codes', name: 'Codes', type: 'codes', codeSystem: 'ICD-10-CM', release: '2014' },
        ],
      },
      {
        id: 'request',
        name: 'Request',
        key: '2',
        colour: 'blue',
        description: 'What was asked for.',
        attributes: [],
      },
    ],
    relations: [{ id: 'TREATS', name: 'Treats', from: ['request'], to: ['finding'] }],
  },
}

const documentId = 'dddddddddddddddddddddddddd'
const provenance = {
  needsReview: false,
  guidelineVersion: '1',
  origin: { kind: 'manual', source: '', edited: false },
  by: annotator.id,
  at: '2026-11-01T00:00:00.000Z',
} as const satisfies Partial<Span>

/** The one document of the made-up corpus: two spans, one over a line break, a relation, and decisions. */
export const exampleDocument: LabelledDocument = {
  document: {
    id: documentId,
    title: 'example.txt',
    text: 'Dx: neck\npain. MRI',
    textSha256: 'f62b29e84c7574ea95bf4590281cb0240dbf09182608d7e92aeb8ecdf2ac378a',
    sourceSha256: 'f62b29e84c7574ea95bf4590281cb0240dbf09182608d7e92aeb8ecdf2ac378a',
    encoding: 'utf-8',
    byteOrderMark: false,
    extractor: 'text',
    importedAt: '2026-11-01T00:00:00.000Z',
    importedBy: annotator.id,
  },
  annotator,
  set: {
    documentId,
    annotatorId: annotator.id,
    revision: 0,
    status: 'done',
    note: '',
    spans: [
      {
        id: 'bbbbbbbbbbbbbbbbbbbbbbbbbb',
        label: 'finding',
        start: 4,
        end: 13,
        quote: 'neck\npain',
        attributes: { codes: ['M54.2'], status: 'in doubt' },
        note: '',
        ...provenance,
      },
      {
        id: 'cccccccccccccccccccccccccc',
        label: 'request',
        start: 15,
        end: 18,
        quote: 'MRI',
        attributes: {},
        note: 'of which region?',
        ...provenance,
      },
    ],
    relations: [
      {
        id: 'eeeeeeeeeeeeeeeeeeeeeeeeee',
        type: 'TREATS',
        from: 'cccccccccccccccccccccccccc',
        to: 'bbbbbbbbbbbbbbbbbbbbbbbbbb',
      },
    ],
    decisions: [
      { kind: 'absent', row: 'cccccccccccccccccccccccccc', column: 'guideline' },
      { kind: 'dismissed', label: 'finding', start: 9, end: 13 },
      {
        kind: 'verdict',
        gold: { label: 'finding', start: 4, end: 13 },
        predicted: { label: 'finding', start: 4, end: 8 },
        verdict: 'guideline-unclear',
        note: 'is pain part of it?',
      },
      {
        kind: 'waived',
        check: 'line-break',
        spans: ['bbbbbbbbbbbbbbbbbbbbbbbbbb'],
        range: null,
        reason: 'printed so',
      },
    ],
  },
}
