import { Button, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import type { VerificationReport } from '../../../ipc/export-views'
import { Callout } from '../../parts/Callout'
import { Dialog, DialogFooter } from '../../parts/Dialog'
import { JobProgress } from '../../parts/JobProgress'
import { counted } from '../../parts/sizes'
import { appStore, useAppState } from '../../state/app-store'
import { ExportProblems } from './ExportProblems'
import classes from './transfer.module.css'

/** Proves an export that was made before. Open while the dialog 'verify-export' is. */
export function VerifyDialog() {
  const isOpened = useAppState(({ dialog, project }) => dialog === 'verify-export' && project !== null)
  const job = useAppState(({ job }) => (job?.job === 'verify-export' ? job : null))
  const [report, setReport] = useState<VerificationReport | null>(null)
  const [isBusy, setIsBusy] = useState(false)

  async function choose(): Promise<void> {
    setIsBusy(true)
    const verified = await appStore.duringJob(() => appStore.ask(window.goldspan.call['export:verify']({})))
    setIsBusy(false)
    if (verified) setReport(verified.cancelled ? null : verified)
  }

  return (
    <Dialog
      opened={isOpened}
      // What runs is ended by its own Cancel, so that none goes on unseen.
      onClose={() => appStore.state().job?.job !== 'verify-export' && appStore.setDialog(null)}
      onClosed={() => setReport(null)}
      canClose={job === null}
      title={report && !job ? 'Verify: what was found' : 'Verify an export'}
      size={720}
    >
      {job && <JobProgress kind="verify-export" job={job} onCancel={appStore.cancelJob} />}
      {!job && (
        <Stack gap="md">
          {report ? (
            <Verified report={report} />
          ) : (
            <Text size="sm">
              An export has a <code>manifest.json</code> that says what was written. Choose the folder of an
              export: each file is held against it, then all of it is read back and every document is
              compared. Nothing is changed.
            </Text>
          )}
          <DialogFooter>
            <Button variant="default" onClick={() => appStore.setDialog(null)}>
              {report ? 'Done' : 'Cancel'}
            </Button>
            <Button autoFocus data-autofocus loading={isBusy} onClick={() => void choose()}>
              {report ? 'Verify another …' : 'Choose an export …'}
            </Button>
          </DialogFooter>
        </Stack>
      )}
    </Dialog>
  )
}

function Verified({ report }: { readonly report: VerificationReport }) {
  const { problems, files, documents, spans, folder, format } = report
  return (
    <>
      {problems.length === 0 ? (
        <Callout tone="good" role="status" title="Every file and every document is as it was written">
          <Text size="sm">
            {counted(files, 'file')} with {counted(documents, 'document')} and {counted(spans, 'span')} (
            {format}), each held against the manifest.
          </Text>
        </Callout>
      ) : (
        <Callout tone="alarm" role="alert" title="This export is not as it was written">
          <Text size="sm">
            {counted(problems.length, 'difference')}. The project is not affected: export again, and use that.
          </Text>
          <ExportProblems problems={problems} />
        </Callout>
      )}
      <Text size="sm" className={classes.path}>
        {folder}
      </Text>
    </>
  )
}
