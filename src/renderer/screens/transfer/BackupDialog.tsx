import { Text } from '@mantine/core'
import { useState } from 'react'
import type { JobProgress as JobState } from '../../../ipc/views'
import { Dialog } from '../../parts/Dialog'
import { JobProgress } from '../../parts/JobProgress'
import { appStore, useAppState } from '../../state/app-store'
import type { BackupStage } from '../../state/backup-stage'
import { BackupReportView } from './BackupReportView'
import { RestorePreview } from './RestorePreview'
import { RestoreReportView } from './RestoreReportView'

const titles: Readonly<Record<BackupStage['kind'], string>> = {
  'backing-up': 'Back up the project',
  'backed-up': 'Backup: what it holds',
  reading: 'Restore from a backup',
  preview: 'Restore: what would change',
  restoring: 'Restore from a backup',
  restored: 'Restore: what became of it',
}

function titleOf(stage: BackupStage): string {
  if (stage.kind === 'backed-up' && stage.report.cancelled) return 'Backup: cancelled'
  return titles[stage.kind]
}

const wide: readonly BackupStage['kind'][] = ['preview', 'restored']

/** Backs the project up, or restores from a backup, step by step. Open while the dialog 'backup' is. */
export function BackupDialog() {
  const isOpened = useAppState(({ dialog, project }) => dialog === 'backup' && project !== null)
  const stage = useAppState(({ backup }) => backup)
  const isWorking = stage !== null && ['backing-up', 'reading', 'restoring'].includes(stage.kind)
  return (
    <Dialog
      opened={isOpened && stage !== null}
      // What runs is ended by its own Cancel, so that none goes on unseen.
      onClose={() => !isWorking && appStore.setDialog(null)}
      canClose={!isWorking}
      title={stage ? titleOf(stage) : ''}
      size={stage && wide.includes(stage.kind) ? 860 : 620}
    >
      {stage && <Stage key={stage.kind} stage={stage} />}
    </Dialog>
  )
}

function Stage({ stage }: { readonly stage: BackupStage }) {
  switch (stage.kind) {
    case 'backing-up':
      return (
        <Working kind="backup">
          Choose the folder in which the backup is made. Another disk is best: what happens to this one does
          not happen to the backup then.
        </Working>
      )
    case 'reading':
      return (
        <Working kind="read-backup">
          Choose the folder of a backup of this project. It has the project’s name and the date. Nothing is
          changed before you have seen what would be.
        </Working>
      )
    case 'restoring':
      return <Working kind="restore">Restoring …</Working>
    case 'backed-up':
      return <BackupReportView report={stage.report} />
    case 'preview':
      return <RestorePreview preview={stage.preview} />
    case 'restored':
      return <RestoreReportView report={stage.report} />
  }
}

interface WorkingProps {
  readonly kind: JobState['job']
  /** What is shown until the job begins, as while the system's dialog is open. */
  readonly children: React.ReactNode
}

function Working({ kind, children }: WorkingProps) {
  const job = useAppState((state) => (state.job?.job === kind ? state.job : null))
  const [last, setLast] = useState(job)
  // The job's end comes before its answer: until then the last of it stays in view.
  if (job && job !== last) setLast(job)
  return last ? (
    <JobProgress kind={kind} job={last} onCancel={appStore.cancelJob} />
  ) : (
    <Text size="sm" role="status">
      {children}
    </Text>
  )
}
