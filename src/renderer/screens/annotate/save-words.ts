import { errnoWords } from '../../parts/errno-words'
import { failureMessage } from '../../parts/failure-message'
import { exactClockWords } from '../../parts/times'
import type { SaveStatus } from '../../state/selectors'

export interface SaveWords {
  /** Short enough for the status bar. */
  readonly words: string
  /** The whole of it. */
  readonly explanation: string
}

const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short' })

/** What the status bar says of saving, in local time; `isLong` where the disk takes long. */
export function saveWords(status: SaveStatus, isLong: boolean, now: Date = new Date()): SaveWords {
  switch (status.kind) {
    case 'nothing-yet':
      return { words: 'No changes yet', explanation: 'Each change is saved at once.' }
    case 'saving':
      return isLong
        ? {
            words: 'Saving … the disk is slow',
            explanation:
              'The disk takes long to answer. You can go on marking; this says Saved once everything is on the disk.',
          }
        : { words: 'Saving …', explanation: 'The change is on its way to the disk.' }
    case 'saved': {
      const at = new Date(status.at)
      const clock = exactClockWords(status.at)
      const isToday = at.toDateString() === now.toDateString()
      return {
        words: isToday ? `Saved ${clock}` : `Saved ${day.format(at)}, ${clock}`,
        explanation: 'Every change of this document is on the disk.',
      }
    }
    case 'kept-in-journal': {
      const errno = errnoWords(status.errno)
      return {
        words: 'Kept in the journal',
        explanation: `Nothing is lost: every change is in the journal. The saved copy could not be written. ${
          errno ? `${errno.what} ${errno.todo}` : ''
        }`.trim(),
      }
    }
    case 'not-saved': {
      const { title, message } = failureMessage(status.failure)
      return { words: `Not saved: ${title}`, explanation: message }
    }
  }
}
