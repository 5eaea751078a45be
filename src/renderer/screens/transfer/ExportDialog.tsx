import { Button, Radio, Stack } from '@mantine/core'
import { useEffect, useState } from 'react'
import type { ExportPreview } from '../../../ipc/export-views'
import type { ExportReport, FormatView, JobProgress as JobState } from '../../../ipc/views'
import { Dialog, DialogFooter } from '../../parts/Dialog'
import { JobProgress } from '../../parts/JobProgress'
import { appStore, useAppState } from '../../state/app-store'
import { ExportPreviewView } from './ExportPreviewView'
import { ExportReportView } from './ExportReportView'
import { FormatChoice } from './FormatChoice'
import { NobodyCodes } from './NobodyCodes'

type Whose = 'me' | 'all'

/** What was asked for, and what it would leave out. */
interface Previewed {
  readonly format: FormatView
  readonly whose: Whose
  readonly preview: ExportPreview
}

const titles = {
  form: 'Export the corpus',
  preview: 'Export: what is left out',
  report: 'Export: what it holds',
}

/** Shows what an export leaves out, exports the project, checks the export and says what it holds. */
export function ExportDialog() {
  const isOpened = useAppState(({ dialog, project }) => dialog === 'export' && project !== null)
  const job = useAppState(({ job }) => (isOfExport(job) ? job : null))
  const [previewed, setPreviewed] = useState<Previewed | null>(null)
  const [report, setReport] = useState<ExportReport | null>(null)
  const formats = useFormats()
  const isRunning = job !== null
  const stage = report ? 'report' : previewed ? 'preview' : 'form'
  const again = () => {
    setReport(null)
    setPreviewed(null)
  }
  return (
    <Dialog
      opened={isOpened}
      // What runs is ended by its own Cancel, so that none goes on unseen.
      onClose={() => !isOfExport(appStore.state().job) && appStore.setDialog(null)}
      onClosed={again}
      canClose={!isRunning}
      title={titles[isRunning ? 'form' : stage]}
      size={940}
    >
      {job && <JobProgress key={job.job} kind={job.job} job={job} onCancel={appStore.cancelJob} />}
      {!isRunning && report && <ExportReportView report={report} onAgain={again} />}
      {/* Kept while it runs, so that one that was cancelled leaves the choices as they were. */}
      {previewed && (
        <div hidden={isRunning || report !== null}>
          <ExportPreviewView {...previewed} onBack={() => setPreviewed(null)} onReport={setReport} />
        </div>
      )}
      <div hidden={isRunning || stage !== 'form'}>
        <ExportForm formats={formats} onPreviewed={setPreviewed} />
      </div>
    </Dialog>
  )
}

function isOfExport(job: JobState | null): job is JobState & { readonly job: 'export' | 'preview-export' } {
  return job?.job === 'export' || job?.job === 'preview-export'
}

interface ExportFormProps {
  readonly formats: readonly FormatView[] | null
  readonly onPreviewed: (previewed: Previewed) => void
}

function ExportForm({ formats, onPreviewed }: ExportFormProps) {
  const annotator = useAppState(({ app }) => app?.annotator ?? null)
  const [chosen, setChosen] = useState<string | null>(null)
  const [whose, setWhose] = useState<Whose>('me')
  const [isBusy, setIsBusy] = useState(false)

  if (!annotator) return <NobodyCodes />
  const format = formats?.find(({ id }) => id === chosen) ?? formats?.[0]

  async function look(format: FormatView): Promise<void> {
    setIsBusy(true)
    const preview = await appStore.duringJob(() =>
      appStore.ask(window.goldspan.call['export:preview']({ format: format.id, annotators: whose })),
    )
    setIsBusy(false)
    if (preview && !preview.cancelled) onPreviewed({ format, whose, preview })
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
      <DialogFooter note="Next, you see what of your work this format leaves out. Nothing is written before.">
        <Button variant="default" onClick={() => appStore.setDialog(null)}>
          Cancel
        </Button>
        <Button disabled={!format} loading={isBusy} onClick={() => format && void look(format)}>
          Next
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
