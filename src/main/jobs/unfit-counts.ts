import type { Unfit } from '../../core/formats/fit-to-schema'

/** How often a schema has no place for something of the same kind and name. */
export interface UnfitCount extends Unfit {
  readonly count: number
  readonly documents: number
}

export class UnfitCounts {
  readonly #counts = new Map<string, UnfitCount>()

  /** Adds what is unfit in one document. */
  add(unfit: readonly Unfit[]): void {
    const seen = new Set<string>()
    for (const { kind, name } of unfit) {
      const key = keyOf({ kind, name })
      this.#count({ kind, name, count: 1, documents: seen.has(key) ? 0 : 1 })
      seen.add(key)
    }
  }

  /** Adds what others have counted in other documents. */
  addCounts(others: UnfitCounts): void {
    for (const one of others.#counts.values()) this.#count(one)
  }

  /** Of one kind, the most frequent first. */
  of<K extends Unfit['kind']>(kind: K): (UnfitCount & { readonly kind: K })[] {
    return [...this.#counts.values()]
      .filter((one): one is UnfitCount & { readonly kind: K } => one.kind === kind)
      .sort((a, b) => b.count - a.count)
  }

  #count({ kind, name, count, documents }: UnfitCount): void {
    const before = this.#counts.get(keyOf({ kind, name })) ?? { count: 0, documents: 0 }
    this.#counts.set(keyOf({ kind, name }), {
      kind,
      name,
      count: before.count + count,
      documents: before.documents + documents,
    })
  }
}

function keyOf({ kind, name }: Unfit): string {
  return `${kind} ${name}`
}
