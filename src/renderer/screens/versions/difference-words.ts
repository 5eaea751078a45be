import type { AnnotationSet } from '../../../core/annotation/annotation-set'
import { differenceOf } from '../../../core/annotation/set-difference'
import { countedDecisions } from '../../parts/counted-decisions'
import { counted } from '../../parts/sizes'
import { statusNames } from '../annotate/document-status'

/** How many spans there were and are, and what restoring would change, as a sentence or two. */
export function differenceWords(now: AnnotationSet, then: AnnotationSet): string {
  const { gone, back, changed, relations, decisions, status, note } = differenceOf(now, then)
  const changes = [
    gone > 0 && `${gone} would go`,
    back > 0 && `${back} would come back`,
    changed > 0 && `${changed} would be as ${changed === 1 ? 'it was' : 'they were'}`,
    relations > 0 && `${counted(relations, 'relation')} would change`,
    decisions > 0 && `${countedDecisions(decisions)} would change`,
    status && `the status would be ${statusNames[then.status].toLowerCase()}`,
    note && 'the note would be as it was',
  ].filter((change) => change !== false)
  const counts = `${counted(then.spans.length, 'span')} then, ${now.spans.length} now`
  return `${counts}: ${changes.length === 0 ? 'nothing would change' : changes.join(', ')}.`
}
