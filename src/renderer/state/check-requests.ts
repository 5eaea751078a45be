import type { Finding } from '../../core/annotation/checks/check'
import type { ToDo } from '../../core/imr/ledger/ledger'
import { counted } from '../parts/sizes'
import type { EditSender } from './edit-sender'
import { keyOfFinding, waiverFor, type Waiver } from '../../core/imr/checks/found-in'
import { openFindings, standsAgainstFinishing } from './open-findings'
import { shownSet } from './selectors'
import type { StoreContext } from './store-context'

/** Leads from finding to finding, fixes one or lets it stand, and says what stands against finishing a letter. */
export function checkRequests(
  { state, dispatch, say }: StoreContext,
  sender: EditSender,
  goToToDo: (toDo: ToDo) => void,
) {
  /** Selects the span that a finding leads to, which scrolls there. */
  function showFinding(finding: Finding): void {
    const span = shownSet(state())?.spans.find(
      ({ id, start, end }) =>
        finding.spans.includes(id) && start === finding.range.start && end === finding.range.end,
    )
    if (span) dispatch({ type: 'findingTaken', key: keyOfFinding(finding), span: span.id })
  }

  function nextFinding(): void {
    const standing = openFindings(state())?.standing ?? []
    if (standing.length === 0) {
      return say({
        kind: 'info',
        title: 'Nothing stands',
        message: 'The checks find nothing in this letter.',
      })
    }
    const { findingAtHand, selection } = state()
    const now = standing.findIndex((finding) => keyOfFinding(finding) === findingAtHand)
    const caret = selection?.focus ?? 0
    const index = now === -1 ? standing.findIndex(({ range }) => range.end >= caret) : now + 1
    showFinding(standing[index === -1 ? 0 : index % standing.length]!)
    dispatch({ type: 'focusAsked', target: 'checks' })
  }

  /** Whether the letter may be done; if not, it is said what is open, and the first of it is shown. */
  function mayFinish(): boolean {
    const { toDos, errors } = standsAgainstFinishing(state())
    if (toDos.length + errors.length === 0) return true
    if (!sender.canEdit()) return false
    const open = [
      ...(toDos.length > 0 ? [counted(toDos.length, 'to-do of the ledger', 'to-dos of the ledger')] : []),
      ...(errors.length > 0 ? [counted(errors.length, 'error of the checks', 'errors of the checks')] : []),
    ]
    say({
      kind: 'info',
      title: 'This letter is not finished',
      message: `Still open: ${open.join(' and ')}. The first is shown.`,
    })
    if (toDos[0]) goToToDo(toDos[0])
    else {
      showFinding(errors[0]!)
      dispatch({ type: 'focusAsked', target: 'checks' })
    }
    return false
  }

  return {
    showFinding,
    nextFinding,
    mayFinish,
    fixFinding: ({ fix }: Finding): void => {
      if (fix) sender.editMarks(fix)
    },
    waiveFinding: (finding: Finding, reason: string): void =>
      sender.editMarks({ kind: 'decide', decision: waiverFor(finding, reason) }),
    takeBackWaiver: (decision: Waiver): void => sender.editMarks({ kind: 'undecide', decision }),
  }
}

export type CheckRequests = ReturnType<typeof checkRequests>
