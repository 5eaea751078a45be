import { Button, Stack, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { Parser } from '../../../core/suggestions/parser'
import type { PredictionsReport } from '../../../ipc/parser-views'
import { Callout } from '../../parts/Callout'
import { Dialog, DialogFooter } from '../../parts/Dialog'
import { JobProgress } from '../../parts/JobProgress'
import { readOnlyWords } from '../../parts/read-only-words'
import { appStore, useAppState } from '../../state/app-store'
import { NobodyCodes } from '../transfer/NobodyCodes'
import { parserProblem } from './prediction-words'
import { PredictionShape } from './PredictionShape'
import { PredictionsReportView } from './PredictionsReportView'

const noParsers: readonly Parser[] = []

/** Imports what a parser predicts, as a suggester of its own. Open while the dialog 'import-predictions' is. */
export function ImportPredictionsDialog() {
  const isOpened = useAppState(({ dialog, project }) => dialog === 'import-predictions' && project !== null)
  const isRunning = useAppState(({ job }) => job?.job === 'import-predictions')
  return (
    <Dialog
      opened={isOpened}
      // A running import is ended by its own Cancel, so that none goes on unseen.
      onClose={() => !isRunning && appStore.setDialog(null)}
      canClose={!isRunning}
      title="Import parser predictions"
      size={720}
    >
      <Content />
    </Dialog>
  )
}

function Content() {
  const annotator = useAppState(({ app }) => app?.annotator ?? null)
  const readOnly = useAppState(({ project }) => project?.readOnly ?? null)
  const job = useAppState(({ job }) => (job?.job === 'import-predictions' ? job : null))
  const [report, setReport] = useState<PredictionsReport | null>(null)
  if (readOnly !== null)
    return (
      <Callout tone="know" title="Nothing can be imported into this project">
        {readOnlyWords(readOnly)}
      </Callout>
    )
  if (!annotator) return <NobodyCodes />
  if (report) return <PredictionsReportView report={report} />
  return (
    <>
      {job && <JobProgress kind="import-predictions" job={job} onCancel={appStore.cancelJob} />}
      {/* What was typed is still there where no file was chosen. */}
      <div hidden={job !== null}>
        <NamesForm onReport={setReport} />
      </div>
    </>
  )
}

function NamesForm({ onReport }: { readonly onReport: (report: PredictionsReport) => void }) {
  const parsers = useAppState(({ suggesters }) => suggesters?.parsers ?? noParsers)
  const [name, setName] = useState('')
  const [version, setVersion] = useState('')
  const [problem, setProblem] = useState<ReturnType<typeof parserProblem>>(null)
  const [isBusy, setIsBusy] = useState(false)

  async function submit(): Promise<void> {
    const names = { name: name.trim(), version: version.trim() }
    const found = parserProblem(names, parsers)
    setProblem(found)
    if (found) return
    setIsBusy(true)
    const report = await appStore.importPredictions(names)
    setIsBusy(false)
    if (report) onReport(report)
  }

  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
    >
      <Stack gap="md">
        <Text size="sm">
          What a parser predicts is kept apart from all marks. It is shown as suggestions to whoever chooses
          this parser, and can be held against finished letters.
        </Text>
        <TextInput
          label="Name of the parser"
          value={name}
          onChange={({ currentTarget }) => {
            setName(currentTarget.value)
            setProblem(null)
          }}
          error={problem?.field === 'name' && problem.words}
          autoComplete="off"
          data-autofocus
        />
        <TextInput
          label="Version"
          description="Each version is a suggester of its own, so that two can be compared."
          value={version}
          onChange={({ currentTarget }) => {
            setVersion(currentTarget.value)
            setProblem(null)
          }}
          error={problem?.field === 'version' && problem.words}
          autoComplete="off"
        />
        <PredictionShape />
        <DialogFooter note="The file is only read.">
          <Button variant="default" onClick={() => appStore.setDialog(null)}>
            Cancel
          </Button>
          <Button type="submit" loading={isBusy}>
            Choose the file …
          </Button>
        </DialogFooter>
      </Stack>
    </form>
  )
}
