import type { SourceEncoding } from '../../../core/project'
import type { ImportItem } from '../../../ipc/views'
import { counted } from '../../parts/sizes'
import { exportAgain, refusals, type Facts, type RefusalWords } from './import-refusals'

/** The words for a refused file or line. */
export function refusalWords({ reason, facts }: Pick<ImportItem, 'reason' | 'facts'>): RefusalWords {
  const { why, todo } = Object.hasOwn(refusals, reason)
    ? refusals[reason]!(facts)
    : // What remains are faults that only a program or an editor can have made.
      { why: `The file is not as its format wants it (${placeOf(reason, facts)}).`, todo: exportAgain }
  return { why, todo: `${todo}${restWords(facts)}` }
}

/** What became of the other documents of the file. */
function restWords({ rest }: Facts): string {
  if (rest === 'taken') return ' The lines without a fault were taken.'
  return rest === 'refused' ? ' Nothing of this file was taken.' : ''
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

const encodingNames: Readonly<Record<string, string>> = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16 LE',
  'utf-16be': 'UTF-16 BE',
  'windows-1252': 'Windows-1252',
  'iso-8859-1': 'Latin-1 (ISO-8859-1)',
} satisfies Readonly<Record<SourceEncoding, string>>

/** An encoding as people name it. */
export function encodingName(encoding: string): string {
  return encodingNames[encoding] ?? encoding
}

/** How the letter was encoded, and whether a byte order mark was taken off. */
function encodingWords({ encoding, byteOrderMark }: Facts): string | null {
  if (encoding === undefined) return null
  const name = encodingName(String(encoding))
  return byteOrderMark === 1 ? `${name}, byte order mark taken off` : name
}

function placeOf(reason: string, { field }: Facts): string {
  return field === undefined ? reason : `${reason}: ${field}`
}
