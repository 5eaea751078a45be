import type { Matching, SpanPair } from './matching'

/*
 * The scheme of SemEval-2013 task 9.1 (Segura-Bedmar, Martínez, Herrero-Zazo 2013, "SemEval-2013 Task 9: Extraction of
 * Drug-Drug Interactions from Biomedical Texts", aclanthology.org/S13-2056, and its "Evaluation metrics"), with the
 * counts of MUC-5 (Chinchor and Sundheim 1993, aclanthology.org/M93-1007). Its tables are explained and worked through
 * by D. S. Batista, "Named-Entity evaluation metrics based on entity-level" (2018), and in the README of nervaluate.
 */

/**
 * What counts as the same: `strict` range and label; `exact` the range, whatever the label; `partial` the range, an
 * overlap being worth a half, whatever the label; `type` the label, any overlap being enough.
 */
export const schemes = ['strict', 'exact', 'partial', 'type'] as const
export type Scheme = (typeof schemes)[number]

/** How spans, or other things that are compared, came out. */
export interface Counts {
  /** COR: the same. */
  readonly correct: number
  /** INC: matched, but not the same. */
  readonly incorrect: number
  /** PAR: ranges that overlap, in the scheme `partial` alone. */
  readonly partial: number
  /** MIS: in the gold alone. */
  readonly missing: number
  /** SPU: in the prediction alone. */
  readonly spurious: number
}

export const noCounts: Counts = { correct: 0, incorrect: 0, partial: 0, missing: 0, spurious: 0 }

export const countNames = Object.keys(noCounts) as (keyof Counts)[]

export interface Rates {
  readonly precision: number
  readonly recall: number
  readonly f1: number
}

export interface Scores extends Counts, Rates {
  /** POS = COR + INC + PAR + MIS: how many there are in the gold. */
  readonly possible: number
  /** ACT = COR + INC + PAR + SPU: how many were predicted. */
  readonly actual: number
}

/** How the spans of a matching came out in one scheme. */
export function countsOf({ pairs, missing, spurious }: Matching, scheme: Scheme): Counts {
  const of = { correct: 0, incorrect: 0, partial: 0 }
  for (const pair of pairs) of[resultOf(pair, scheme)] += 1
  return { ...of, missing: missing.length, spurious: spurious.length }
}

export function sumOf(counts: Iterable<Counts>): Counts {
  const sum = { ...noCounts }
  for (const one of counts) for (const name of countNames) sum[name] += one[name]
  return sum
}

/**
 * precision = (COR + PAR / 2) / ACT, recall = (COR + PAR / 2) / POS, F1 = 2 · precision · recall / (precision + recall).
 * PAR is 0 but in `partial`, so that these are the formulas of all four schemes. Where something was predicted and the
 * gold is empty, or the other way about, all three are 0. Where both are empty they are 1: to find nothing was right.
 */
export function scoresOf(counts: Counts): Scores {
  const { correct, incorrect, partial, missing, spurious } = counts
  const matched = correct + incorrect + partial
  const possible = matched + missing
  const actual = matched + spurious
  return { ...counts, possible, actual, ...ratesOf(correct + partial / 2, possible, actual) }
}

/** Precision, recall and F1 of what is right, what there is and what was predicted. */
function ratesOf(right: number, possible: number, actual: number): Rates {
  if (possible + actual === 0) return { precision: 1, recall: 1, f1: 1 }
  const precision = actual === 0 ? 0 : right / actual
  const recall = possible === 0 ? 0 : right / possible
  // The same as the harmonic mean, and also right where both are 0.
  return { precision, recall, f1: (2 * right) / (possible + actual) }
}

function resultOf({ gold, predicted }: SpanPair, scheme: Scheme): 'correct' | 'incorrect' | 'partial' {
  const isSameRange = gold.start === predicted.start && gold.end === predicted.end
  const isSameLabel = gold.label === predicted.label
  switch (scheme) {
    case 'strict':
      return isSameRange && isSameLabel ? 'correct' : 'incorrect'
    case 'exact':
      return isSameRange ? 'correct' : 'incorrect'
    case 'partial':
      return isSameRange ? 'correct' : 'partial'
    case 'type':
      return isSameLabel ? 'correct' : 'incorrect'
  }
}
