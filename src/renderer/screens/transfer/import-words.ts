import type { ImportItem } from '../../../ipc/views'
import { counted } from '../../parts/sizes'
import { exportAgain, refusals, type Facts, type RefusalWords } from './import-refusals'

/** The words for a refused file or line. */
export function refusalWords({ reason, facts }: Pick<ImportItem, 'reason' | 'facts'>): RefusalWords {
  if (Object.hasOwn(refusals, reason)) return refusals[reason]!(facts)
  // What remains are faults that only a program or an editor can have made.
  return { why: `The file is not as its format wants it (${placeOf(reason, facts)}).`, todo: exportAgain }
}

/** Reasons that have words of their own. */
export const knownRefusals: readonly string[] = Object.keys(refusals)

/** What became of a file that was taken or was there already. */
export function acceptanceWords({ outcome, reason, facts, spans }: ImportItem): string {
  const marks = counted(spans, 'span')
  const note = [
    facts.noteLeft === 1 ? '. A note was not taken: there is one of your own' : '',
    facts.unit === undefined ? '' : `. Positions were counted in ${facts.unit}: its words said so`,
    facts.leftOut === undefined ? '' : `. ${counted(Number(facts.leftOut), 'thing')} left out`,
  ].join('')
  if (outcome === 'duplicate') {
    if (reason !== 'same-marks') return 'Already in the project'
    return `Already there, with the same ${marks}${note}`
  }
  if (reason === 'marks') {
    const same = facts.same === undefined ? '' : `, ${counted(Number(facts.same), 'span')} already there`
    return `Imported with ${marks}${same}${note}`
  }
  const encoding = encodingWords(facts)
  return encoding === null ? 'Imported' : `Imported · ${encoding}`
}

/** An encoding as people name it, and whether a byte order mark was taken off. */
function encodingWords({ encoding, byteOrderMark }: Facts): string | null {
  if (encoding === undefined) return null
  const name = String(encoding)
    .toUpperCase()
    .replace(/(LE|BE)$/, ' $1')
  return byteOrderMark === 1 ? `${name}, byte order mark taken off` : name
}

function placeOf(reason: string, { field }: Facts): string {
  return field === undefined ? reason : `${reason}: ${field}`
}
