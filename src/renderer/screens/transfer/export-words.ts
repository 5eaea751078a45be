import type { ExportLoss } from '../../../ipc/views'

/** What a format could not hold of a document, and why. */
export function lossWords({ kind, reason }: Pick<ExportLoss, 'kind' | 'reason'>): string {
  switch (kind) {
    case 'span':
      return spanLossWords(reason)
    case 'edges':
      return 'Kept, but shorter: this format cannot begin or end a span on invisible characters.'
    case 'attribute':
      return reason === 'empty-list'
        ? 'An attribute with an empty list of codes is left out.'
        : 'An attribute is left out: this format has no place for it.'
    case 'needsReview':
      return '"Needs review" is left out: this format has no place for it.'
    case 'relation':
      return reason === 'span-lost'
        ? 'A relation is left out, because one of its spans is.'
        : 'A relation is left out: this format has no place for it.'
    case 'note':
      return 'The note on the letter is left out: this format has no place for it.'
  }
}

function spanLossWords(reason: string): string {
  switch (reason) {
    case 'overlap':
      return 'Left out: it overlaps another span, and this format can mark each word only once.'
    case 'no-token':
      return 'Left out: it covers no whole word or sign.'
    case 'no-text':
      return 'Left out: it covers nothing visible.'
    default:
      return 'Left out: this format cannot hold it.'
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

/** Losses grouped by what they are, the most frequent first. */
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
    .sort((a, b) => b.losses.length - a.losses.length)
}
