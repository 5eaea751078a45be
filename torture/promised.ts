import { emptySet, type AnnotationSet } from '../src/core/annotation/annotation-set'
import { applyCommand, type Command } from '../src/core/annotation/commands'
import { advanceHistory, emptyHistory, type History, type Via } from '../src/core/annotation/history'
import type { Id } from '../src/core/ids'
import type { Annotator, SourceDocument } from '../src/core/project'
import type { ProjectStore } from '../src/main/store/project-store'

/** What a coder saw after an edit. */
export interface Seen {
  readonly set: AnnotationSet
  readonly history: History
}

type Step =
  | { readonly kind: 'project' }
  | { readonly kind: 'annotator' }
  | { readonly kind: 'add' | 'remove'; readonly document: SourceDocument }
  | { readonly kind: 'edit'; readonly document: SourceDocument; readonly seen: Seen }

interface Mark {
  /** Operations that had come back by then. */
  readonly at: number
  readonly what: 'begun' | 'done' | 'refused'
  readonly step: Step
}

export interface PromisedDocument {
  readonly document: SourceDocument
  presence: 'perhaps' | 'there' | 'gone'
  /** The last revision that was acknowledged. */
  acknowledged: number
  /** What was seen at each revision that was begun. */
  readonly seen: Map<number, Seen>
}

/** What must and what may be on disk. */
export interface Promised {
  project: 'perhaps' | 'there'
  annotator: 'perhaps' | 'there'
  readonly documents: Map<Id, PromisedDocument>
}

/** One coder at work, who keeps to themselves what the store has acknowledged and what is on its way. */
export class Coder {
  readonly annotator: Annotator
  readonly #marks: Mark[] = []
  readonly #at: () => number
  readonly #seen = new Map<Id, Seen>()
  readonly #acknowledged = new Map<Id, Seen>()
  store!: ProjectStore

  /** `at` tells how many operations have come back. */
  constructor(annotator: Annotator, at: () => number = () => 0) {
    this.annotator = annotator
    this.#at = at
  }

  async made(kind: 'project' | 'annotator', work: () => Promise<unknown>): Promise<void> {
    this.#mark('begun', { kind })
    await work()
    this.#mark('done', { kind })
  }

  async add(document: SourceDocument): Promise<void> {
    const step: Step = { kind: 'add', document }
    this.#mark('begun', step)
    await this.store.addDocument(document)
    this.#mark('done', step)
    this.#seen.delete(document.id)
    // Under a fault it may be there and not open.
    const opened = await this.store.openDocument(document.id, this.annotator.id).catch(() => null)
    if (!opened) return
    const { set, history } = opened
    this.#seen.set(document.id, { set, history })
    this.#acknowledged.set(document.id, { set, history })
  }

  async remove(document: SourceDocument): Promise<void> {
    const step: Step = { kind: 'remove', document }
    this.#mark('begun', step)
    await this.store.removeDocument(document.id)
    this.#mark('done', step)
  }

  seen(document: SourceDocument): Seen {
    return (
      this.#seen.get(document.id) ?? { set: emptySet(document.id, this.annotator.id), history: emptyHistory }
    )
  }

  /** Performs an edit. Throws where it is refused, and then it must not be found anywhere. */
  async edit(document: SourceDocument, via: Via, command: Command): Promise<void> {
    const { set, history } = this.seen(document)
    const revision = set.revision + 1
    const seen = {
      set: { ...applyCommand(set, command), revision },
      history: advanceHistory(history, via, command),
    }
    const step: Step = { kind: 'edit', document, seen }
    this.#seen.set(document.id, seen)
    this.#mark('begun', step)
    const edit = { baseRevision: set.revision, via, command }
    try {
      const result = await this.store.perform(document.id, this.annotator.id, edit)
      if (!result.ok) throw new Error(`refused: ${result.code} ${JSON.stringify(result.details)}`)
    } catch (error) {
      this.#mark('refused', step)
      const last = this.#acknowledged.get(document.id)
      if (last) this.#seen.set(document.id, last)
      else this.#seen.delete(document.id)
      throw error
    }
    this.#mark('done', step)
    this.#acknowledged.set(document.id, seen)
  }

  /** What is promised once so many operations have come back. */
  promisedAt(at: number): Promised {
    const promised: Promised = { project: 'perhaps', annotator: 'perhaps', documents: new Map() }
    for (const mark of this.#marks) {
      if (mark.at > at) break
      apply(promised, mark)
    }
    return promised
  }

  /** How many things had been begun or acknowledged once so many operations had come back. */
  stepsAt(at: number): number {
    return this.#marks.filter((mark) => mark.at <= at).length
  }

  #mark(what: Mark['what'], step: Step): void {
    this.#marks.push({ at: this.#at(), what, step })
  }
}

function apply(promised: Promised, { step, what }: Mark): void {
  const isDone = what === 'done'
  if (step.kind === 'project' || step.kind === 'annotator') {
    if (isDone) promised[step.kind] = 'there'
    return
  }
  const { document } = step
  let known = promised.documents.get(document.id)
  if (!known || (step.kind === 'add' && what === 'begun')) {
    known = { document, presence: 'perhaps', acknowledged: 0, seen: new Map() }
    promised.documents.set(document.id, known)
  }
  if (step.kind === 'edit') {
    const { revision } = step.seen.set
    if (what === 'refused') {
      if (known.seen.get(revision) === step.seen) known.seen.delete(revision)
      return
    }
    known.seen.set(revision, step.seen)
    if (isDone) known.acknowledged = Math.max(known.acknowledged, revision)
  } else if (isDone) known.presence = step.kind === 'add' ? 'there' : 'gone'
  else known.presence = 'perhaps'
}
