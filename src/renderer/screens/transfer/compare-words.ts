import type { SpanChange } from '../../../core/formats/compare'
import type { ChangeCounts, ComparedDocument, NotCompared } from '../../../ipc/export-views'

export const spanChangeWords: Readonly<Record<SpanChange, string>> = {
  added: 'added',
  removed: 'removed',
  moved: 'moved',
  relabelled: 'other label',
  attributes: 'other attributes',
  review: 'other review flag',
  note: 'other note',
}

export const stateWords: Readonly<Record<Exclude<ComparedDocument['state'], 'changed'>, string>> = {
  added: 'only in the second export',
  removed: 'only in the first export',
  'text-differs': 'The text is not the same, so its spans cannot be compared.',
}

const otherWords = {
  'relations-added': 'relations added',
  'relations-removed': 'relations removed',
  'document-notes': 'other note on the letter',
}

/** What changed in a letter, in one line. */
export function changedWords(counts: ChangeCounts): string {
  const words: Readonly<Record<keyof ChangeCounts, string>> = { ...spanChangeWords, ...otherWords }
  return (Object.keys(words) as (keyof ChangeCounts)[])
    .flatMap((change) => (counts[change] === 0 ? [] : [`${counts[change]} ${words[change]}`]))
    .join(', ')
}

const abilityWords: Readonly<Record<NotCompared, string>> = {
  overlap: 'overlapping spans',
  relations: 'relations',
  attributes: 'attributes',
  needsReview: 'review flags',
  note: 'notes',
}

/** What of two formats is not compared. */
export function notComparedWords(abilities: readonly NotCompared[]): string {
  const names = abilities.map((ability) => abilityWords[ability])
  const last = names.pop()!
  const list = names.length === 0 ? last : `${names.join(', ')} and ${last}`
  return `Not compared, as one of the two formats cannot hold them: ${list}.`
}
