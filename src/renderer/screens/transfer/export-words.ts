import type { ExportProblem } from '../../../ipc/export-views'
import type { ExportLoss, UnreadableWork } from '../../../ipc/views'

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
      return relationLossWords(reason)
    case 'note':
      return 'Notes on letters: this format has no place for them.'
    case 'spanNote':
      return 'Notes on spans: this format has no place for them.'
    case 'character':
      return 'Characters that XML cannot hold, a form feed among them: a space is written for each.'
    case 'decision':
      return 'Cells marked absent, waivers, dismissals and verdicts: this format has no place for them.'
  }
}

function relationLossWords(reason: string): string {
  switch (reason) {
    case 'span-lost':
      return 'Relations of which a span is left out.'
    case 'no-place':
      return 'Relations that make no cell of the ledger.'
    default:
      return 'Relations: this format has no place for them.'
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
    case 'no-place':
      return 'Spans of labels for which this format has no place.'
    default:
      return 'Spans that this format cannot hold.'
  }
}

/** A difference between what was written and what was read back from the export. */
export function differenceWords(reason: string): string {
  switch (reason) {
    case 'text':
      return 'The text is not the same.'
    case 'note':
      return 'The note on the letter is not the same.'
    case 'spans':
      return 'The spans are not the same.'
    case 'relations':
      return 'The relations are not the same.'
    case 'details':
      return 'Its title, its status, who marked what and when, a cell marked absent, a waiver, a dismissal or a verdict is not the same.'
    case 'head-differs':
      return 'What the export says of the project itself is not the same.'
    case 'not-in-project':
      return 'The export holds a document that the project does not.'
    case 'not-read-back':
      return 'The document is missing from the export.'
    case 'relation-not-allowed':
    case 'relation-to-itself':
      return 'A relation joins spans that the label schema does not allow. Correct it, then export again.'
    default:
      return `Part of it could not be read back (${reason}).`
  }
}

/** What is wrong at a place of an export. */
export function problemWords({ reason }: Pick<ExportProblem, 'reason'>): string {
  switch (reason) {
    case 'file-changed':
      return 'is not the file that was written.'
    case 'file-missing':
      return 'is missing.'
    case 'file-extra':
      return 'was added since: it is none of the export.'
    case 'not-a-file':
      return 'is a link or a folder, where a file was written.'
    case 'manifest-missing':
      return 'is missing: this is no export of Goldspan, or one of an earlier version.'
    case 'manifest-damaged':
      return 'is damaged, so nothing of this export can be proven.'
    case 'manifest-newer':
      return 'was written by a newer version of Goldspan.'
    case 'format-unknown':
      return 'names a format that this version of Goldspan does not know.'
    default:
      return reason.startsWith('unreadable-')
        ? `could not be read (${reason.slice('unreadable-'.length)}).`
        : differenceWords(reason)
  }
}

/** Why work is not in the export: a document, an annotator's set of it, or all of an annotator's. */
export function unreadableWords({
  documentId,
  reason,
}: Pick<UnreadableWork, 'documentId' | 'reason'>): string {
  const isAnnotator = documentId === null
  switch (reason) {
    case 'missing':
      return isAnnotator
        ? 'The file that says who this annotator is, is missing from the project folder.'
        : 'Its text is missing from the project folder.'
    case 'damaged':
      return isAnnotator ? 'The file that says who this annotator is, is damaged.' : 'It is damaged.'
    case 'newer':
      return 'A newer version of Goldspan wrote it.'
    case 'range-invalid':
    case 'quote-differs':
    case 'relation-end-missing':
    case 'decision-span-missing':
    case 'set-of-another':
    case 'text-malformed':
      return `Its marks do not fit its text (${reason}).`
    case 'fork':
      return 'There are two versions of the work on it. Choose one of them first.'
    default:
      return 'It could not be read.'
  }
}

/** Losses in the order in which they matter: spans first, then the most frequent. */
export function inLossOrder(losses: readonly ExportLoss[]): readonly ExportLoss[] {
  return [...losses].sort((a, b) => rankOf(a) - rankOf(b) || b.count - a.count)
}

function rankOf({ kind }: ExportLoss): number {
  return kind === 'span' ? 0 : kind === 'edges' ? 1 : 2
}
