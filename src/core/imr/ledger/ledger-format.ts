import { keyOf } from '../../annotation/decision'
import type { AnnotationSet } from '../../annotation/annotation-set'
import type { Span } from '../../annotation/span'
import type { CorpusDocument, Format, Loss } from '../../formats/format'
import { jsonText } from '../../formats/json-line'
import { lossesOf, type Fate } from '../../formats/losses'
import { assertSound, indexedRelations } from '../../formats/soundness'
import { textPath } from '../../formats/texts-beside'
import type { Id } from '../../ids'
import { ledgerOf } from './ledger'
import { ledgerExample } from './ledger-example'
import { ledgerPath, ledgerRecord } from './ledger-file'
import { readLedger } from './ledger-reader'

/**
 * The ledger of each letter, as `ledger-file.ts` describes it, in `ledger.json`, and the letters as `texts/<document>.txt`;
 * a letter that nobody has opened has a record without an annotator. It is to be compared with what a parser puts out, and
 * never imported: it looks like nothing. Its reader, for verification alone, knows nothing of how it was made: it takes
 * the marks and what they are joined to from the records, and holds their words against the texts.
 */
export const ledgerFormat: Format = {
  id: 'ledger',
  version: 1,
  name: 'Ledger (JSON)',
  purpose: 'table',
  description:
    'One record per letter with its issues, outcomes, guidelines and diagnoses, as a parser of these letters should put it out. Cannot be imported.',
  capabilities: {
    unit: 'code points',
    includesText: true,
    overlap: true,
    discontinuous: false,
    newlineInSpan: 'whole',
    relations: true,
    attributes: true,
    needsReview: false,
    note: false,
    decisions: false,
    severalAnnotators: true,
  },
  neverHeld: [
    'ids of relations',
    'who labelled, when, and from which suggestion',
    'guideline version',
    'number of edits',
    'encoding of the document',
  ],
  example: ledgerExample,
  *write(_head, documents) {
    const written = new Set<Id>()
    let begun = 0
    yield { path: ledgerPath, chunk: '[' }
    for (const entry of documents) {
      assertSound(entry)
      yield { path: ledgerPath, chunk: `${begun > 0 ? ',' : ''}\n${jsonText(ledgerRecord(entry))}` }
      begun += 1
      const { id, text } = entry.document
      if (written.has(id)) continue
      written.add(id)
      yield { path: textPath(id), chunk: text }
    }
    yield { path: ledgerPath, chunk: '\n]\n' }
  },
  filesBelong: 'together',
  isLineDocument: false,
  looksLike: () => false,
  losses: ledgerLosses,
  read: readLedger,
}

/** Marks of other labels have no place; relations are held as cells, decisions as cells marked absent. */
function ledgerLosses(entry: CorpusDocument): Loss[] {
  if (entry.set === null) return []
  const { spanIds, relations, absent } = heldBy(entry.set)
  const fateOf = (span: Span): Fate => (spanIds.has(span.id) ? span : 'no-place')
  const losses = lossesOf(entry, ledgerFormat.capabilities, { fateOf }).filter(
    (loss) => loss.kind !== 'decision' || !absent.has(loss.key),
  )
  const kept = entry.set.spans.filter(({ id }) => spanIds.has(id))
  const isLater = ({ kind }: Loss) => kind === 'note' || kind === 'decision'
  return [
    ...losses.filter((loss) => !isLater(loss)),
    ...indexedRelations(kept, entry.set.relations).flatMap(({ relation }): Loss[] =>
      // Of two that say the same one is held.
      relations.delete(`${relation.type} ${relation.from} ${relation.to}`)
        ? []
        : [{ kind: 'relation', relationId: relation.id, reason: 'no-place' }],
    ),
    ...losses.filter(isLater),
  ]
}

/** What of a set its ledger holds; it is the same wherever the letter's blocks are. */
function heldBy(set: AnnotationSet) {
  const { rows, diagnoses, unassigned } = ledgerOf(set, [])
  const spanIds = new Set([...diagnoses, ...unassigned].map(({ id }) => id))
  const relations = new Set<string>()
  const absent = new Set<string>()
  for (const { item, cells } of rows) {
    if (item === null) continue
    spanIds.add(item.id)
    for (const { column, state, spans } of cells) {
      if (state === 'absent') absent.add(keyOf({ kind: 'absent', row: item.id, column: column.id }))
      for (const { id } of spans) {
        spanIds.add(id)
        relations.add(`${column.relation} ${id} ${item.id}`)
      }
    }
  }
  return { spanIds, relations, absent }
}
