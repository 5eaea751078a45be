import { Button, Tabs, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { theRules } from '../../../core/suggestions/parser'
import type { JobProgress as JobProgressState } from '../../../ipc/views'
import { Dialog, DialogFooter } from '../../parts/Dialog'
import { JobProgress } from '../../parts/JobProgress'
import { appStore, useAppState } from '../../state/app-store'
import { evaluationTabs, type EvaluationTab } from '../../state/evaluating'
import { NobodyCodes } from '../transfer/NobodyCodes'
import { Comparison } from './Comparison'
import { ErrorBrowser } from './ErrorBrowser'
import { ErrorKeys } from './ErrorKeys'
import { EvaluatedChoice, useEvaluatedTitle } from './EvaluatedChoice'
import { againstWords, proposedWords } from './evaluation-words'
import { ReportPanel } from './ReportPanel'
import { RuleTable } from './RuleTable'
import { ScoreTables } from './ScoreTables'
import classes from './evaluate.module.css'

function isEvaluating(job: JobProgressState | null): boolean {
  return job?.job === 'evaluate' || job?.job === 'compare'
}

/** Holds what a suggester proposes against the letters that are finished. Open while the dialog 'evaluate' is. */
export function EvaluateDialog() {
  const isOpened = useAppState(({ dialog, project }) => dialog === 'evaluate' && project !== null)
  const isRunning = useAppState(({ job }) => isEvaluating(job))
  const title = useEvaluatedTitle()
  return (
    <Dialog
      opened={isOpened}
      // What runs is ended by its own Cancel, so that none goes on unseen.
      onClose={() => !isEvaluating(appStore.state().job) && appStore.setDialog(null)}
      onClosed={appStore.evaluationLeft}
      canClose={!isRunning}
      title={title}
      size={980}
    >
      <Evaluated />
    </Dialog>
  )
}

function Evaluated() {
  const annotator = useAppState(({ app }) => app?.annotator ?? null)
  const job = useAppState(({ job }) => (job?.job === 'evaluate' ? job : null))
  const schema = useAppState(({ project }) => project?.schema)
  const { view, tab } = useAppState(({ evaluating }) => evaluating)
  if (!annotator || !schema) return <NobodyCodes />
  if (!view) return <JobProgress kind="evaluate" job={job} onCancel={appStore.cancelJob} />
  const panels: Readonly<Record<EvaluationTab, ReactNode>> = {
    scores: <ScoreTables evaluation={view} schema={schema} />,
    rules: <RuleTable kind={view.parser ? 'parser' : 'rule'} rules={view.rules} schema={schema} />,
    errors: <ErrorBrowser groups={view.errors} schema={schema} />,
    comparison: <Comparison after={view.parser?.id ?? theRules} schema={schema} />,
    report: <ReportPanel />,
  }
  return (
    <>
      <div className={classes.choice}>
        <EvaluatedChoice />
      </div>
      <Text size="sm" role="status" className={classes.against}>
        {againstWords(view, proposedWords(view.parser))}
      </Text>
      {view.letters > 0 && (
        <Tabs
          value={tab}
          keepMounted={false}
          onChange={(value) => value !== null && appStore.chooseEvaluationTab(value as EvaluationTab)}
        >
          <Tabs.List>
            {evaluationTabs.map((one) => (
              <Tabs.Tab key={one} value={one}>
                {one === 'rules' && view.parser ? 'Labels' : tabNames[one]}
                {one === 'errors' && ` ${view.errors.reduce((sum, { places }) => sum + places.length, 0)}`}
              </Tabs.Tab>
            ))}
          </Tabs.List>
          {evaluationTabs.map((one) => (
            <Tabs.Panel key={one} value={one} className={classes.panel}>
              {panels[one]}
            </Tabs.Panel>
          ))}
        </Tabs>
      )}
      <DialogFooter note={tab === 'errors' && view.letters > 0 ? <ErrorKeys /> : onlyYours}>
        <Button data-autofocus autoFocus onClick={() => appStore.setDialog(null)}>
          Close
        </Button>
      </DialogFooter>
    </>
  )
}

const onlyYours = 'Only your own finished letters count: nobody else’s marks are read.'

const tabNames: Readonly<Record<EvaluationTab, string>> = {
  scores: 'Scores',
  rules: 'Rules',
  errors: 'Errors',
  comparison: 'Compare',
  report: 'Report',
}
