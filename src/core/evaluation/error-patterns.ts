import { compareText } from '../annotation/span'
import type { Id } from '../ids'
import { tokensOf } from '../text/tokens'
import { errorsOf, type EdgeError, type SpanError } from './errors'
import type { MarkedSpan, ScoredDocument } from './marks'

/** Errors that are wrong in the same way. */
export interface ErrorPattern {
  readonly kind: SpanError['kind']
  /** Of the gold; of a spurious span its own. */
  readonly label: string
  /** Where the label is wrong, the one that was predicted. */
  readonly predictedLabel: string | null
  /**
   * What the errors have in common, in lower case, each digit a 0: of a boundary the edges with the words beyond them
   * (`start +"chronic"` reaches further out, `end -"of the knee"` stops short), of a missing or spurious span its last
   * word; empty for a wrong label.
   */
  readonly words: string
  /** In the order of the documents and their texts. */
  readonly errors: readonly LocatedError[]
}

export interface LocatedError {
  readonly documentId: Id
  readonly error: SpanError
}

/** The errors of all documents by pattern, the most frequent first, then by kind, label and words. */
export function errorPatterns(documents: readonly ScoredDocument[]): readonly ErrorPattern[] {
  const patterns = new Map<string, ErrorPattern & { readonly errors: LocatedError[] }>()
  for (const document of documents) {
    for (const error of errorsOf(document)) {
      const like = patternOf(document.text, error)
      const key = JSON.stringify(like)
      const pattern = patterns.get(key) ?? { ...like, errors: [] }
      pattern.errors.push({ documentId: document.documentId, error })
      patterns.set(key, pattern)
    }
  }
  return [...patterns.values()].sort(
    (a, b) =>
      b.errors.length - a.errors.length ||
      compareText(a.kind, b.kind) ||
      compareText(a.label, b.label) ||
      compareText(a.predictedLabel ?? '', b.predictedLabel ?? '') ||
      compareText(a.words, b.words),
  )
}

function patternOf(text: string, error: SpanError): Omit<ErrorPattern, 'errors'> {
  const { kind } = error
  switch (kind) {
    case 'missing':
      return { kind, label: error.gold.label, predictedLabel: null, words: lastWord(text, error.gold) }
    case 'spurious':
      return {
        kind,
        label: error.predicted.label,
        predictedLabel: null,
        words: lastWord(text, error.predicted),
      }
    case 'boundary':
      return {
        kind,
        label: error.gold.label,
        predictedLabel: null,
        words: error.edges.map(edgeWords).join(' '),
      }
    case 'label':
      return { kind, label: error.gold.label, predictedLabel: error.predicted.label, words: '' }
  }
}

function edgeWords({ edge, units, words }: EdgeError): string {
  return `${edge} ${units > 0 ? '+' : '-'}"${general(words)}"`
}

function lastWord(text: string, { start, end }: MarkedSpan): string {
  const words = text.slice(start, end)
  const last = tokensOf(words).at(-1)
  return last ? general(words.slice(last.start, last.end)) : ''
}

function general(words: string): string {
  return words.toLowerCase().replaceAll(/\p{Nd}/gu, '0')
}
