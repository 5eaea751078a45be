import { Button, Group, Text } from '@mantine/core'
import { useState } from 'react'
import { toDosOf, type Ledger, type LedgerRow, type ToDo } from '../../../core/imr/ledger/ledger'
import { useAppState } from '../../state/app-store'
import { IssueCard } from './IssueCard'

/** Cards that are shown at once: letters have twenty issues at most, and what has thousands must not be drawn anew whole. */
const perPage = 40

/** The issues of the letter; of very many those around the caret, and ways to the others. */
export function Issues({ ledger, isReadOnly }: { readonly ledger: Ledger; readonly isReadOnly: boolean }) {
  const { rows } = ledger
  const isLong = rows.length > perPage
  const atCaret = useAppState(({ selection }) => (isLong ? pageOf(rows, selection?.focus ?? 0) : 0))
  const [turned, setTurned] = useState<{ readonly from: number; readonly to: number } | null>(null)
  // Turned by hand until the caret comes to another page.
  const page = turned && turned.from === atCaret ? turned.to : atCaret
  const pages = Math.ceil(rows.length / perPage)
  const first = page * perPage
  const toDos = new Map<LedgerRow, ToDo[]>()
  for (const toDo of toDosOf(ledger)) toDos.set(toDo.row, [...(toDos.get(toDo.row) ?? []), toDo])
  const turnTo = (to: number) => setTurned({ from: atCaret, to })
  return (
    <>
      {isLong && (
        <Group justify="space-between" wrap="nowrap">
          <Button variant="default" size="compact-xs" disabled={page === 0} onClick={() => turnTo(page - 1)}>
            Before
          </Button>
          <Text size="xs" c="dimmed">
            Issues {first + 1}–{Math.min(first + perPage, rows.length)} of{' '}
            {rows.length.toLocaleString('en-US')}
          </Text>
          <Button
            variant="default"
            size="compact-xs"
            disabled={page >= pages - 1}
            onClick={() => turnTo(page + 1)}
          >
            After
          </Button>
        </Group>
      )}
      {rows.slice(first, first + perPage).map((row, index) => (
        <IssueCard
          key={row.item?.id ?? row.block?.start}
          row={row}
          toDos={toDos.get(row) ?? []}
          number={first + index + 1}
          isReadOnly={isReadOnly}
        />
      ))}
    </>
  )
}

/** The page with the last row that begins at or before an offset (UTF-16). */
function pageOf(rows: readonly LedgerRow[], offset: number): number {
  const index = rows.findLastIndex(({ item, block }) => (item?.start ?? block?.start ?? 0) <= offset)
  return Math.max(0, Math.floor(index / perPage))
}
