import { Button, Stack, Text } from '@mantine/core'
import { IconAlertTriangle, IconCheck, IconFolderShare, IconMinus, IconPencil } from '@tabler/icons-react'
import type { ExportReport } from '../../../ipc/views'
import { Callout } from '../../parts/Callout'
import { DialogFooter } from '../../parts/Dialog'
import { counted } from '../../parts/sizes'
import { appStore } from '../../state/app-store'
import { differenceWords } from './export-words'
import { LeftOut } from './LeftOut'
import { Losses } from './Losses'
import { Tally } from './Tally'
import { useTitles } from './use-titles'
import classes from './transfer.module.css'

export interface ExportReportViewProps {
  readonly report: ExportReport
  readonly onAgain: () => void
}

/** Rows that are listed of what went wrong; the rest is counted. */
const listedRows = 200

/** What an export holds, what it could not hold, and whether it is what the project says. */
export function ExportReportView({ report, onAgain }: ExportReportViewProps) {
  if (report.cancelled) return <CancelledExport onAgain={onAgain} />
  const lostSpans = report.spansInProject - report.spansWritten
  const isSame = report.differences.length === 0 && report.spansReadBack === report.spansWritten
  return (
    <Stack gap="md">
      {report.unreadable.length > 0 && <LeftOut unreadable={report.unreadable} />}
      {isSame ? (
        <Callout tone="good" role="status" title="Written, read back, and the same">
          {counted(report.spansWritten, 'span')} written, {report.spansReadBack.toLocaleString('en-US')} read
          back and compared. Each has the same label and the same words as in the project.
        </Callout>
      ) : (
        <DifferencesAlarm report={report} />
      )}
      <div className={classes.tallies}>
        <Tally
          icon={IconPencil}
          tone="plain"
          count={report.spansInProject}
          name="spans in the project"
          detail={`in ${counted(report.documents, 'document')}`}
        />
        <Tally
          icon={isSame ? IconCheck : IconAlertTriangle}
          tone={isSame ? 'good' : 'alarm'}
          count={report.spansReadBack}
          name="read back"
          detail={`of ${counted(report.spansWritten, 'span')} written`}
        />
        <Tally
          icon={IconMinus}
          tone={lostSpans > 0 ? 'warn' : 'plain'}
          count={lostSpans}
          name="not representable"
          {...(lostSpans > 0 ? { detail: 'listed below' } : {})}
        />
      </div>
      {report.documentsNotBegun > 0 && (
        <Text size="sm" c="dimmed">
          {counted(report.documentsNotBegun, 'document')} without any work{' '}
          {report.documentsNotBegun === 1 ? 'is' : 'are'} left out.
        </Text>
      )}
      <Losses losses={report.losses} />
      <Text size="sm" className={classes.path}>
        {counted(report.files, 'file')} in <strong>{report.folder}</strong>
      </Text>
      <DialogFooter>
        <Button variant="default" onClick={onAgain}>
          Export again …
        </Button>
        <Button
          variant="default"
          leftSection={<IconFolderShare size={18} aria-hidden />}
          onClick={() => void appStore.ask(window.goldspan.call['export:show']({}))}
        >
          Show in folder
        </Button>
        <Button data-autofocus autoFocus onClick={() => appStore.setDialog(null)}>
          Done
        </Button>
      </DialogFooter>
    </Stack>
  )
}

function CancelledExport({ onAgain }: { readonly onAgain: () => void }) {
  return (
    <Stack gap="md">
      <Text role="status">You cancelled the export. Nothing of it was left behind.</Text>
      <DialogFooter>
        <Button variant="default" onClick={onAgain}>
          Export again …
        </Button>
        <Button data-autofocus autoFocus onClick={() => appStore.setDialog(null)}>
          Done
        </Button>
      </DialogFooter>
    </Stack>
  )
}

function DifferencesAlarm({ report }: { readonly report: ExportReport }) {
  const titleOf = useTitles()
  const { differences, spansWritten, spansReadBack } = report
  return (
    <Callout tone="alarm" role="alert" title="Do not use this export">
      <Text size="sm">
        What was read back is not what the project holds: {counted(differences.length, 'difference')},{' '}
        {counted(spansWritten, 'span')} written, {spansReadBack.toLocaleString('en-US')} read back. Your
        project is not affected. Export again into another folder; if it happens again, this is a fault in
        Goldspan or the disk.
      </Text>
      <ul className={classes.alarmList}>
        {differences.slice(0, listedRows).map(({ documentId, reason }, index) => (
          <li key={index}>
            <strong>{titleOf(documentId)}</strong>: {differenceWords(reason)}
          </li>
        ))}
        {differences.length > listedRows && (
          <li>and {(differences.length - listedRows).toLocaleString('en-US')} more</li>
        )}
      </ul>
    </Callout>
  )
}
