import { compareText, type Span } from '../annotation/span'
import { tokensOf } from '../text/tokens'
import { codePointOffsets } from './code-points'
import type { CorpusDocument, CorpusHead, Format } from './format'
import { hfCard, hfCardPath, tagClasses } from './hf-card'
import { readHf } from './hf-reader'
import { showsKeys } from './json-documents'
import { jsonLine } from './json-line'
import { lossesOf } from './losses'
import { assertSound, indexedRelations, onceEach } from './soundness'
import { planTags, spansOfTokens } from './tag-plan'
import { iob2Scheme, tagOf } from './tag-scheme'
import { notOfMarks, wholeMarks } from './whole-marks'

const path = 'data/train.jsonl'
/** A row says these itself, not something in it. */
const firstKey = /^\ufeff?\s*\{\s*"(?:id|text)"\s*:/
/** As files of a data set are called; a text may be so long that no column behind it is seen. */
const splitName = /^(?:train|validation|test)(?:-.*)?\.jsonl$/

/**
 * A folder as the Hugging Face `datasets` library loads it (https://huggingface.co/docs/datasets, "Structure your
 * repository"): `data/train.jsonl`, one document a row, and `README.md` with the type of each column (`hfCard`). A row has
 * `id`; `text`; `note`; `spans` of `start, end, label, attributes, needs_review, note`, in code points; `relations` of
 * `type, from, to`, which are indices of spans; `tokens` and `ner_tags` (IOB2, as numbers of the card's classes). Every
 * row has every key: the types of a column must be one. Spans are a list of objects, because the library turns
 * a `Sequence` of them inside out.
 */
export const hf: Format = {
  id: 'hf',
  version: 1,
  name: 'Hugging Face data set',
  purpose: 'training',
  description:
    'A folder that the datasets library loads, with spans and relations of each letter, and words with IOB2 tags beside them.',
  capabilities: { ...wholeMarks, unit: 'code points' },
  neverHeld: notOfMarks,
  example: `{"id":"dddddddddddddddddddddddddd","text":"Dx: neck\\npain. MRI","note":"","spans":[{"start":4,"end":13,"label":"finding","attributes":[{"name":"codes","value":null,"values":["M54.2"]},{"name":"status","value":"in doubt","values":null}],"needs_review":false,"note":""},{"start":15,"end":18,"label":"request","attributes":[],"needs_review":false,"note":"of which region?"}],"relations":[{"type":"TREATS","from":1,"to":0}],"tokens":["Dx",":","neck","pain",".","MRI"],"ner_tags":[0,0,1,2,0,3]}
`,
  *write(head, documents) {
    const tags = new TagNumbers(head)
    yield { path, chunk: '' }
    for (const entry of onceEach(documents)) {
      assertSound(entry)
      yield { path, chunk: jsonLine(rowOf(entry, tags)) }
    }
    yield { path: hfCardPath, chunk: hfCard(tags.labels) }
  },
  filesBelong: 'alone',
  isLineDocument: true,
  looksLike: (name, beginning) =>
    firstKey.test(beginning) &&
    !showsKeys(beginning, 'tokens', 'ws') &&
    showsKeys(beginning, 'id', 'text', ...(splitName.test(name) ? [] : ['spans'])),
  losses: (entry) => lossesOf(entry, hf.capabilities),
  read: readHf,
}

/** Numbers of tags: labels in the order of the schema, then others as they come. */
class TagNumbers {
  readonly labels: string[]
  #numbers: ReadonlyMap<string, number>

  constructor(head: CorpusHead) {
    this.labels = head.schema.labels.map(({ id }) => id)
    this.#numbers = this.#counted()
  }

  of(tag: string): number {
    if (!this.#numbers.has(tag)) {
      this.labels.push(tag.slice(2))
      this.#numbers = this.#counted()
    }
    return this.#numbers.get(tag)!
  }

  #counted(): ReadonlyMap<string, number> {
    return new Map(tagClasses(this.labels).map((name, index) => [name, index]))
  }
}

function rowOf({ document: { id, text }, set }: CorpusDocument, tags: TagNumbers): object {
  const spans = set?.spans ?? []
  const offsets = codePointOffsets(text)
  const { kept } = planTags(text, spans)
  const tokens = tokensOf(
    text,
    kept.flatMap(({ start, end }) => [start, end]),
  )
  const tagged = spansOfTokens(tokens, kept)
  return {
    id,
    text,
    note: set?.note ?? '',
    spans: spans.map(({ start, end, label, attributes, needsReview, note }) => ({
      start: offsets.fromUtf16(start),
      end: offsets.fromUtf16(end),
      label,
      attributes: attributeRows(attributes),
      needs_review: needsReview,
      note,
    })),
    relations: indexedRelations(spans, set?.relations ?? []).map(({ type, from, to }) => ({
      type,
      from,
      to,
    })),
    tokens: tokens.map(({ start, end }) => text.slice(start, end)),
    ner_tags: tokens.map((token, index) =>
      tags.of(tagOf(token, tagged[index], iob2Scheme, (label) => label)),
    ),
  }
}

function attributeRows(attributes: Span['attributes']): object[] {
  return Object.entries(attributes)
    .sort(([a], [b]) => compareText(a, b))
    .map(([name, value]) =>
      typeof value === 'string' ? { name, value, values: null } : { name, value: null, values: value },
    )
}
