import { Button, Group, Progress, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import type { JobProgress as JobState } from '../../ipc/views'
import classes from './JobProgress.module.css'
import { remainingWords } from './times'

export interface JobProgressProps {
  readonly kind: JobState['job']
  /** Null until the first is told of. */
  readonly job: JobState | null
  readonly onCancel: () => void
}

const names = {
  import: { doing: 'Importing', cancelled: 'What was imported so far stays.' },
  'survey-import': { doing: 'Reading the files', cancelled: 'Nothing was imported.' },
  export: { doing: 'Exporting and reading back', cancelled: 'Nothing of a cancelled export stays.' },
  'preview-export': { doing: 'Looking at what is left out', cancelled: 'Nothing was written.' },
  'verify-export': { doing: 'Verifying the export', cancelled: 'Nothing was changed.' },
  'compare-exports': { doing: 'Comparing the exports', cancelled: 'Nothing was changed.' },
  backup: { doing: 'Backing up and reading back', cancelled: 'Nothing of a cancelled backup stays.' },
  'read-backup': { doing: 'Checking the backup', cancelled: 'Nothing was changed.' },
  restore: { doing: 'Restoring', cancelled: 'What was restored so far stays, and can be undone.' },
  evaluate: {
    doing: 'Reading the finished letters',
    cancelled: 'The letters read so far are scored.',
  },
  compare: {
    doing: 'Reading the finished letters',
    cancelled: 'The letters read so far are compared.',
  },
  'import-predictions': {
    doing: 'Checking the predictions, then storing them',
    cancelled: 'Nothing of a cancelled import stays.',
  },
  lens: { doing: 'Changing the letters', cancelled: 'What was done so far stays, and can be undone.' },
}

/** What had the keyboard is gone when a job begins; nothing here may be set off by the key that began it. */
function takeKeyboard(element: HTMLElement | null): void {
  element?.focus()
}

/** How far a long job is, how long it still takes, and a way to stop it. */
export function JobProgress({ kind, job, onCancel }: JobProgressProps) {
  const [isCancelling, setIsCancelling] = useState(false)
  const { doing, cancelled } = names[kind]
  const done = job?.done ?? 0
  const total = job?.total ?? 0
  const percent = total === 0 ? 0 : Math.min(100, Math.round((100 * done) / total))
  const title = isCancelling ? 'Cancelling' : doing
  return (
    <Stack gap="sm">
      <Group justify="space-between" align="baseline">
        <Text fw={600} role="status" tabIndex={-1} ref={takeKeyboard} className={classes.title}>
          {title} …
        </Text>
        <Text size="sm" c="dimmed" ff="monospace">
          {total === 0 ? '' : `${done.toLocaleString('en-US')} of ${total.toLocaleString('en-US')}`}
        </Text>
      </Group>
      <Progress.Root size="lg">
        <Progress.Section value={percent} animated={percent === 0} aria-label={title} />
      </Progress.Root>
      <Group justify="space-between">
        <Text size="sm" c="dimmed">
          {isCancelling ? cancelled : remainingWords(job?.remainingMs ?? null)}
        </Text>
        <Button
          variant="default"
          disabled={isCancelling}
          onClick={() => {
            setIsCancelling(true)
            onCancel()
          }}
        >
          Cancel
        </Button>
      </Group>
    </Stack>
  )
}
