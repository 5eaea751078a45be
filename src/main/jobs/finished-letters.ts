import type { LabelledDocument } from '../../core/formats/format'
import type { Id } from '../../core/ids'
import type { HeldAgainst } from '../../core/imr/evaluation/report/held-against'
import { labelledDocuments, type ProjectReader } from '../store/project-reader'
import type { JobSurroundings } from './job'
import { Cancelled, Progress } from './progress'
import type { Proposal } from './read-suggester'

type Proposed = Extract<Proposal, { state: 'proposed' }>

/**
 * Holds what suggesters propose against the letters that one annotator has finished: nobody else's work is read. A
 * letter of which one of them has no prediction, or one that can't be read, is counted and left out for all of them.
 * One that is cancelled is about the letters read until then.
 */
export async function withFinishedLetters(
  reader: ProjectReader,
  annotatorId: Id,
  suggesters: readonly { readonly proposalFor: (document: LabelledDocument['document']) => Proposal }[],
  around: JobSurroundings,
  take: (letter: LabelledDocument, proposals: readonly Proposed[]) => void,
): Promise<HeldAgainst> {
  const work = new Progress(around, reader.documentIds.length)
  let [finished, letters, unpredicted, cancelled] = [0, 0, 0, false]
  try {
    for (const letter of work.counted(labelledDocuments(reader, [annotatorId]))) {
      if (letter.set.status === 'done') {
        finished += 1
        const proposals = suggesters.map((suggester) => suggester.proposalFor(letter.document))
        if (proposals.every((proposal) => proposal.state === 'proposed')) {
          letters += 1
          take(letter, proposals)
        } else if (proposals.every(({ state }) => state === 'proposed' || state === 'not-predicted'))
          unpredicted += 1
      }
      await work.breathe()
    }
  } catch (error) {
    if (!(error instanceof Cancelled)) throw error
    cancelled = true
  }
  const unread = new Set(reader.problems.flatMap((one) => (one.kind === 'annotator' ? [] : [one.documentId])))
  const readable = reader.documentIds.filter((id) => !unread.has(id))
  return {
    letters,
    unfinished: readable.length - finished,
    unread: unread.size,
    unpredicted,
    predictionsUnread: finished - letters - unpredicted,
    cancelled,
  }
}
