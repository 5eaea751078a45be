import { compareText } from '../annotation/span'
import { percentileIntervals, type Bootstrap, type Interval } from './bootstrap'
import { countNames, noCounts, scoresOf, sumOf, type Counts, type Rates, type Scores } from './counts'

/** How things of several kinds came out in one document. */
export interface Tally {
  readonly all: Counts
  /** By kind: a label, a type of relation, a column. Kinds that do not occur may be absent. */
  readonly kinds: ReadonlyMap<string, Counts>
}

export interface MeasuredScores extends Scores {
  readonly intervals: Intervals
}

/** 95 % intervals by document (`percentileIntervals`); null with less than two documents. */
export type Intervals = Readonly<Record<keyof Rates, Interval | null>>

export interface ScoreTable {
  /** Everything counted together. */
  readonly micro: MeasuredScores
  /**
   * The means of the kinds' precision, recall and F1, each kind weighing the same. F1 is the mean of F1s, not the F1 of
   * means (Opitz and Burst 2019, "Macro F1 and Macro F1", arXiv:1911.03347). All are 1 where there are no kinds.
   */
  readonly macro: Rates & { readonly intervals: Intervals }
  /** Kinds that occur in gold or prediction, in code unit order. */
  readonly kinds: Readonly<Record<string, MeasuredScores>>
}

/** The scores of all documents together. Linear in documents, kinds and resamples. */
export function scoreTable(tallies: readonly Tally[], bootstrap: Bootstrap): ScoreTable {
  const kinds = [...new Set(tallies.flatMap((tally) => occurring(tally)))].sort(compareText)
  const sums = [undefined, ...kinds].map((kind) => sumOf(tallies.map((tally) => countsIn(tally, kind))))
  const rows = tallies.map((tally) =>
    Float64Array.from(
      [undefined, ...kinds].flatMap((kind) => countNames.map((name) => countsIn(tally, kind)[name])),
    ),
  )
  const figures = percentileIntervals(rows, figuresOf, bootstrap)
  const intervalsAt = (place: number): Intervals => ({
    precision: figures[3 * place] ?? null,
    recall: figures[3 * place + 1] ?? null,
    f1: figures[3 * place + 2] ?? null,
  })
  const measured = sums.map((sum, i): MeasuredScores => ({ ...scoresOf(sum), intervals: intervalsAt(i + 1) }))
  const [micro, ...ofKinds] = measured
  return {
    micro: micro!,
    macro: { ...meanRates(ofKinds), intervals: intervalsAt(0) },
    kinds: Object.fromEntries(kinds.map((kind, i) => [kind, ofKinds[i]!])),
  }
}

function occurring({ kinds }: Tally): string[] {
  return [...kinds].filter(([, counts]) => countNames.some((name) => counts[name] > 0)).map(([kind]) => kind)
}

function countsIn({ all, kinds }: Tally, kind: string | undefined): Counts {
  return kind === undefined ? all : (kinds.get(kind) ?? noCounts)
}

/** Rates of sums that stand one after the other, everything first: macro, micro, each kind. */
function figuresOf(sums: Float64Array): readonly number[] {
  const [all, ...kinds] = Array.from({ length: sums.length / countNames.length }, (_, i) => {
    const counts = { ...noCounts }
    countNames.forEach((name, n) => (counts[name] = sums[i * countNames.length + n]!))
    return scoresOf(counts)
  })
  if (!all) return []
  const drawn = kinds.filter(isDrawn)
  const macro = drawn.length === 0 ? undefined : meanRates(drawn)
  return [macro, ...[all, ...kinds].map((scores) => (isDrawn(scores) ? scores : undefined))].flatMap(
    (rates) => [rates?.precision ?? NaN, rates?.recall ?? NaN, rates?.f1 ?? NaN],
  )
}

/** Whether a draw has anything to say of a kind; its rates would be those of nothing. */
function isDrawn({ possible, actual }: Scores): boolean {
  return possible + actual > 0
}

function meanRates(scores: readonly Rates[]): Rates {
  const mean = (name: keyof Rates) =>
    scores.length === 0 ? 1 : scores.reduce((sum, rates) => sum + rates[name], 0) / scores.length
  return { precision: mean('precision'), recall: mean('recall'), f1: mean('f1') }
}
