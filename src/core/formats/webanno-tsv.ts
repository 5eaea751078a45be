import { compareText, type AttributeValue, type Span } from '../annotation/span'
import type { TextRange } from '../text/offsets'
import { tokensOf, visibleRange } from '../text/tokens'
import type { CorpusDocument, Format } from './format'
import { lossesOf } from './losses'
import { sentenceRanges } from './sentences'
import { assertSound, indexedRelations, onceEach } from './soundness'
import { escapeText, escapeValue } from './webanno-text'
import { readWebannoTsv } from './webanno-tsv-reader'
import { addFeature, featureOf, featuresOfSchema, relationType, spanType, typeSystem } from './xmi-types'

/**
 * WebAnno TSV 3.3 (INCEpTION's user guide, its reader and writer tsv3x, and their reference files): one `<document>.tsv`
 * per document and a `TypeSystem.xml` with the layers. Offsets are UTF-16 code units. Tokens end at the edges of spans,
 * so that there are no sub-tokens. Sentences cover the text up to the next one's first token, so that every character of
 * it is in a `#Text=` line; what no token is in front of the first one is a token of its own. The layer GoldspanSpan has
 * the columns label, needsReview and one for each attribute that the document has, a list as JSON. A span over several
 * tokens, or stacked with another, has a number in brackets, counted in canonical order.
 */
