import type { AnnotationSet } from '../annotation/annotation-set'
import { emptyHistory, type History } from '../annotation/history'
import { emptyCheckpoint, type Checkpoint } from './checkpoint'
import type { PlacedRecord } from './journal-line'
import { verified, type SetSources } from './recovery'
import { replay } from './replay'
import { byMadeKey, chainTo, continuedKey, madeKey, settlementOf, stateKey } from './settlement'

/** One of the states that contend where a set forks. */
export interface Branch {
  readonly checkpoint: Checkpoint
  readonly history: History
}

/** Where a set forks. */
export interface Fork {
  /** The one that is shown first; those that cannot be proven from what is on disk are not among them. */
  readonly branches: readonly Branch[]
  /** The last state that all of them have come from. */
  readonly base: AnnotationSet
}

/** The branches of a set whose records fork. `shown` is what recovering it has shown. */
export function forkOf(shown: Branch, sources: SetSources): Fork {
  const { documentId, annotatorId, text } = sources
  const records = countingRecords(sources.records)
  // What one word on how to go on has overtaken, another may lead back to.
  const byKey = byMadeKey(sources.records)
  const continued = new Set(records.map(continuedKey))
  const empty = emptyCheckpoint(documentId, annotatorId)
  const kept = [sources.checkpoint, ...Array.from(sources.lastGood, ({ outcome }) => outcome)].flatMap(
    (outcome) => {
      const file = verified(outcome, sources)
      return file.state === 'ok' ? [file.body] : []
    },
  )
  const starts = [empty, ...kept]

  /** The state that a chain of records makes, where it can be made. */
  function stateOf(whole: readonly PlacedRecord[]): Branch | null {
    // From the nearest state that stands on disk: what stands before it may be missing.
    const from = whole.findIndex((placed) => starts.some((one) => keyOf(one) === continuedKey(placed)))
    const chain = from === -1 ? whole : whole.slice(0, from + 1)
    const [last] = chain
    const first = chain.at(-1)
    if (!last || !first) return null
    const start =
      first.record.via === 'forget' ? empty : starts.find((one) => keyOf(one) === continuedKey(first))
    if (!start) return null
    const { checkpoint, history, problem } = replay({ ...start, upTo: {} }, chain, text)
    return problem === null && keyOf(checkpoint) === madeKey(last) ? { checkpoint, history } : null
  }

  const chains = records
    .filter((placed) => !continued.has(madeKey(placed)))
    .map((placed) => chainTo(madeKey(placed), byKey))
  const ends = chains.flatMap((chain) => stateOf(chain) ?? [])
  // A checkpoint whose records have not come is an end of its own.
  const isLed = ({ set, head }: Checkpoint) =>
    chains
      .flat()
      .some((placed) => [madeKey(placed), continuedKey(placed)].includes(stateKey(set.revision, head)))
  for (const checkpoint of kept.slice(0, 1)) {
    if (!isLed(checkpoint)) ends.push({ checkpoint, history: emptyHistory })
  }
  const others = ends.filter(({ checkpoint }) => keyOf(checkpoint) !== keyOf(shown.checkpoint))
  const ways = [shown, ...others].map(({ checkpoint }) => chainTo(keyOf(checkpoint), byKey))
  const common = (ways[0] ?? []).find((placed) => ways.every((way) => way.includes(placed)))
  const base = common ? stateOf(chainTo(madeKey(common), byKey)) : null
  return { branches: [shown, ...others], base: (base?.checkpoint ?? empty).set }
}

/** The records that neither a removal nor the coder's word on how to go on has overtaken. */
function countingRecords(all: readonly PlacedRecord[]): readonly PlacedRecord[] {
  const records = settlementOf(all)?.records ?? all
  const isForget = ({ record }: PlacedRecord) => record.via === 'forget'
  const forgotten = Math.max(0, ...records.filter(isForget).map(({ record }) => record.revision))
  return records.filter(
    (placed) =>
      placed.record.revision > forgotten || (placed.record.revision === forgotten && isForget(placed)),
  )
}

function keyOf({ set, head }: Checkpoint): string {
  return stateKey(set.revision, head)
}
