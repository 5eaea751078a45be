import type { DialogName, DocumentFilter } from './app-state'
import { backupRequests } from './backup-requests'
import type { DocumentStatus } from '../../core/annotation/annotation-set'
import { caretRequests } from './caret-requests'
import { checkRequests } from './check-requests'
import { documentRequests } from './document-requests'
import { createEditSender } from './edit-sender'
import { engineQuestion } from './engine-question'
import { evaluateRequests } from './evaluate-requests'
import { findRequests } from './find-requests'
import { importRequests } from './import-requests'
import type { SpanFilter } from './listed-spans'
import { ledgerRequests } from './ledger-requests'
import { lensRequests } from './lens-requests'
import { lockRequests } from './lock-requests'
import { markingRequests } from './marking-requests'
import { actionPerformer } from './perform-action'
import { keepPlaces } from './place-keeper'
import { projectFindRequests } from './project-find-requests'
import { projectRequests } from './project-requests'
import { createStoreContext, type StoreParts } from './store-context'
import { suggesterRequests } from './suggester-requests'
import { suggestionRequests } from './suggestion-requests'
import { versionRequests } from './version-requests'
import { viewRequests } from './view-requests'

/** The store: its state, what the screens may ask of it, and the one door for user actions. */
export function createAppStore(parts: StoreParts) {
  const context = createStoreContext(parts)
  const { state, subscribe, dispatch, ask, notify, say, bridge } = context
  const places = keepPlaces(context)
  const sender = createEditSender(context, (documentId) => documents.openDocument(documentId))
  const documents = documentRequests(context, places, sender.settled)
  const { confirmEngine, answerEngine } = engineQuestion(context)
  const projects = projectRequests(context, documents, confirmEngine)
  const locks = lockRequests(context, documents)
  const imports = importRequests(context, documents, duringJob)
  const backups = backupRequests(context, documents, duringJob)
  const marking = markingRequests(context, sender, places)
  const carets = caretRequests(context, places, marking.selectionFinished)
  const views = viewRequests(context, projects.refreshApp)
  const ledgers = ledgerRequests(context, sender)
  const checks = checkRequests(context, sender, ledgers.goToToDo)
  const versions = versionRequests(context, sender)
  const suggesters = suggesterRequests(context, duringJob)
  const suggesting = suggestionRequests(context, sender, views.changeView)
  const finding = findRequests(context, marking)
  const projectFinding = projectFindRequests(context, documents, finding)
  const lenses = lensRequests(context, documents, duringJob)
  const evaluations = evaluateRequests(context, documents, duringJob)
  const perform = actionPerformer(context, {
    ...documents,
    ...projects,
    ...backups,
    ...carets,
    ...checks,
    ...evaluations,
    ...ledgers,
    ...lenses,
    ...marking,
    ...sender,
    ...suggesting,
    ...versions,
    ...views,
    ...finding,
    ...projectFinding,
  })

  let runningJobs = 0

  /** Shows main's progress until the answer is there: events come another way and may arrive after it. */
  async function duringJob<T>(call: () => Promise<T>): Promise<T> {
    runningJobs += 1
    try {
      return await call()
    } finally {
      runningJobs -= 1
      dispatch({ type: 'jobProgressed', job: null })
    }
  }

  /** Who proposes is chosen for each annotator in each project. */
  function whoseSuggesters(): string {
    const { project, app } = state()
    return JSON.stringify([project?.id, app?.annotator?.id])
  }

  /** Listens to main and shows what it has open; the answer stops listening. */
  function start(): () => void {
    const stops = [
      bridge.on['app:action'](perform),
      bridge.on['app:networkAttempts']((attempts) => dispatch({ type: 'networkAttempted', attempts })),
      bridge.on['app:notice']((notice) => dispatch({ type: 'noticeHeard', notice })),
      bridge.on['annotator:lockChanged'](() => void locks.lockChanged()),
      bridge.on['project:documentsChanged'](() => void documents.listDocuments()),
      bridge.on['project:reading']((reading) => void projects.documentsRead(reading)),
      bridge.on['find:part']((part) => dispatch({ type: 'projectSearched', part })),
      bridge.on['lens:part']((part) => dispatch({ type: 'lensSearched', part })),
      bridge.on['save:state']((save) => dispatch({ type: 'saveStateChanged', save })),
      bridge.on['job:progress']((job) => {
        if (runningJobs > 0) dispatch({ type: 'jobProgressed', job })
      }),
    ]
    let listedFor = whoseSuggesters()
    const stopListing = subscribe(() => {
      const now = whoseSuggesters()
      if (now === listedFor) return
      listedFor = now
      void suggesters.listSuggesters()
    })
    let asked = { view: state().open?.view, chosen: state().suggesters?.chosen }
    const stopAsking = subscribe(() => {
      const now = { view: state().open?.view, chosen: state().suggesters?.chosen }
      if (now.view === asked.view && now.chosen === asked.chosen) return
      asked = now
      suggesting.askForSuggestions()
    })
    void projects.showOpenProject()
    return () => {
      stopListing()
      stopAsking()
      for (const stop of stops) stop()
    }
  }

  return {
    state,
    subscribe,
    start,
    ask,
    notify,
    say,
    dismissNotice: (key: string): void => dispatch({ type: 'noticeDismissed', key }),
    showBranch: (branch: number): void => dispatch({ type: 'branchShown', branch }),
    dismiss: (key: number): void => dispatch({ type: 'messageDismissed', key }),
    setDialog: (dialog: DialogName | null): void => dispatch({ type: 'dialogSet', dialog }),
    setFilter: (filter: Partial<DocumentFilter>): void => dispatch({ type: 'filterChanged', filter }),
    setSpanFilter: (filter: Partial<SpanFilter>): void => dispatch({ type: 'spanFilterChanged', filter }),
    duringJob,
    perform,
    answerEngine,
    ...projects,
    ...documents,
    takeOver: locks.takeOver,
    ...imports,
    ...backups,
    ...marking,
    ...sender,
    ...versions,
    ...views,
    /** A letter is done only where nothing stands against it. */
    setStatus: (status: DocumentStatus): void => {
      if (status !== 'done' || checks.mayFinish()) marking.setStatus(status)
    },
    showFinding: checks.showFinding,
    fixFinding: checks.fixFinding,
    waiveFinding: checks.waiveFinding,
    takeBackWaiver: checks.takeBackWaiver,
    ...lenses,
    ...evaluations,
    askForSuggestions: suggesting.askForSuggestions,
    ...suggesters,
    goToSuggestion: suggesting.goToSuggestion,
    acceptRule: suggesting.acceptRule,
    rejectRule: suggesting.rejectRule,
    goToToDo: ledgers.goToToDo,
    decideAbsent: ledgers.decideAbsent,
    moveToItem: ledgers.moveToItem,
    goTo: carets.goTo,
    wordPicked: carets.wordPicked,
    selectParagraphAt: carets.selectParagraphAt,
    ...finding,
    ...projectFinding,
    selectText: places.selected,
    textScrolled: places.scrolled,
    rememberPlace: places.remember,
  }
}

export type AppStore = ReturnType<typeof createAppStore>
