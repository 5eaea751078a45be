import { userActions, type ActionId } from '../../ipc/actions'
import type { BackupRequests } from './backup-requests'
import { caretMotions, edgeMotions, isCaretAction, isEdgeAction } from './caret-motions'
import type { CaretRequests } from './caret-requests'
import type { CheckRequests } from './check-requests'
import type { DocumentRequests } from './document-requests'
import type { EditSender } from './edit-sender'
import type { EvaluateRequests } from './evaluate-requests'
import type { FindRequests } from './find-requests'
import type { LedgerRequests } from './ledger-requests'
import type { LensRequests } from './lens-requests'
import type { MarkingRequests } from './marking-requests'
import type { ProjectFindRequests } from './project-find-requests'
import type { ProjectRequests } from './project-requests'
import { isPossible } from './selectors'
import type { StoreContext } from './store-context'
import type { SuggestionRequests } from './suggestion-requests'
import { suggestionAtHand } from './suggesting'
import type { VersionRequests } from './version-requests'
import type { ViewRequests } from './view-requests'

type Requests = BackupRequests &
  CaretRequests &
  CheckRequests &
  DocumentRequests &
  EditSender &
  EvaluateRequests &
  FindRequests &
  LedgerRequests &
  LensRequests &
  MarkingRequests &
  ProjectFindRequests &
  ProjectRequests &
  SuggestionRequests &
  VersionRequests &
  ViewRequests

