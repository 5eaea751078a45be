import { Button, Checkbox, Stack, Table, Text } from '@mantine/core'
import { IconAlertTriangle, IconClockExclamation } from '@tabler/icons-react'
import { useState, type ReactNode } from 'react'
import type { DocumentStatus } from '../../../core/annotation/annotation-set'
import type { Id } from '../../../core/ids'
import type { BackupPreview, BackupRow } from '../../../ipc/backup-views'
import { DialogFooter } from '../../parts/Dialog'
import { counted } from '../../parts/sizes'
import { appStore } from '../../state/app-store'
import { statusNames } from '../annotate/document-status'
import { BackupState } from './BackupState'
import { changeWords, letterWords, lockedWords } from './backup-words'
import { ScrolledTable } from './ScrolledTable'
import classes from './transfer.module.css'

/** Rows that are listed of each table; the rest is counted, and follows the tick in the heading. */
const listedRows = 200

const newerNote =
  'What you worked on after this backup is not ticked. If you tick it, that work goes out of view until you choose Undo.'

const isPossible = ({ letter, readOnly }: BackupRow) => letter !== 'there' || readOnly === null

/** What restoring would change, with a tick for each document; nothing has been changed yet. */
export function RestorePreview({ preview }: { readonly preview: BackupPreview }) {
  const { rows, others } = preview
  const [chosen, setChosen] = useState<ReadonlySet<Id>>(
    () => new Set(rows.filter((row) => isPossible(row) && !row.isNewer).map(({ documentId }) => documentId)),
  )
  const tick = (ticked: readonly BackupRow[], isTicked: boolean): void => {
    const next = new Set(chosen)
    for (const row of ticked.filter(isPossible)) {
      if (isTicked) next.add(row.documentId)
      else next.delete(row.documentId)
    }
    setChosen(next)
  }
  const letters = rows.filter(({ letter }) => letter !== 'there')
  const sets = rows.filter(({ letter }) => letter === 'there')
  return (
    <Stack gap="md">
      <BackupState preview={preview} />
      {rows.length === 0 && (
        <Text role="status">
          {preview.unreadable > 0
            ? 'There is nothing to restore of what could be read: the rest of the letters and your marks are in the project as they were.'
            : 'There is nothing to restore: the letters of this backup are in the project, and your marks on them are the same.'}
        </Text>
      )}
      {letters.length > 0 && (
        <RowTable
          {...{ chosen, onTick: tick, rows: letters }}
          name="Letters that would come back"
          columns={['What comes back']}
          cells={(row) => [letterWords(row)]}
        />
      )}
      {sets.length > 0 && (
        <RowTable
          {...{ chosen, onTick: tick, rows: sets }}
          name="Your marks that would change"
          columns={['Now', 'In the backup', 'What would change']}
          cells={setCells}
          {...(sets.some(({ isNewer }) => isNewer) ? { note: newerNote } : {})}
        />
      )}
      {others.length > 0 && (
        <Text size="sm">
          <strong>Work of others differs too and is not touched:</strong>{' '}
          {others
            .map(({ name, documents }) => `${name || 'an annotator'} (${counted(documents, 'document')})`)
            .join(', ')}
          . They restore it themselves, or the backup is opened as a project of its own.
        </Text>
      )}
      <DialogFooter
        {...(rows.length > 0
          ? {
              note: 'Restoring your marks on a letter is one step, which Undo takes back. Nothing leaves the journal, and letters imported since then stay.',
            }
          : {})}
      >
        {rows.length === 0 ? (
          <Button data-autofocus autoFocus onClick={() => appStore.setDialog(null)}>
            Done
          </Button>
        ) : (
          <>
            <Button variant="default" data-autofocus autoFocus onClick={() => appStore.setDialog(null)}>
              Cancel
            </Button>
            <Button disabled={chosen.size === 0} onClick={() => void appStore.restore([...chosen])}>
              {chosen.size === 0 ? 'Restore' : `Restore ${counted(chosen.size, 'document')}`}
            </Button>
          </>
        )}
      </DialogFooter>
    </Stack>
  )
}

function setCells({ difference, isNewer, readOnly }: BackupRow): ReactNode[] {
  if (!difference) return []
  const { spansNow, spansThen, statusNow, statusThen } = difference
  return [
    <SetState key="now" spans={spansNow} status={statusNow} />,
    <SetState key="then" spans={spansThen} status={statusThen} />,
    <>
      {changeWords(difference)}
      {isNewer && (
        <span className={classes.newer}>
          <IconClockExclamation size={16} aria-hidden />
          <span>You worked on it after this backup.</span>
        </span>
      )}
      {readOnly !== null && (
        <span className={classes.newer}>
          <IconAlertTriangle size={16} aria-hidden />
          <span>{lockedWords(readOnly)}</span>
        </span>
      )}
    </>,
  ]
}

function SetState({ spans, status }: { readonly spans: number; readonly status: DocumentStatus }) {
  return (
    <span className={classes.setState}>
      {counted(spans, 'span')}
      <span className={classes.todo}>{statusNames[status]}</span>
    </span>
  )
}

interface RowTableProps {
  readonly name: string
  readonly rows: readonly BackupRow[]
  readonly columns: readonly string[]
  readonly cells: (row: BackupRow) => ReactNode[]
  readonly note?: string
  readonly chosen: ReadonlySet<Id>
  readonly onTick: (rows: readonly BackupRow[], isTicked: boolean) => void
}

function RowTable({ name, rows, columns, cells, note, chosen, onTick }: RowTableProps) {
  const possible = rows.filter(isPossible)
  const ticked = possible.filter(({ documentId }) => chosen.has(documentId)).length
  const left = rows.length - listedRows
  return (
    <section aria-label={name}>
      <Text size="sm" fw={600} mb="xs">
        {name}
      </Text>
      {note !== undefined && (
        <Text size="sm" c="dimmed" mb="xs">
          {note}
        </Text>
      )}
      <ScrolledTable maxHeight="300px">
        <Table.Thead>
          <Table.Tr>
            <Table.Th className={classes.tickColumn}>
              <Checkbox
                size="xs"
                aria-label={`All of: ${name}`}
                disabled={possible.length === 0}
                checked={possible.length > 0 && ticked === possible.length}
                indeterminate={ticked > 0 && ticked < possible.length}
                onChange={({ currentTarget }) => onTick(rows, currentTarget.checked)}
              />
            </Table.Th>
            <Table.Th scope="col" className={classes.letterColumn}>
              Letter
            </Table.Th>
            {columns.map((column) => (
              <Table.Th key={column} scope="col" className={classes.setState}>
                {column}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.slice(0, listedRows).map((row) => (
            <Table.Tr key={row.documentId}>
              <Table.Td className={classes.tickColumn}>
                <Checkbox
                  size="xs"
                  aria-label={`Restore ${row.title}`}
                  disabled={!isPossible(row)}
                  checked={chosen.has(row.documentId)}
                  onChange={({ currentTarget }) => onTick([row], currentTarget.checked)}
                />
              </Table.Td>
              <Table.Td className={classes.file}>{row.title}</Table.Td>
              {cells(row).map((cell, index) => (
                <Table.Td key={columns[index]} className={classes.cell}>
                  {cell}
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </ScrolledTable>
      {left > 0 && (
        <Text size="sm" c="dimmed" mt="xs">
          and {left.toLocaleString('en-US')} more, which the tick in the heading takes along
        </Text>
      )}
    </section>
  )
}
