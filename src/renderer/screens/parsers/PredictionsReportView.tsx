import { Button, Stack, Table, Text } from '@mantine/core'
import { IconAlertTriangle, IconCheck, IconMinus } from '@tabler/icons-react'
import type { PredictionsReport } from '../../../ipc/parser-views'
import { DialogFooter } from '../../parts/Dialog'
import { parserName } from '../../parts/parser-name'
import { counted } from '../../parts/sizes'
import { appStore } from '../../state/app-store'
import { ScrolledTable } from '../transfer/ScrolledTable'
import { Tally } from '../transfer/Tally'
import transfer from '../transfer/transfer.module.css'
import { faultWords, leftOutWords, outcomeWords } from './prediction-words'

/** What became of a file of predictions. */
export function PredictionsReportView({ report }: { readonly report: PredictionsReport }) {
  const { outcome, letters, spans, leftOut, faults, moreFaults } = report
  const left = leftOut.reduce((sum, { count }) => sum + count, 0)
  return (
    <Stack gap="md">
      <Text fw={600}>{parserName(report)}</Text>
      <div className={transfer.tallies}>
        <Tally
          icon={IconCheck}
          tone="good"
          count={letters}
          name="predicted"
          {...(spans > 0 ? { detail: `with ${counted(spans, 'span')}` } : {})}
        />
        <Tally icon={IconMinus} tone={left > 0 ? 'warn' : 'plain'} count={left} name="left out" />
        <Tally
          icon={IconAlertTriangle}
          tone={faults.length > 0 ? 'warn' : 'plain'}
          count={faults.length + moreFaults}
          name="faults"
        />
      </div>
      <Text size="sm" role="status">
        {outcomeWords(report)}
      </Text>
      {leftOut.map((one) => (
        <Text key={one.reason} size="sm">
          {leftOutWords(one)}
        </Text>
      ))}
      {faults.length > 0 && (
        <ScrolledTable maxHeight="min(40vh, 380px)">
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">Where</Table.Th>
              <Table.Th scope="col">What is wrong</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {faults.map((fault, index) => {
              const { place, words } = faultWords(fault)
              return (
                <Table.Tr key={index}>
                  <Table.Td className={transfer.file}>{place}</Table.Td>
                  <Table.Td>{words}</Table.Td>
                </Table.Tr>
              )
            })}
          </Table.Tbody>
        </ScrolledTable>
      )}
      {moreFaults > 0 && (
        <Text size="sm" c="dimmed">
          and {moreFaults.toLocaleString('en-US')} more
        </Text>
      )}
      <DialogFooter>
        <Button
          variant="default"
          onClick={() => {
            appStore.setDialog(null)
            appStore.setDialog('import-predictions')
          }}
        >
          Import others …
        </Button>
        <Button data-autofocus autoFocus onClick={() => appStore.setDialog(null)}>
          {outcome === 'imported' ? 'Done' : 'Close'}
        </Button>
      </DialogFooter>
    </Stack>
  )
}
