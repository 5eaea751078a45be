import {
  keyOfDisagreement,
  verdictKinds,
  type LabelledRange,
  type VerdictKind,
  type VerdictSaid,
} from '../annotation/verdict'
import { codePointOffsets } from '../formats/code-points'
import type { Id } from '../ids'
import type { TextRange } from '../text/offsets'
import { errorPatterns, type ErrorPattern } from './error-patterns'
import type { ScoredDocument } from './marks'

/** What is marked, or proposed, at an error: `[start, end)` in UTF-16 code units. */
export interface ErrorSide extends LabelledRange {
  /** The same range in code points, as offsets are outside the app. */
  readonly codePoints: TextRange
  readonly quote: string
}

/** One error, with what the coder has said of it. */
export interface JudgedError {
  readonly documentId: Id
  readonly gold: ErrorSide | null
  readonly predicted: ErrorSide | null
  /** Null while the coder has said nothing. */
  readonly verdict: VerdictSaid | null
}

/** Errors that are wrong in the same way. */
export interface JudgedPattern<E extends JudgedError = JudgedError> extends Omit<ErrorPattern, 'errors'> {
  readonly places: readonly E[]
}

/**
 * The errors of all documents by pattern, each with its verdict. A verdict belongs to what is marked and proposed there,
 * whoever proposed it: the next version that errs just so has it already, and one on an error that is gone is not told.
 */
export function judgedErrors(
  documents: readonly ScoredDocument[],
  verdicts: ReadonlyMap<Id, ReadonlyMap<string, VerdictSaid>>,
): readonly JudgedPattern[] {
  const offsets = new Map(documents.map(({ documentId, text }) => [documentId, codePointOffsets(text)]))
  const texts = new Map(documents.map(({ documentId, text }) => [documentId, text]))
  const sideOf = (documentId: Id, { label, start, end }: LabelledRange): ErrorSide => {
    const ofText = offsets.get(documentId)!
    return {
      ...{ label, start, end },
      codePoints: { start: ofText.fromUtf16(start), end: ofText.fromUtf16(end) },
      quote: texts.get(documentId)!.slice(start, end),
    }
  }
  return errorPatterns(documents).map(({ errors, ...pattern }) => ({
    ...pattern,
    places: errors.map(({ documentId, error }) => {
      const gold = 'gold' in error ? sideOf(documentId, error.gold) : null
      const predicted = 'predicted' in error ? sideOf(documentId, error.predicted) : null
      const said = verdicts.get(documentId)?.get(keyOfDisagreement({ gold, predicted }))
      return {
        documentId,
        gold,
        predicted,
        verdict: said ? { verdict: said.verdict, note: said.note } : null,
      }
    }),
  }))
}

/** How many errors have which verdict. */
export type VerdictCounts = Readonly<Record<VerdictKind | 'undecided', number>>

export function verdictCounts(errors: Iterable<Pick<JudgedError, 'verdict'>>): VerdictCounts {
  const counts = Object.fromEntries([...verdictKinds, 'undecided'].map((kind) => [kind, 0]))
  for (const { verdict } of errors) counts[verdict?.verdict ?? 'undecided']! += 1
  return counts as VerdictCounts
}
