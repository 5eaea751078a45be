import { Button, Tabs, Text } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { theRules } from '../../../core/suggestions/parser'
import type { EvaluationView } from '../../../ipc/evaluation-views'
import { Dialog, DialogFooter } from '../../parts/Dialog'
import { JobProgress } from '../../parts/JobProgress'
import { appStore, useAppState } from '../../state/app-store'
import { NobodyCodes } from '../transfer/NobodyCodes'
import { ErrorList } from './ErrorList'
import { againstWords, proposedWords } from './evaluation-words'
import { RuleTable } from './RuleTable'
import { ScoreTables } from './ScoreTables'
import classes from './evaluate.module.css'

/** Holds what the rules propose against the letters that are finished. Open while the dialog 'evaluate' is. */
export function EvaluateDialog() {
  const isOpened = useAppState(({ dialog, project }) => dialog === 'evaluate' && project !== null)
  const isRunning = useAppState(({ job }) => job?.job === 'evaluate')
  return (
    <Dialog
      opened={isOpened}
      // What runs is ended by its own Cancel, so that none goes on unseen.
      onClose={() => appStore.state().job?.job !== 'evaluate' && appStore.setDialog(null)}
      canClose={!isRunning}
      title="Evaluate the rules"
      size={980}
    >
      <Evaluated />
    </Dialog>
  )
}

/** Begins each time the dialog opens: the letters may be others. */
function Evaluated() {
  const annotator = useAppState(({ app }) => app?.annotator ?? null)
  const job = useAppState(({ job }) => (job?.job === 'evaluate' ? job : null))
  const schema = useAppState(({ project }) => project?.schema)
  const [evaluation, setEvaluation] = useState<EvaluationView | null>(null)
  const hasBegun = useRef(false)
  useEffect(() => {
    if (!annotator || hasBegun.current) return
    hasBegun.current = true
    void appStore
      .duringJob(() => appStore.ask(window.goldspan.call['evaluate:run']({ suggester: theRules })))
      .then((json) => {
        if (json === null) appStore.setDialog(null)
        else setEvaluation(JSON.parse(json) as EvaluationView)
      })
  }, [annotator])
  if (!annotator || !schema) return <NobodyCodes />
  if (!evaluation) return <JobProgress kind="evaluate" job={job} onCancel={appStore.cancelJob} />
  return (
    <>
      <Text size="sm" role="status" className={classes.against}>
        {againstWords(evaluation, proposedWords(evaluation.parser))}
      </Text>
      {evaluation.letters > 0 && (
        <Tabs defaultValue="scores" keepMounted={false}>
          <Tabs.List>
            <Tabs.Tab value="scores">Scores</Tabs.Tab>
            <Tabs.Tab value="rules">Rules</Tabs.Tab>
            <Tabs.Tab value="errors">
              Errors {evaluation.errors.reduce((sum, { places }) => sum + places.length, 0)}
            </Tabs.Tab>
          </Tabs.List>
          <Tabs.Panel value="scores" className={classes.panel}>
            <ScoreTables evaluation={evaluation} schema={schema} />
          </Tabs.Panel>
          <Tabs.Panel value="rules" className={classes.panel}>
            <RuleTable rules={evaluation.rules} schema={schema} />
          </Tabs.Panel>
          <Tabs.Panel value="errors" className={classes.panel}>
            <ErrorList groups={evaluation.errors} schema={schema} />
          </Tabs.Panel>
        </Tabs>
      )}
      <DialogFooter note="Only your own finished letters count: nobody else’s marks are read.">
        <Button onClick={() => appStore.setDialog(null)}>Close</Button>
      </DialogFooter>
    </>
  )
}
