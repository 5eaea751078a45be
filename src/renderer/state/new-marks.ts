import type { AnnotationSet } from '../../core/annotation/annotation-set'
import type { Surroundings } from '../../core/imr/ledger/marks-along'
import { idFromBytes } from '../../core/ids'
import type { Mark } from './marking'
import { hasLedger, openBlocks } from './open-ledger'
import type { StoreContext } from './store-context'

/** What a mark is made with in the letter on screen; a project and an annotator must be there. */
export function newMark({ state, now, randomBytes }: StoreContext): Mark {
  const { app, project } = state()
  return {
    id: idFromBytes(randomBytes(17)),
    by: app!.annotator!.id,
    at: now(),
    guidelineVersion: project!.guideline.version,
  }
}

/** What a mark of `set` finds around it in the letter on screen; a project must be there. */
export function surroundingsOf({ state, randomBytes }: StoreContext, set: AnnotationSet): Surroundings {
  return {
    text: state().open!.view.text,
    blocks: openBlocks(state()),
    hasLedger: hasLedger(state()),
    set,
    schema: state().project!.schema,
    newId: () => idFromBytes(randomBytes(17)),
  }
}
