import type { PatternProblem } from '../../../core/text/find-pattern'
import type { PassedDocument } from '../../../ipc/find-views'
import { failureMessage } from '../../parts/failure-message'
import type { Found, ProjectFind } from '../../state/finding'

const figure = (count: number) => count.toLocaleString('en-US')
export const matchesWords = (count: number) => `${figure(count)} ${count === 1 ? 'match' : 'matches'}`
const lettersWords = (count: number) => `${figure(count)} ${count === 1 ? 'letter' : 'letters'}`

/** What the find bar says; `current` is the index of the match at hand, -1 for none. */
export function foundWords(found: Found, current: number): string {
  switch (found.kind) {
    case 'nothing-asked':
    case 'problem':
      return ''
    case 'searching':
      return 'Searching …'
    case 'passed':
      return passedWords(found.reason)
    case 'failed':
      return failureMessage(found.failure).title
    case 'matches': {
      const { matches, count } = found
      if (count === 0) return 'Not in this letter'
      if (current === -1) return matchesWords(count)
      const all = count > matches.length ? `the first ${figure(matches.length)}` : figure(count)
      return `${figure(current + 1)} of ${all}`
    }
  }
}

/** What is wrong with a pattern, and where. */
export function problemWords({ reason, character, place }: PatternProblem): string {
  return `Character ${place}, “${character}”: ${reason}.`
}

/** What came of a search of all letters. */
export function projectFoundWords({ state, count, documents, results }: ProjectFind): string {
  if (state === 'nothing-asked') return ''
  // Spoken once: the figures change all the time.
  if (state === 'searching') return 'Searching …'
  if (typeof state === 'object') {
    const { title, message } = failureMessage(state)
    return `${title}. ${message}`
  }
  const all = `${matchesWords(count)} in ${lettersWords(documents)}`
  const begun = state === 'cancelled' ? (count === 0 ? 'Cancelled' : `Cancelled after ${all}`) : all
  if (state === 'done' && count === 0) return 'Nothing found'
  return count > results.length ? `${begun}; the first ${figure(results.length)} are listed` : begun
}

/** Why a letter was passed. */
export function passedWords(reason: PassedDocument['reason']): string {
  switch (reason) {
    case 'too-long':
      return 'This pattern takes too long on this letter'
    case 'missing':
      return 'This letter is not there any more'
    case 'damaged':
      return 'This letter is damaged'
    case 'newer':
      return 'A newer Goldspan wrote this letter'
    case 'unavailable':
      return 'This letter cannot be read just now'
  }
}

/** How many letters were passed. */
export function passedTitle(passed: readonly PassedDocument[]): string {
  return `${lettersWords(passed.length)} could not be looked through`
}
