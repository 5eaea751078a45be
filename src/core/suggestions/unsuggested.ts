import type { Id } from '../ids'

const alphabet = 'abcdefghijklmnopqrstuvwxyz234567'
/** Characters of an id that are drawn from: 30 bits. */
const drawn = 6

/**
 * Whether a document is one of the share (0 to 1) that is labelled without suggestions. It is drawn by its id, which comes
 * from a hash, so that every coder of a project has the same ones, and a larger share holds those of a smaller one.
 */
export function isUnsuggested(documentId: Id, share: number): boolean {
  let number = 0
  for (const character of documentId.slice(0, drawn)) number = number * 32 + alphabet.indexOf(character)
  return number < share * 32 ** drawn
}
