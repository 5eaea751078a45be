import { Button, Stack, Text } from '@mantine/core'
import { IconAlertTriangle, IconMinus, IconPencil } from '@tabler/icons-react'
import { useState } from 'react'
import type { ExportPreview } from '../../../ipc/export-views'
import type { ExportReport, FormatView } from '../../../ipc/views'
import { Callout } from '../../parts/Callout'
import { DialogFooter } from '../../parts/Dialog'
import { counted } from '../../parts/sizes'
import { appStore } from '../../state/app-store'
import { LeftOut } from './LeftOut'
import { Losses } from './Losses'
import { Tally } from './Tally'
import classes from './transfer.module.css'

export interface ExportPreviewViewProps {
  readonly format: FormatView
  readonly whose: 'me' | 'all'
  readonly preview: ExportPreview
  readonly onBack: () => void
  readonly onReport: (report: ExportReport) => void
}

/** What an export would leave out, before the folder is asked for. */
export function ExportPreviewView({ format, whose, preview, onBack, onReport }: ExportPreviewViewProps) {
  const [isBusy, setIsBusy] = useState(false)
  const { documents, documentsNotBegun, losses, spansInProject, spansWritten, unreadable } = preview
  const lostSpans = spansInProject - spansWritten

  async function run(): Promise<void> {
    setIsBusy(true)
    const report = await appStore.duringJob(() =>
      appStore.ask(window.goldspan.call['export:run']({ format: format.id, annotators: whose })),
    )
    setIsBusy(false)
    if (report) onReport(report)
  }

  return (
    <Stack gap="md">
      {unreadable.length > 0 && <LeftOut unreadable={unreadable} />}
      {losses.length === 0 ? (
        <Callout tone="good" role="status" title={`${format.name} holds all of it`}>
          <Text size="sm">
            {counted(spansWritten, 'span')} in {counted(documents, 'document')}, and nothing that coders did
            on them is left out.
          </Text>
        </Callout>
      ) : (
        <Callout tone="know" role="status" title={`${format.name} leaves something out`}>
          <Text size="sm">
            What follows stays in the project and will not be in the export. Choose a letter to go to the
            place.
          </Text>
        </Callout>
      )}
      <div className={classes.tallies}>
        <Tally
          icon={IconPencil}
          tone="plain"
          count={spansInProject}
          name="spans in the project"
          detail={`in ${counted(documents, 'document')}`}
        />
        <Tally icon={IconPencil} tone="plain" count={spansWritten} name="will be written" />
        <Tally
          icon={IconMinus}
          tone={lostSpans > 0 ? 'warn' : 'plain'}
          count={lostSpans}
          name="not representable"
        />
      </div>
      {documentsNotBegun > 0 && (
        <Text size="sm" c="dimmed">
          {counted(documentsNotBegun, 'document')} without any work {documentsNotBegun === 1 ? 'is' : 'are'}{' '}
          left out.
        </Text>
      )}
      <Losses losses={losses} />
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
        <Button variant="default" onClick={onBack}>
          Back
        </Button>
        <Button autoFocus data-autofocus loading={isBusy} onClick={() => void run()}>
          Export …
        </Button>
      </DialogFooter>
    </Stack>
  )
}
