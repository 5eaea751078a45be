import { Button, Radio, Stack } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import type { ExportReport, FormatView } from '../../../ipc/views'
import { JobProgress } from '../../parts/JobProgress'
import { appStore, useAppState } from '../../state/app-store'
import { ExportReportView } from './ExportReportView'
import { FormatChoice } from './FormatChoice'
import { NobodyCodes } from './NobodyCodes'
import classes from './transfer.module.css'
import { Dialog, DialogFooter } from '../../parts/Dialog'

type Whose = 'me' | 'all'

/** Exports the project, checks the export and says what it holds. Open while the dialog 'export' is. */
export function ExportDialog() {
  const isOpened = useAppState(({ dialog, project }) => dialog === 'export' && project !== null)
  const job = useAppState(({ job }) => (job?.job === 'export' ? job : null))
  const [report, setReport] = useState<ExportReport | null>(null)
  const formats = useFormats()
  const isRunning = job !== null
  return (
    <Dialog
      opened={isOpened}
      // A running export is ended by its own Cancel, so that none goes on unseen.
      onClose={() => appStore.state().job?.job !== 'export' && appStore.setDialog(null)}
      onClosed={() => setReport(null)}
      canClose={!isRunning}
      title={report && !isRunning ? 'Export: what it holds' : 'Export the corpus'}
      size={940}
    >
      {isRunning && <JobProgress kind="export" job={job} onCancel={appStore.cancelJob} />}
      {!isRunning && report && <ExportReportView report={report} onAgain={() => setReport(null)} />}
      {/* Kept while it runs, so that a cancelled export leaves the choices as they were. */}
      <div hidden={isRunning || report !== null}>
        <ExportForm formats={formats} onReport={setReport} />
      </div>
    </Dialog>
  )
}

interface ExportFormProps {
  readonly formats: readonly FormatView[] | null
  readonly onReport: (report: ExportReport) => void
}

function ExportForm({ formats, onReport }: ExportFormProps) {
  const annotator = useAppState(({ app }) => app?.annotator ?? null)
  const [chosen, setChosen] = useState<string | null>(null)
  const [whose, setWhose] = useState<Whose>('me')
  const [isBusy, setIsBusy] = useState(false)

  if (!annotator) return <NobodyCodes />
  const format = formats?.find(({ id }) => id === chosen) ?? formats?.[0]

  async function run(id: string): Promise<void> {
    setIsBusy(true)
    const report = await appStore.duringJob(() =>
      appStore.ask(window.goldspan.call['export:run']({ format: id, annotators: whose })),
    )
    setIsBusy(false)
    if (report) onReport(report)
  }

  return (
    <Stack gap="lg">
      {formats && format && (
        <FormatChoice formats={formats} chosen={format} onChoose={setChosen}>
          <Radio.Group label="Whose work" value={whose} onChange={(value) => setWhose(value)}>
            <Stack gap="sm" mt="sm">
              <Radio value="me" label={`Mine (${annotator.name})`} />
              <Radio
                value="all"
                label="All annotators'"
                description="Each one's work stays apart: named in the file, or in a folder of its own."
              />
            </Stack>
          </Radio.Group>
        </FormatChoice>
      )}
      <DialogFooter
        note={
          <span className={classes.warning}>
            <IconAlertTriangle size={20} aria-hidden />
            <span>
              <strong>The export contains the text of the letters.</strong> Keep it where they may be kept. It
              is read back and compared with the project, span by span.
            </span>
          </span>
        }
      >
        <Button variant="default" onClick={() => appStore.setDialog(null)}>
          Cancel
        </Button>
        <Button disabled={!format} loading={isBusy} onClick={() => format && void run(format.id)}>
          Export …
        </Button>
      </DialogFooter>
    </Stack>
  )
}

function useFormats(): readonly FormatView[] | null {
  const [formats, setFormats] = useState<readonly FormatView[] | null>(null)
  useEffect(() => {
    void appStore.ask(window.goldspan.call['app:formats']({})).then(setFormats)
  }, [])
  return formats
}