export const webannoTsv: Format = {
  id: 'webanno-tsv',
  version: 1,
  name: 'WebAnno TSV 3.3',
  purpose: 'annotation-tool',
  description:
    'A table of words per letter, for INCEpTION and WebAnno; XMI holds more. Without notes and white space at the ends of spans.',
  capabilities: {
    unit: 'UTF-16 code units',
    includesText: true,
    overlap: true,
    discontinuous: false,
    newlineInSpan: 'tokens',
    relations: true,
    attributes: true,
    needsReview: true,
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
  example: `#FORMAT=WebAnno TSV 3.3
#T_SP=webanno.custom.GoldspanSpan|label|needsReview|attribute_status|codes_codes
#T_RL=webanno.custom.GoldspanRelation|label|BT_webanno.custom.GoldspanSpan


#Text=Dx: neck
#Text=pain. MRI
1-1	0-2	Dx	_	_	_	_	_	_	
1-2	2-3	:	_	_	_	_	_	_	
1-3	4-8	neck	finding[1]	false[1]	in doubt[1]	\\["M54.2"\\][1]	TREATS	1-6[0_1]	
1-4	9-13	pain	finding[1]	false[1]	in doubt[1]	\\["M54.2"\\][1]	_	_	
1-5	13-14	.	_	_	_	_	_	_	
1-6	15-18	MRI	request	false	*	*	_	_	
`,
  *write(head, documents) {
    const features = featuresOfSchema(head.schema)
    for (const entry of onceEach(documents)) {
      assertSound(entry)
      for (const { attributes } of entry.set?.spans ?? []) {
        for (const [id, value] of Object.entries(attributes)) addFeature(features, id, value)
      }
      yield { path: `${entry.document.id}.tsv`, chunk: table(entry) }
    }
    // A cell is one text, so here even lists are.
    const asText = [...features.keys()].map((name) => [name, 'uima.cas.String'] as const)
    yield { path: 'TypeSystem.xml', chunk: typeSystem(new Map(asText)) }
  },
  filesBelong: 'alone',
  isLineDocument: false,
  looksLike: (_, beginning) => /^\ufeff?#FORMAT=WebAnno TSV /.test(beginning),
  losses: (entry) =>
    lossesOf(entry, webannoTsv.capabilities, {
      fateOf: (span) => visibleRange(entry.document.text, span) ?? 'no-token',
    }),
  read: readWebannoTsv,
}

/** A span as the rows of its tokens have it. */
interface TableSpan extends TextRange {
  readonly span: Span
  /** The id of its first row, such as `1-3`. */
  unit: string
  /** Null until it is known to need one. */
  number: number | null
  isAmbiguous: boolean
}

interface Row extends TextRange {
  readonly unit: string
  /** In canonical order. */
  readonly spans: readonly TableSpan[]
}

function table({ document: { text }, set }: CorpusDocument): string {
  const kept = (set?.spans ?? []).flatMap((span): TableSpan[] => {
    const range = visibleRange(text, span)
    return range ? [{ ...range, span, unit: '', number: null, isAmbiguous: false }] : []
  })
  const tokens = tokensWithBeginning(text, kept)
  const sentences = sentenceRanges(text, tokens, kept)
  const rows = rowsOf(tokens, sentences, kept)
  let numbers = 0
  for (const one of kept) if (one.isAmbiguous) one.number = numbers += 1
  const features = [
    ...new Set(
      kept.flatMap(({ span }) => Object.entries(span.attributes).map(([id, value]) => featureOf(id, value))),
    ),
  ]
  features.sort(compareText)
  const relationCells = relationCellsOf(kept, set)
  const header = [
    ...(kept.length === 0 ? [] : [`#T_SP=${[spanType, 'label', 'needsReview', ...features].join('|')}\n`]),
    ...(relationCells.size === 0 ? [] : [`#T_RL=${relationType}|label|BT_${spanType}\n`]),
  ]
  const cellsOf = ({ unit, spans }: Row): string[] => {
    if (kept.length === 0) return []
    const ofSpans = ['label', 'needsReview', ...features].map((feature) =>
      stacked(
        spans.map((one) => `${valueOf(one.span, feature)}${one.number === null ? '' : `[${one.number}]`}`),
      ),
    )
    const ofRelations = relationCells.size === 0 ? [] : (relationCells.get(unit) ?? ['_', '_'])
    return [...ofSpans, ...ofRelations]
  }
  const bodies = sentences.map((sentence, index) => {
    const lines = text.slice(sentence.start, sentence.end).split('\n')
    return [
      ...lines.map((line) => `#Text=${escapeText(line)}\n`),
      ...rows[index]!.map((row) => {
        const fields = [
          row.unit,
          `${row.start}-${row.end}`,
          escapeText(text.slice(row.start, row.end)),
          ...cellsOf(row),
        ]
        return `${fields.join('\t')}\t\n`
      }),
    ].join('')
  })
  return `#FORMAT=WebAnno TSV 3.3\n${header.join('')}\n${bodies.map((body) => `\n${body}`).join('')}`
}

/** The text in front of the first token is one too, or the first sentence would begin behind it. */
function tokensWithBeginning(text: string, spans: readonly TextRange[]): TextRange[] {
  const tokens = tokensOf(
    text,
    spans.flatMap(({ start, end }) => [start, end]),
  )
  const first = tokens[0]?.start ?? text.length
  return first === 0 ? tokens : [{ start: 0, end: first }, ...tokens]
}

/** The rows of each sentence. Notes in the spans where their first row is and whether they need a number. */
function rowsOf(
  tokens: readonly TextRange[],
  sentences: readonly TextRange[],
  kept: readonly TableSpan[],
): Row[][] {
  const rows: Row[][] = sentences.map(() => [])
  let sentence = 0
  let next = 0
  let open: TableSpan[] = []
  for (const { start, end } of tokens) {
    while (sentences[sentence]!.end <= start) sentence += 1
    open = open.filter((one) => one.end > start)
    for (; next < kept.length && kept[next]!.start <= start; next += 1) open.push(kept[next]!)
    const ofSentence = rows[sentence]!
    const unit = `${sentence + 1}-${ofSentence.length + 1}`
    for (const one of open) {
      if (open.length > 1 || one.unit !== '') one.isAmbiguous = true
      if (one.unit === '') one.unit = unit
    }
    ofSentence.push({ start, end, unit, spans: open })
  }
  return rows
}

function valueOf({ label, needsReview, attributes }: Span, feature: string): string {
  if (feature === 'label') return escapeValue(label)
  if (feature === 'needsReview') return String(needsReview)
  const found = Object.entries(attributes).find(([id, value]) => featureOf(id, value) === feature)
  return found ? escapeValue(textOf(found[1])) : '*'
}

function textOf(value: AttributeValue): string {
  return typeof value === 'string' ? value : JSON.stringify(value)
}

function stacked(values: readonly string[]): string {
  return values.length === 0 ? '_' : values.join('|')
}

/** Both cells of the relations that end in a row, by the row's id: their types, and where they come from. */
function relationCellsOf(
  kept: readonly TableSpan[],
  set: CorpusDocument['set'],
): Map<string, [string, string]> {
  const relations = indexedRelations(
    kept.map(({ span }) => span),
    set?.relations ?? [],
  )
  const cells = new Map<string, [string, string]>()
  for (const { type, from, to } of relations) {
    const [source, target] = [kept[from]!, kept[to]!]
    const isPlain = source.number === null && target.number === null
    const reference = source.unit + (isPlain ? '' : `[${source.number ?? 0}_${target.number ?? 0}]`)
    const before = cells.get(target.unit)
    cells.set(
      target.unit,
      before
        ? [`${before[0]}|${escapeValue(type)}`, `${before[1]}|${reference}`]
        : [escapeValue(type), reference],
    )
  }
  return cells
}
