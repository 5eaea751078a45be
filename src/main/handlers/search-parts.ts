import type { Result } from '../../ipc/failures'
import type { FindPart, PassedDocument } from '../../ipc/find-views'
import { storeResult } from '../project-session'
import { StoreError } from '../store/store-error'

/** Time after which a part is told, in ms. */
const partMs = 100

type Part = Omit<FindPart, 'search'>

/** What a search says of one document: what it found there, nothing, or why it was passed. */
type Looked<D> =
  | ({ readonly state: 'found' } & D)
  | { readonly state: 'nothing' }
  | ({ readonly state: 'passed' } & PassedDocument)

/** Gathers what a search of the project finds and tells it now and then. */
export class SearchParts<D extends object> {
  readonly #total: number
  readonly #emit: (part: Part) => void
  readonly #startedAt = performance.now()
  #toldAt = performance.now()
  #done = 0
  #found: D[] = []
  #passed: PassedDocument[] = []

  constructor(total: number, emit: (part: Part) => void) {
    this.#total = total
    this.#emit = emit
  }

  add(looked: Looked<D>): void {
    this.#done += 1
    const { state, ...document } = looked
    if (state === 'found') this.#found.push(document as unknown as D)
    else if (state === 'passed') this.#passed.push(document as PassedDocument)
    if (performance.now() - this.#toldAt >= partMs) this.tell()
  }

  tell(): void {
    const spentMs = performance.now() - this.#startedAt
    const [done, total] = [this.#done, this.#total]
    this.#emit({
      found: JSON.stringify(this.#found),
      passed: this.#passed,
      ...{ done, total, remainingMs: done === 0 ? null : (spentMs / done) * (total - done) },
    })
    this.#found = []
    this.#passed = []
    this.#toldAt = performance.now()
  }
}

/** Rejects with StoreError, errno `cancelled`, when the signal says so. */
export function rejectedOn(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) =>
    signal.addEventListener('abort', () => reject(new StoreError('unavailable', { errno: 'cancelled' }))),
  )
}

/** How a search ended; that somebody has cancelled it is no failure. */
export async function endOf(
  signal: AbortSignal,
  search: () => Promise<void>,
): Promise<Result<'done' | 'cancelled'>> {
  const ended = await storeResult(search)
  if (signal.aborted) return { ok: true, value: 'cancelled' }
  return ended.ok ? { ok: true, value: 'done' } : ended
}
