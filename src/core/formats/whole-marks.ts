import type { Capabilities } from './format'

/** What formats can hold that have a place for all of one annotator's marks on a text, but for spans of several pieces. */
export const wholeMarks: Omit<Capabilities, 'unit'> = {
  includesText: true,
  overlap: true,
  discontinuous: false,
  newlineInSpan: 'whole',
  relations: true,
  attributes: true,
  needsReview: true,
  note: true,
  decisions: false,
  severalAnnotators: false,
}

/** What no document keeps in such a format. */
export const notOfMarks: readonly string[] = [
  'ids of spans and relations',
  'who labelled, when, and from which suggestion',
  'guideline version',
  'status and number of edits',
  'title, hashes and encoding of the document',
]
