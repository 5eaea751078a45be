import { isUntouched } from '../src/core/annotation/import-set'
import type { Id } from '../src/core/ids'
import type { OpenedDocument } from '../src/main/store/opened-document'
import { edited, isSameModel, type SetModel } from './set-model'
import type { ChildEvent } from './writing-child-protocol'

/** Whether a document must be there, must not, or was about to change when the child was killed. */
type Presence = 'there' | 'absent' | 'either'

/** What is known of one document from what the children said of it. */
export class DocumentLedger {
  presence: Presence
  /** The state that was verified last, and one for each edit that was begun since; empty where it must be bare. */
  #states: SetModel[] = []
  /** Index of the last state that was acknowledged. */
  #acknowledged = 0

  /** `before` is what was there before the first child. */
  constructor(presence: Presence, before?: SetModel) {
    this.presence = presence
    if (before) this.#states = [before]
  }

  /** Takes what a child said of this document; answers what is wrong with it. */
  take(event: ChildEvent): string | null {
    switch (event[0]) {
      case 'open':
        return this.#opened(event)
      case 'edit': {
        const [, , revision, via, command] = event
        const state = edited(this.#states.at(-1)!, via, command)
        this.#states.push(state)
        return state.set.revision === revision ? null : 'wrong: an edit of another revision'
      }
      case 'edited':
        this.#acknowledged = event[2] - this.#states[0]!.set.revision
        return null
      case 'import':
      case 'remove':
        this.presence = 'either'
        return null
      case 'imported':
        this.presence = 'there'
        return null
      case 'removed':
        this.presence = 'absent'
        this.#states = []
        this.#acknowledged = 0
        return null
      case 'stopped':
      case 'began':
      case 'closed':
        return null
    }
  }

  /** Edits that were begun and not acknowledged. */
  get unanswered(): number {
    return Math.max(0, this.#states.length - 1 - this.#acknowledged)
  }

  /** Takes what is on disk now as the state to go on from; answers what is wrong with it. */
  verify(found: OpenedDocument, isToldOf: boolean): string | null {
    const wrong = this.#wrongWith(found, isToldOf)
    this.presence = 'there'
    this.#states = [{ set: found.set, history: found.history }]
    this.#acknowledged = 0
    return wrong
  }

  /** Takes note that the document is not there. */
  verifyAbsent(): string | null {
    const wrong = this.presence === 'there' ? 'lost: a document' : null
    this.presence = 'absent'
    this.#states = []
    this.#acknowledged = 0
    return wrong
  }

  #opened([, , set, state]: ChildEvent & readonly ['open', Id, ...unknown[]]): string | null {
    if (state !== 'editable') return 'refused: a child could only look at a set'
    const [verified] = this.#states
    if (!verified) {
      this.#states = [{ set, history: { past: [], future: [] } }]
      return isUntouched(set) ? null : 'wrong: a new document has marks'
    }
    const last = this.#states.at(-1)!
    const isSame = isSameModel({ ...last, set }, last)
    return isSame ? null : 'wrong: a child found something else than what was verified'
  }

  #wrongWith({ set, history, readOnly }: OpenedDocument, isToldOf: boolean): string | null {
    if (this.presence === 'absent') return 'wrong: a removed document is there'
    if (readOnly !== null) return `refused: a set is ${readOnly}`
    const [verified] = this.#states
    if (!verified) return isUntouched(set) ? null : 'wrong: a new document has marks'
    const steps = set.revision - verified.set.revision
    const hadMarks = this.#acknowledged > 0 || !isUntouched(verified.set)
    if (set.revision === 0 && hadMarks && !isToldOf) return 'silent default: marks were there'
    if (steps < this.#acknowledged) return `lost: ${this.#acknowledged - steps} acknowledged edits`
    const state = this.#states[steps]
    if (!state) return 'wrong: edits that nobody made'
    return isSameModel(state, { set, history }) ? null : 'wrong: a set is not what its edits make'
  }
}
