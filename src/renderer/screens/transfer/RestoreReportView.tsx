import { Button, Stack, Table, Text } from '@mantine/core'
import { IconAlertTriangle, IconCheck, IconEqual } from '@tabler/icons-react'
import type { RestoreItem, RestoreReport } from '../../../ipc/backup-views'
import { DialogFooter } from '../../parts/Dialog'
import { appStore } from '../../state/app-store'
import { restoredWords } from './backup-words'
import { ScrolledTable } from './ScrolledTable'
import { Tally } from './Tally'
import classes from './transfer.module.css'

/** Rows that are listed; the rest is counted. */
const listedRows = 200

/** Whether a document is as the preview promised. */
function becameOf({ outcome, reason }: RestoreItem): 'restored' | 'same' | 'left' {
  if (outcome === 'same') return 'same'
  return outcome === 'not-restored' || reason !== '' ? 'left' : 'restored'
}

const looks = {
  restored: { Icon: IconCheck, outcome: 'imported' },
  same: { Icon: IconEqual, outcome: 'duplicate' },
  left: { Icon: IconAlertTriangle, outcome: 'refused' },
} as const

/** What became of each document that was to be restored. */
export function RestoreReportView({ report: { items, cancelled } }: { readonly report: RestoreReport }) {
  const count = (what: keyof typeof looks) => items.filter((item) => becameOf(item) === what).length
  const listed = [...items]
    .sort((a, b) => Number(becameOf(b) === 'left') - Number(becameOf(a) === 'left'))
    .slice(0, listedRows)
  const left = count('left')
  return (
    <Stack gap="md">
      <div className={classes.tallies} role="status">
        <Tally icon={IconCheck} tone="good" count={count('restored')} name="restored" />
        <Tally icon={IconEqual} tone="plain" count={count('same')} name="the same already" />
        <Tally icon={IconAlertTriangle} tone={left > 0 ? 'warn' : 'plain'} count={left} name="not restored" />
      </div>
      {cancelled && (
        <Text size="sm">You cancelled. What is listed here was restored before that and stays.</Text>
      )}
      {items.some(({ outcome }) => outcome === 'marks' || outcome === 'letter-and-marks') && (
        <Text size="sm" c="dimmed">
          To take restored marks back, open the letter and choose Undo: it is one step.
        </Text>
      )}
      {listed.length > 0 && (
        <ScrolledTable maxHeight="min(48vh, 460px)">
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col" className={classes.fileColumn}>
                Letter
              </Table.Th>
              <Table.Th scope="col">What became of it</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {listed.map((item) => {
              const { Icon, outcome } = looks[becameOf(item)]
              return (
                <Table.Tr key={item.documentId}>
                  <Table.Td className={classes.file}>{item.title}</Table.Td>
                  <Table.Td>
                    <span className={classes.outcome} data-outcome={outcome}>
                      <Icon size={16} aria-hidden className={classes.outcomeIcon} />
                      <span>
                        {item.outcome === 'not-restored' && <strong>Not restored. </strong>}
                        {restoredWords(item)}
                      </span>
                    </span>
                  </Table.Td>
                </Table.Tr>
              )
            })}
          </Table.Tbody>
        </ScrolledTable>
      )}
      {items.length > listed.length && (
        <Text size="sm" c="dimmed">
          and {(items.length - listed.length).toLocaleString('en-US')} more
        </Text>
      )}
      <DialogFooter>
        {left > 0 && (
          <Button variant="default" onClick={() => appStore.perform('backup.restore')}>
            Restore again …
          </Button>
        )}
        <Button data-autofocus autoFocus onClick={() => appStore.setDialog(null)}>
          Done
        </Button>
      </DialogFooter>
    </Stack>
  )
}
