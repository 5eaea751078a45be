import type { LensDeed } from '../../../core/annotation/lens/lens-command'
import type { LensRefusal, LensReport, LensRunView } from '../../../ipc/lens-views'
import { failureMessage } from '../../parts/failure-message'
import { counted } from '../../parts/sizes'
import { exactMomentWords } from '../../parts/times'
import { listedCount, type Lens, type LensColumnId } from '../../state/lens'

/** What stands above a column, for a label of this name. */
export function columnWords(column: LensColumnId, labelName: string): string {
  switch (column) {
    case 'so':
      return `Labelled ${labelName}`
    case 'otherwise':
      return 'Labelled otherwise'
    case 'not':
      return 'Not labelled'
    case 'dismissed':
      return 'Dismissed'
  }
}

/** What came of the search. */
export function outcomeWords(lens: Lens): string {
  const { state, searched, count, documents } = lens
  if (typeof state === 'object') {
    const { title, message } = failureMessage(state)
    return `${title}. ${message}`
  }
  if (state === 'nothing-asked' || (state === 'done' && searched.trim() === '')) return ''
  // Spoken once: the figures change all the time.
  if (state === 'searching') return 'Looking through the letters …'
  const all = `${counted(count, 'place')} in ${counted(documents, 'letter')}`
  const begun = state === 'cancelled' ? `Cancelled after ${all}` : all
  if (state === 'done' && count === 0) return 'Nowhere in the letters of this project.'
  const listed = listedCount(lens)
  return count > listed ? `${begun}; the first ${listed.toLocaleString('en-US')} are listed` : begun
}

/** What a run did, such as "Labelled 12 places as Diagnosis in 4 letters". */
export function reportWords({ kind, places, documents, cancelled }: LensReport, labelName: string): string {
  const done =
    places === 0
      ? 'Nothing was changed'
      : kind === 'undo'
        ? `Taken back at ${counted(places, 'place')} in ${counted(documents, 'letter')}`
        : `${deedWords(kind, counted(places, 'place'), labelName)} in ${counted(documents, 'letter')}`
  return cancelled ? `Cancelled. ${done}` : done
}

/** What the last run did, and when. */
export function lastRunWords({ deed, places, documents, at }: LensRunView, labelName: string): string {
  const done = deedWords(deed, counted(places, 'place'), labelName)
  return `Last run: ${done[0]!.toLowerCase()}${done.slice(1)} in ${counted(documents, 'letter')}, ${exactMomentWords(at)}`
}

function deedWords(deed: LensDeed, places: string, labelName: string): string {
  switch (deed) {
    case 'label':
      return `Labelled ${places} as ${labelName}`
    case 'unlabel':
      return `Took ${labelName} off ${places}`
    case 'dismiss':
      return `Dismissed ${places} for ${labelName}`
    case 'bring-back':
      return `Brought back ${places} for ${labelName}`
  }
}

/** Why something was not done in letters, the most frequent reason first: the words and in which letters. */
export function refusalWords(
  refused: readonly LensRefusal[],
): readonly { readonly reason: string; readonly documentIds: readonly string[] }[] {
  const byReason = new Map<string, string[]>()
  for (const { reason, documentId } of refused) {
    const words = reasonWords(reason)
    byReason.set(words, [...(byReason.get(words) ?? []), documentId])
  }
  return [...byReason]
    .map(([reason, documentIds]) => ({ reason, documentIds }))
    .sort((a, b) => b.documentIds.length - a.documentIds.length)
}

function reasonWords(reason: string): string {
  switch (reason) {
    case 'changed-since':
      return 'Changed since; what was changed stays as it is'
    case 'in-use':
      return 'You are at work on this project elsewhere'
    case 'damaged':
    case 'fork':
      return 'Your marks on this letter are damaged or in two versions: open it and choose'
    case 'newer':
      return 'A newer Goldspan has worked on it'
    case 'project':
    case 'read-only':
      return 'This project can only be read'
    case 'missing':
      return 'This letter is not there any more'
    case 'version-missing':
      return 'The journal does not reach back to before the run'
    case 'journal-failed':
    case 'write-failed':
      return 'It could not be saved: look at the disk, and try again'
    case 'closed':
      return 'The project was closed'
    default:
      return 'It could not be read or changed just now'
  }
}
