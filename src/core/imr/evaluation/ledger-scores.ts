import type { AnnotationSet } from '../../annotation/annotation-set'
import type { Span } from '../../annotation/span'
import type { Bootstrap } from '../../evaluation/bootstrap'
import { noCounts, sumOf, type Counts } from '../../evaluation/counts'
import { comparableValue } from '../../evaluation/marks'
import { matchSpans } from '../../evaluation/matching'
import { scoreTable, type MeasuredScores, type ScoreTable, type Tally } from '../../evaluation/score-table'
import { ledgerOf, type LedgerRow } from '../ledger/ledger'

/** How the ledger of a prediction stands to that of the gold. */
export interface LedgerScores {
  /** By field: `item` and the ids of the ledger's columns. */
  readonly fields: ScoreTable
  /** Whole records: requested items with every field right. */
  readonly records: MeasuredScores
}

/** One document's set of marks that are right, and one that was predicted. */
export interface LedgerPair {
  readonly gold: AnnotationSet
  readonly predicted: AnnotationSet
}

/**
 * Scores what a parser is to put out: of each requested item its words, outcome, guidelines and conclusion.
 *
 * Records are matched by their items as spans are (`matchSpans`). A field is correct where both hold as many spans, of
 * the same ranges and with the same attributes, incorrect where they differ, missing or spurious where one is empty;
 * where both are empty it is not counted. A record is correct where all its fields are right, the empty ones too, and
 * incorrect where one is not; one of an item that nothing is matched with is missing or spurious, with all its fields.
 */
export function ledgerScores(pairs: readonly LedgerPair[], bootstrap: Bootstrap): LedgerScores {
  const tallies = pairs.map(talliesOf)
  return {
    fields: scoreTable(
      tallies.map(({ fields }) => fields),
      bootstrap,
    ),
    records: scoreTable(
      tallies.map(({ records }) => ({ all: records, kinds: new Map() })),
      bootstrap,
    ).micro,
  }
}

function talliesOf({ gold, predicted }: LedgerPair): { readonly fields: Tally; readonly records: Counts } {
  const [ofGold, ofPredicted] = [recordsOf(gold), recordsOf(predicted)]
  const { pairs, missing, spurious } = matchSpans<Span, Span>([...ofGold.keys()], [...ofPredicted.keys()])
  const compared = [
    ...pairs.map((pair) => comparison(ofGold.get(pair.gold), ofPredicted.get(pair.predicted))),
    ...missing.map((item) => comparison(ofGold.get(item), undefined)),
    ...spurious.map((item) => comparison(undefined, ofPredicted.get(item))),
  ]
  const fields = new Map<string, Counts>()
  for (const record of compared) {
    for (const [field, result] of record.fields) {
      fields.set(field, plus(fields.get(field) ?? noCounts, result))
    }
  }
  return {
    fields: { all: sumOf(fields.values()), kinds: fields },
    records: compared.reduce((counts, { result }) => plus(counts, result), noCounts),
  }
}

type Result = 'correct' | 'incorrect' | 'missing' | 'spurious'

/** What each field holds; the empty text where it holds nothing. */
type LedgerRecord = ReadonlyMap<string, string>

/** The records of a set, by their items. */
function recordsOf(set: AnnotationSet): ReadonlyMap<Span, LedgerRecord> {
  // Without blocks there are rows of marked items alone.
  return new Map(ledgerOf(set, []).rows.flatMap((row) => (row.item ? [[row.item, recordOf(row)]] : [])))
}

function recordOf({ item, cells }: LedgerRow): LedgerRecord {
  return new Map([
    ['item', item ? contentOf([item]) : ''],
    ...cells.map(({ column, spans }) => [column.id, contentOf(spans)] as const),
  ])
}

function contentOf(spans: readonly Span[]): string {
  if (spans.length === 0) return ''
  return JSON.stringify(
    spans.map(({ start, end, attributes }) => [
      start,
      end,
      ...Object.keys(attributes)
        .sort()
        .map((id) => [id, comparableValue(attributes[id])])
        .filter(([, value]) => value !== ''),
    ]),
  )
}

function comparison(gold: LedgerRecord | undefined, predicted: LedgerRecord | undefined) {
  const fields = [...(gold ?? predicted ?? new Map<string, string>()).keys()].flatMap((field) => {
    const result = resultOf(gold?.get(field) ?? '', predicted?.get(field) ?? '')
    return result ? [[field, result] as const] : []
  })
  const isRight = fields.every(([, result]) => result === 'correct')
  const result: Result = !gold ? 'spurious' : !predicted ? 'missing' : isRight ? 'correct' : 'incorrect'
  return { fields, result }
}

function resultOf(gold: string, predicted: string): Result | null {
  if (gold === predicted) return gold === '' ? null : 'correct'
  return predicted === '' ? 'missing' : gold === '' ? 'spurious' : 'incorrect'
}

function plus(counts: Counts, result: Result): Counts {
  return { ...counts, [result]: counts[result] + 1 }
}
