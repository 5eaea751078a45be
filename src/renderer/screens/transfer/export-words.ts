import type { ExportLoss } from '../../../ipc/views'

/** What a format could not hold of a document, and why. */
export function lossWords({ kind, reason }: Pick<ExportLoss, 'kind' | 'reason'>): string {
  switch (kind) {
    case 'span':
      return spanLossWords(reason)
    case 'edges':
      return 'Spans that are kept, but shorter: no span can begin or end on invisible characters.'
    case 'attribute':
      return reason === 'empty-list'
        ? 'Attributes that are empty lists of codes.'
        : 'Attributes: this format has no place for them.'
    case 'needsReview':
      return 'Marks "needs review": this format has no place for them.'
    case 'relation':
      return reason === 'span-lost'
        ? 'Relations of which a span is left out.'
        : 'Relations: this format has no place for them.'
    case 'note':
      return 'Notes on letters: this format has no place for them.'
  }
}

function spanLossWords(reason: string): string {
  switch (reason) {
    case 'overlap':
      return 'Spans that overlap another: this format can mark each word only once.'
    case 'no-token':
      return 'Spans that cover no whole word or sign.'
    case 'no-text':
      return 'Spans that cover nothing visible.'
    default:
      return 'Spans that this format cannot hold.'
  }
}

/** A difference between the project and what was read back from the export. */
export function differenceWords(reason: string): string {
  switch (reason) {
    case 'annotator':
      return 'The annotator is not the same.'
    case 'text':
      return 'The text is not the same.'
    case 'spans':
      return 'The spans are not the same.'
    case 'relations':
      return 'The relations are not the same.'
    case 'document':
      return 'Another document stands in its place.'
    case 'not-in-project':
      return 'The export holds a document that the project does not.'
    case 'not-read-back':
      return 'The document is missing from the export.'
    default:
      return `Part of it could not be read back (${reason}).`
  }
}

/** Why a document is not in the export. */
export function unreadableWords(reason: string): string {
  switch (reason) {
    case 'missing':
      return 'Its text is missing from the project folder.'
    case 'damaged':
      return 'It is damaged.'
    case 'newer':
      return 'A newer version of Goldspan wrote it.'
    case 'fork':
      return 'There are two versions of the work on it. Choose one of them first.'
    default:
      return 'It could not be read.'
  }
}

/** Losses grouped by what they are: spans first, then the most frequent. */
export function lossGroups(
  losses: readonly ExportLoss[],
): readonly { words: string; losses: readonly ExportLoss[] }[] {
  const groups = new Map<string, ExportLoss[]>()
  for (const loss of losses) {
    const words = lossWords(loss)
    const group = groups.get(words)
    if (group) group.push(loss)
    else groups.set(words, [loss])
  }
  return [...groups]
    .map(([words, group]) => ({ words, losses: group }))
    .sort((a, b) => rankOf(a.losses) - rankOf(b.losses) || b.losses.length - a.losses.length)
}

function rankOf([first]: readonly ExportLoss[]): number {
  return first?.kind === 'span' ? 0 : first?.kind === 'edges' ? 1 : 2
}
