import { Accordion, Button, Stack, Table, Text } from '@mantine/core'
import { IconAlertTriangle, IconCheck, IconFolderShare, IconMinus, IconPencil } from '@tabler/icons-react'
import { useMemo } from 'react'
import type { Id } from '../../../core/ids'
import type { ExportLoss, ExportReport, UnreadableWork } from '../../../ipc/views'
import { Callout } from '../../parts/Callout'
import { DialogFooter } from '../../parts/Dialog'
import { counted } from '../../parts/sizes'
import { appStore, useAppState } from '../../state/app-store'
import { differenceWords, inLossOrder, lossWords, unreadableWords } from './export-words'
import { tableScroll } from './table-scroll'
import { Tally } from './Tally'
import classes from './transfer.module.css'

export interface ExportReportViewProps {
  readonly report: ExportReport
  readonly onAgain: () => void
}

/** Rows that are listed of what went wrong; the rest is counted. */
const listedRows = 200

/** What an export holds, what it could not hold, and whether it is what the project says. */
export function ExportReportView({ report, onAgain }: ExportReportViewProps) {
  const losses = useMemo(() => inLossOrder(report.losses), [report])
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
      {losses.length > 0 && (
        <section aria-label="What this format cannot hold">
          <Text size="sm" fw={600} mb="xs">
            What this format cannot hold
          </Text>
          <Accordion
            multiple
            variant="contained"
            // Ids are made of the values, so those hold no spaces.
            defaultValue={losses[0]?.kind === 'span' ? ['0'] : []}
          >
            {losses.map((loss, index) => (
              <Accordion.Item key={index} value={String(index)} className={classes.loss}>
                <Accordion.Control>
                  <span className={classes.lossWords}>
                    <span className={classes.lossCount}>{loss.count.toLocaleString('en-US')}</span>
                    <span>{lossWords(loss)}</span>
                  </span>
                </Accordion.Control>
                <Accordion.Panel>
                  <Examples loss={loss} />
                </Accordion.Panel>
              </Accordion.Item>
            ))}
          </Accordion>
        </section>
      )}
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

function LeftOut({ unreadable }: Pick<ExportReport, 'unreadable'>) {
  const titleOf = useTitles()
  const annotators = useAppState(({ app }) => app?.annotators)
  const nameOf = (id: Id) => annotators?.find((annotator) => annotator.id === id)?.name ?? id
  const whatOf = ({ documentId, annotatorId }: UnreadableWork) => {
    if (documentId === null)
      return `All work of ${annotatorId === null ? 'an annotator' : nameOf(annotatorId)}`
    return annotatorId === null ? titleOf(documentId) : `${titleOf(documentId)} (${nameOf(annotatorId)})`
  }
  return (
    <Callout tone="alarm" role="alert" title="Not all work is in the export">
      <Text size="sm">
        What follows could not be read, so it is not in the export. Nothing was changed in the project.
      </Text>
      <ul className={classes.alarmList}>
        {unreadable.slice(0, listedRows).map((work, index) => (
          <li key={index}>
            <strong>{whatOf(work)}</strong>: {unreadableWords(work)}
          </li>
        ))}
        {unreadable.length > listedRows && (
          <li>and {(unreadable.length - listedRows).toLocaleString('en-US')} more</li>
        )}
      </ul>
    </Callout>
  )
}

function Examples({ loss: { count, examples } }: { readonly loss: ExportLoss }) {
  const labels = useAppState(({ project }) => project?.schema.labels)
  const nameOf = (id: string) => labels?.find((label) => label.id === id)?.name ?? id
  return (
    <>
      <Table.ScrollContainer minWidth={480} maxHeight={260} scrollAreaProps={tableScroll}>
        <Table stickyHeader verticalSpacing={4} horizontalSpacing="md" className={classes.table}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">Letter</Table.Th>
              <Table.Th scope="col">Label</Table.Th>
              <Table.Th scope="col">Characters</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {examples.map(({ title, label, start, end }, index) => (
              <Table.Tr key={index}>
                <Table.Td className={classes.file}>{title}</Table.Td>
                <Table.Td>{label === '' ? '' : nameOf(label)}</Table.Td>
                <Table.Td>{label === '' ? '' : `${start}-${end}`}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      {count > examples.length && (
        <Text size="sm" c="dimmed" mt="xs">
          and {(count - examples.length).toLocaleString('en-US')} more
        </Text>
      )}
    </>
  )
}

/** Titles of the project's documents; the id where there is none. */
function useTitles(): (documentId: Id) => string {
  const rows = useAppState((state) => state.rows)
  return (documentId) => rows?.find(({ id }) => id === documentId)?.title || documentId || 'A file'
}
