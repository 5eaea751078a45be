import { Button, Text } from '@mantine/core'
import { IconCopy } from '@tabler/icons-react'
import { useEffect, useRef } from 'react'
import { ledgerTable, tabSeparated } from '../../../core/imr/ledger/ledger-table'
import { toDosOf } from '../../../core/imr/ledger/ledger'
import { ActionKeys } from '../../parts/ActionKeys'
import { EntriesPane } from '../../parts/EntriesPane'
import { copyText } from '../../parts/copy-text'
import { counted } from '../../parts/sizes'
import { appStore, useAppState } from '../../state/app-store'
import { openStructure } from '../../state/open-ledger'
import { isForReading } from '../../state/selectors'
import { DiagnosesCard } from './DiagnosesCard'
import { Issues } from './Issues'
import { UnassignedCard } from './UnassignedCard'
import { unknownWords } from './unknown-words'
import { useLedger } from './use-ledger'
import classes from './ledger.module.css'

/** The letter as a record: what stands where, what is still to do, and what belongs to no issue. */
export function LedgerPane({ focusOn }: { readonly focusOn: object | null }) {
  const ledger = useLedger()
  const structure = useAppState((state) => (ledger ? openStructure(state) : null))
  const isReadOnly = useAppState(isForReading)
  const documentId = useAppState(({ open }) => open?.view.id)
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (focusOn) box.current?.querySelector<HTMLElement>('[data-entry][tabindex="0"], [data-entry]')?.focus()
  }, [focusOn])
  if (!ledger || !structure) return null
  const toDos = toDosOf(ledger)
  return (
    <EntriesPane
      name="Ledger"
      list={box}
      status={
        <Text size="xs" role="status" className={classes.status}>
          {toDos.length > 0
            ? `${counted(toDos.length, 'to-do')} left`
            : ledger.rows.length > 0
              ? 'Complete'
              : ''}
        </Text>
      }
      actions={
        <>
          <Button
            variant="subtle"
            size="compact-xs"
            leftSection={<IconCopy size={14} aria-hidden />}
            disabled={ledger.rows.length === 0}
            aria-label="Copy the ledger as a table"
            onClick={() => copyText(tabSeparated(ledgerTable(ledger)))}
          >
            Copy
          </Button>
          <Button
            variant="default"
            size="compact-xs"
            disabled={toDos.length === 0 || isReadOnly}
            rightSection={<ActionKeys id="toDo.next" />}
            onClick={() => appStore.perform('toDo.next')}
          >
            Next to-do
          </Button>
        </>
      }
    >
      {structure.layout.kind === 'unknown' && (
        <Text size="sm" c="dimmed" className={classes.unknown}>
          {unknownWords(structure.layout.reason)}
        </Text>
      )}
      <DiagnosesCard spans={ledger.diagnoses} />
      <Issues key={documentId} ledger={ledger} isReadOnly={isReadOnly} />
      {ledger.unassigned.length > 0 && (
        <UnassignedCard spans={ledger.unassigned} rows={ledger.rows} isReadOnly={isReadOnly} />
      )}
    </EntriesPane>
  )
}
