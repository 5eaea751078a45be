import type { TextRange } from '../text/offsets'
import type { MarkedSpan, ScoredDocument } from './marks'
import { matchSpans, type SpanPair } from './matching'

/** One span that came out wrong, by the matching of `matchSpans`. */
export type SpanError =
  | { readonly kind: 'missing'; readonly gold: MarkedSpan }
  | { readonly kind: 'spurious'; readonly predicted: MarkedSpan }
  /** The right label at other edges. */
  | (SpanPair & { readonly kind: 'boundary'; readonly edges: readonly EdgeError[] })
  /** Another label; there are no edges where the range is right. */
  | (SpanPair & { readonly kind: 'label'; readonly edges: readonly EdgeError[] })

/** How far an edge of a prediction is from the gold's. */
export interface EdgeError {
  readonly edge: 'start' | 'end'
  /** UTF-16 code units: above 0 where the prediction reaches further out, below 0 where it stops short. */
  readonly units: number
  /** The text between the two edges, its white space folded. */
  readonly words: string
}

/** The spans that came out wrong, in the order of the text. */
export function errorsOf({
  text,
  gold,
  predicted,
}: Omit<ScoredDocument, 'documentId'>): readonly SpanError[] {
  const { pairs, missing, spurious } = matchSpans<MarkedSpan, MarkedSpan>(gold.spans, predicted.spans)
  const errors: SpanError[] = [
    ...missing.map((span) => ({ kind: 'missing' as const, gold: span })),
    ...spurious.map((span) => ({ kind: 'spurious' as const, predicted: span })),
    ...pairs.flatMap((pair) => errorOfPair(text, pair)),
  ]
  return errors.sort((a, b) => placeOf(a).start - placeOf(b).start || placeOf(a).end - placeOf(b).end)
}

/** Where an error stands (UTF-16): all that gold and prediction cover. */
export function placeOf(error: SpanError): TextRange {
  switch (error.kind) {
    case 'missing':
      return error.gold
    case 'spurious':
      return error.predicted
    case 'boundary':
    case 'label':
      return {
        start: Math.min(error.gold.start, error.predicted.start),
        end: Math.max(error.gold.end, error.predicted.end),
      }
  }
}

function errorOfPair(text: string, { gold, predicted }: SpanPair): readonly SpanError[] {
  const edges = [
    ...edgeError(text, 'start', gold.start - predicted.start, gold.start, predicted.start),
    ...edgeError(text, 'end', predicted.end - gold.end, gold.end, predicted.end),
  ]
  if (gold.label !== predicted.label) return [{ kind: 'label', gold, predicted, edges }]
  return edges.length > 0 ? [{ kind: 'boundary', gold, predicted, edges }] : []
}

function edgeError(text: string, edge: 'start' | 'end', units: number, a: number, b: number): EdgeError[] {
  if (units === 0) return []
  const words = text.slice(Math.min(a, b), Math.max(a, b)).replaceAll(/\s+/g, ' ').trim()
  return [{ edge, units, words }]
}
