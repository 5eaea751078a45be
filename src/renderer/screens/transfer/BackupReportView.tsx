import { Button, Stack, Text } from '@mantine/core'
import { IconAlertTriangle, IconFolderShare } from '@tabler/icons-react'
import type { BackupReport } from '../../../ipc/backup-views'
import { Callout } from '../../parts/Callout'
import { DialogFooter } from '../../parts/Dialog'
import { counted, sizeWords } from '../../parts/sizes'
import { appStore } from '../../state/app-store'
import classes from './transfer.module.css'

/** What a backup holds and where it is, or that it was cancelled. */
export function BackupReportView({ report }: { readonly report: BackupReport }) {
  const { files, sizeBytes, documents, links, others, folder } = report
  if (report.cancelled) {
    return (
      <Stack gap="md">
        <Text role="status">You cancelled the backup. Nothing of it was left behind.</Text>
        <DialogFooter>
          <Button variant="default" onClick={() => appStore.perform('backup.make')}>
            Back up again …
          </Button>
          <Done />
        </DialogFooter>
      </Stack>
    )
  }
  return (
    <Stack gap="md">
      {links > 0 && (
        <Callout tone="caution" role="alert" title="Not everything is in this backup">
          <Text size="sm">
            {counted(links, 'link')} to other places {links === 1 ? 'was' : 'were'} found among the project’s
            files and not followed. Put the {links === 1 ? 'file' : 'files'} there in place of the{' '}
            {links === 1 ? 'link' : 'links'}, then back up again.
          </Text>
        </Callout>
      )}
      <Callout tone="good" role="status" title="Written, read back, and the same">
        <Text size="sm">
          {counted(documents, 'letter')} and everyone’s work on {documents === 1 ? 'it' : 'them'}:{' '}
          {counted(files, 'file')}, {sizeWords(sizeBytes)}, each compared with the project.
        </Text>
      </Callout>
      <div>
        <Text size="sm" fw={600}>
          Where it is
        </Text>
        <Text size="sm" className={classes.path}>
          {folder}
        </Text>
      </div>
      {others > 0 && (
        <Text size="sm" c="dimmed">
          {others === 1 ? 'One thing' : `${others.toLocaleString('en-US')} things`} in the project’s folder{' '}
          {others === 1 ? 'is' : 'are'} no part of the project and not in the backup.
        </Text>
      )}
      <Text size="sm" c="dimmed">
        To go back to it, choose File, then Restore from a backup. It is also a project of its own that Open
        project opens.
      </Text>
      <DialogFooter
        note={
          <span className={classes.warning}>
            <IconAlertTriangle size={20} aria-hidden />
            <span>
              <strong>It contains the text of the letters.</strong> Keep it where they may be kept.
            </span>
          </span>
        }
      >
        <Button
          variant="default"
          leftSection={<IconFolderShare size={18} aria-hidden />}
          onClick={() => void appStore.ask(window.goldspan.call['backup:show']({}))}
        >
          Show in folder
        </Button>
        <Done />
      </DialogFooter>
    </Stack>
  )
}

function Done() {
  return (
    <Button data-autofocus autoFocus onClick={() => appStore.setDialog(null)}>
      Done
    </Button>
  )
}
