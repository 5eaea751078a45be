import type { HolderView } from '../../../ipc/views'
import { momentWords } from '../../parts/times'

/** Where the annotator is at work instead, and what to do about it. */
export function holderWords({ computer, isThisComputer, since, isQuiet }: HolderView, annotator: string): string {
  const place = isThisComputer
    ? 'in another Goldspan on this computer'
    : computer === null
      ? 'in another place'
      : `on the computer ${computer}`
  const when = since === null ? '' : ` since ${momentWords(since)}`
  const todo = isQuiet
    ? 'Nothing was heard from there for over a minute: it may be asleep, switched off or cut off. Take over to go on here.'
    : 'Close the project there to go on here, or take over: then it is for reading only there. What was saved is kept either way.'
  return `${annotator} is at work on this project ${place}${when}. ${todo}`
}
