import { Button, Stack, Table, Text } from '@mantine/core'
import { IconAlertTriangle, IconCheck, IconEqual } from '@tabler/icons-react'
import { useMemo } from 'react'
import type { ImportItem, ImportReport } from '../../../ipc/views'
import { DialogFooter } from '../../parts/Dialog'
import { counted } from '../../parts/sizes'
import { appStore } from '../../state/app-store'
import { importCounts, inReportOrder } from './import-counts'
import { acceptanceWords, refusalWords } from './import-words'
import { ScrolledTable } from './ScrolledTable'
import { Tally } from './Tally'
import classes from './transfer.module.css'

/** Rows that are listed; the rest is counted. */
const listedRows = 200

/** What became of each file of an import. */
export function ImportReportView({ report }: { readonly report: ImportReport }) {
  const counts = useMemo(() => importCounts(report.items), [report])
  const items = useMemo(() => inReportOrder(report.items), [report])
  const listed = items.slice(0, listedRows)
  return (
    <Stack gap="md">
      <div className={classes.tallies} role="status">
        <Tally
          icon={IconCheck}
          tone="good"
          count={counts.imported}
          name="imported"
          {...(counts.spans > 0 ? { detail: `with ${counted(counts.spans, 'span')}` } : {})}
        />
        <Tally icon={IconEqual} tone="plain" count={counts.duplicate} name="already there" />
        <Tally
          icon={IconAlertTriangle}
          tone={counts.refused > 0 ? 'warn' : 'plain'}
          count={counts.refused}
          name="refused"
          {...(counts.refused > counts.refusedFiles
            ? { detail: `in ${counted(counts.refusedFiles, 'file')}` }
            : {})}
        />
      </div>
      {report.cancelled && (
        <Text size="sm">You cancelled the import. What is listed here was done before that and stays.</Text>
      )}
      {counts.refused > 0 && (
        <Text size="sm" c="dimmed">
          {items.some(({ facts }) => facts.rest === 'taken')
            ? 'What was refused changes nothing in the project. Of the files that you chose so, the rest was taken.'
            : 'Refused files change nothing in the project. A file is taken whole or not at all.'}
        </Text>
      )}
      {items.length === 0 ? (
        <Text>There was nothing to import: no letters (.txt) and no files of marks.</Text>
      ) : (
        <ScrolledTable maxHeight="min(48vh, 460px)">
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col" className={classes.fileColumn}>
                File
              </Table.Th>
              <Table.Th scope="col">What became of it</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {listed.map((item, index) => (
              <ItemRow key={index} item={item} />
            ))}
          </Table.Tbody>
        </ScrolledTable>
      )}
      {items.length > listed.length && (
        <Text size="sm" c="dimmed">
          and {(items.length - listed.length).toLocaleString('en-US')} more
        </Text>
      )}
      <DialogFooter>
        <Button variant="default" onClick={importMore}>
          Import more …
        </Button>
        <Button data-autofocus autoFocus onClick={() => appStore.setDialog(null)}>
          Done
        </Button>
      </DialogFooter>
    </Stack>
  )
}

function importMore(): void {
  appStore.setDialog(null)
  appStore.setDialog('import')
}

function ItemRow({ item }: { readonly item: ImportItem }) {
  const { name, outcome, facts } = item
  if (outcome !== 'refused') {
    const Icon = outcome === 'imported' ? IconCheck : IconEqual
    return (
      <Table.Tr>
        <Table.Td className={classes.file}>{name}</Table.Td>
        <Table.Td>
          <span className={classes.outcome} data-outcome={outcome}>
            <Icon size={16} aria-hidden className={classes.outcomeIcon} />
            <span>{acceptanceWords(item)}</span>
          </span>
        </Table.Td>
      </Table.Tr>
    )
  }
  const { why, todo } = refusalWords(item)
  return (
    <Table.Tr>
      <Table.Td className={classes.file}>
        {name}
        {facts.line !== undefined && <span className={classes.line}> line {facts.line}</span>}
      </Table.Td>
      <Table.Td>
        <span className={classes.outcome} data-outcome="refused">
          <IconAlertTriangle size={16} aria-hidden className={classes.outcomeIcon} />
          <span>
            <strong>Refused.</strong> {why}
            <span className={classes.todo}>{todo}</span>
          </span>
        </span>
      </Table.Td>
    </Table.Tr>
  )
}