/** The one door for menu, keys, palette and buttons; what is impossible just now does nothing. */
export function actionPerformer(context: StoreContext, requests: Requests): (id: ActionId) => void {
  const { state, dispatch } = context
  return (id) => {
    const action = userActions.find((candidate) => candidate.id === id)
    if (action && isPossible(state(), action.needs)) perform(id)
  }

  function perform(id: ActionId): void {
    if (isCaretAction(id)) return requests.moveCaret(caretMotions[id])
    if (isEdgeAction(id)) {
      const isAccepting = suggestionAtHand(state()) !== null
      return isAccepting ? requests.acceptMoved(edgeMotions[id]) : requests.moveEdge(edgeMotions[id])
    }
    switch (id) {
      case 'project.create':
        return dispatch({ type: 'dialogSet', dialog: 'new-project' })
      case 'project.open':
        return void requests.openProject()
      case 'project.openSample':
        return void requests.openSample()
      case 'project.close':
        return void requests.closeProject()
      case 'import.open':
        return dispatch({ type: 'dialogSet', dialog: 'import' })
      case 'export.open':
        return dispatch({ type: 'dialogSet', dialog: 'export' })
      case 'export.verify':
        return dispatch({ type: 'dialogSet', dialog: 'verify-export' })
      case 'export.compare':
        return dispatch({ type: 'dialogSet', dialog: 'compare-exports' })
      case 'predictions.import':
        return dispatch({ type: 'dialogSet', dialog: 'import-predictions' })
      case 'suggester.remove':
        return dispatch({ type: 'dialogSet', dialog: 'remove-suggester' })
      case 'evaluate.open':
        return requests.evaluate()
      case 'evaluate.back':
        return requests.backToErrors()
      case 'backup.make':
        return void requests.backUp()
      case 'backup.restore':
        return void requests.readBackup()
      case 'document.remove':
        return dispatch({ type: 'dialogSet', dialog: 'remove-document' })
      case 'annotator.switch':
        return dispatch({ type: 'dialogSet', dialog: 'who-codes' })
      case 'edit.undo':
        return requests.undo()
      case 'edit.redo':
        return requests.redo()
      case 'versions.open':
        // Each has a past of its own, and only one is listed.
        if (state().open?.view.branches.length) {
          return context.say({
            kind: 'info',
            title: 'There are two versions of your marks',
            message: 'Choose above the letter which to keep, or the marks of both. Then look back.',
          })
        }
        return dispatch({ type: 'dialogSet', dialog: state().app?.annotator ? 'versions' : 'who-codes' })
      case 'span.remove':
        return requests.removeSelected()
      case 'label.disarm':
        if (state().earlier) return requests.backToNow()
        return state().find.isOpen && state().armedLabel === null ? requests.closeFind() : requests.disarm()
      case 'selection.grow':
        return requests.selectMore()
      case 'word.go':
        return requests.goToWord()
      case 'word.select':
        return requests.selectWords()
      case 'find.open':
        return requests.openFind()
      case 'find.next':
        return requests.stepMatch(1)
      case 'find.previous':
        return requests.stepMatch(-1)
      case 'find.case':
        return requests.findAsTyped({ isCase: !state().find.query.isCase })
      case 'find.wholeWord':
        return requests.findAsTyped({ isWholeWord: !state().find.query.isWholeWord })
      case 'find.regex':
        return requests.findAsTyped({ isRegex: !state().find.query.isRegex })
      case 'find.mark':
        return requests.markMatch()
      case 'find.inProject':
        return requests.openProjectFind()
      case 'find.nextResult':
        return requests.stepResult(1)
      case 'find.previousResult':
        return requests.stepResult(-1)
      case 'span.next':
        return requests.selectNeighbourSpan(1)
      case 'span.previous':
        return requests.selectNeighbourSpan(-1)
      case 'document.next':
        return void requests.openNeighbour(1)
      case 'document.done':
        return doneAndOn()
      case 'document.previous':
        return void requests.openNeighbour(-1)
      case 'focus.documents':
        return dispatch({ type: 'focusAsked', target: 'documents' })
      case 'focus.text':
        return dispatch({ type: 'focusAsked', target: 'text' })
      case 'lens.open':
        return requests.openLens()
      case 'toDo.next':
        return requests.nextToDo()
      case 'toDo.absent':
        return requests.markAbsent()
      case 'finding.next':
        return requests.nextFinding()
      case 'suggestion.next':
        return requests.goToNeighbourSuggestion(1)
      case 'suggestion.previous':
        return requests.goToNeighbourSuggestion(-1)
      case 'suggestion.accept':
        return requests.acceptSuggestion()
      case 'suggestion.reject':
        return requests.rejectSuggestion()
      case 'suggestion.acceptRule':
        return requests.acceptRuleAtHand()
      case 'suggestion.rejectRule':
        return requests.rejectRuleAtHand()
      case 'view.suggestions':
        return requests.switchSuggestions()
      case 'focus.suggestions':
        return dispatch({ type: 'focusAsked', target: 'suggestions' })
      case 'relation.previous':
        return requests.moveToNeighbour(-1)
      case 'relation.next':
        return requests.moveToNeighbour(1)
      case 'focus.ledger':
        return dispatch({ type: 'focusAsked', target: 'ledger' })
      case 'focus.guideline':
        return dispatch({ type: 'focusAsked', target: 'guideline' })
      case 'outline.open':
        return dispatch({ type: 'dialogSet', dialog: 'outline' })
      case 'focus.details':
        return dispatch({ type: 'focusAsked', target: 'details' })
      case 'focus.spans':
        return dispatch({ type: 'focusAsked', target: 'spans' })
      case 'view.palette':
        return dispatch({ type: 'dialogSet', dialog: 'palette' })
      case 'view.colourScheme':
        return void requests.switchColourScheme()
      case 'view.raw':
        return requests.switchLetterView()
      case 'view.letterLook':
        return dispatch({ type: 'dialogSet', dialog: 'letter-look' })
      case 'view.zoomIn':
        return requests.zoom('in')
      case 'view.zoomOut':
        return requests.zoom('out')
      case 'view.zoomReset':
        return requests.zoom('reset')
      case 'help.keys':
        return dispatch({ type: 'dialogSet', dialog: 'keys' })
      case 'help.about':
        return dispatch({ type: 'dialogSet', dialog: 'about' })
    }
  }
  function doneAndOn(): void {
    if (!requests.canEdit() || !requests.mayFinish()) return
    requests.setStatus('done')
    if (requests.openNeighbour(1)) return
    context.say({
      kind: 'info',
      title: 'This was the last letter of the list',
      message: 'It is marked as done.',
    })
  }
}
