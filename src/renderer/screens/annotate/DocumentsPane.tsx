import { CloseButton, Progress, Select, Text, TextInput } from '@mantine/core'
import { IconAlertTriangle, IconSearch } from '@tabler/icons-react'
import { memo, useMemo, useState } from 'react'
import { documentStatuses } from '../../../core/annotation/annotation-set'
import type { Id } from '../../../core/ids'
import type { DocumentRow } from '../../../ipc/views'
import type { DocumentFilter, DocumentOrder } from '../../state/app-state'
import { appStore, useAppState } from '../../state/app-store'
import { currentRows, shownRows } from '../../state/selectors'
import { statusNames } from './document-status'
import { DocumentsReading } from './DocumentsReading'
import { StatusIcon } from './StatusIcon'
import { usePaneFocus } from './use-pane-focus'
import { VirtualListbox } from './VirtualListbox'
import classes from './DocumentsPane.module.css'

/** The project's documents: how far they are, which to see, and the list. */
export function DocumentsPane() {
  // Only what the list shows: typing and selecting in the text change the state all the time.
  const rows = useAppState((state) => state.rows)
  const filter = useAppState((state) => state.filter)
  const reading = useAppState((state) => state.reading)
  const projectId = useAppState(({ project }) => project?.id)
  const openId = useAppState(({ open }) => open?.view.id)
  const openStatus = useAppState(({ open }) => open?.set.status)
  const openSpans = useAppState(({ open }) => open?.set.spans.length)
  const savedAt = useAppState((state) => state.savedAt)
  const chosenId = useAppState(
    ({ opening, open, openFailure }) => opening ?? open?.view.id ?? openFailure?.documentId ?? null,
  )
  const listed = useMemo(
    () => ({ all: currentRows(appStore.state()) ?? [], shown: shownRows(appStore.state()) }),
    // The selectors take the whole state, of which they look at nothing else.
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [rows, filter, openId, openStatus, openSpans, savedAt],
  )
  const focusOn = useAppState(({ focusRequest }) =>
    focusRequest?.target === 'documents' ? focusRequest : null,
  )
  const pane = usePaneFocus(focusOn)
  const choices = useStatusChoices(listed.all)

  return (
    <nav ref={pane} tabIndex={-1} className={classes.pane} aria-label="Documents">
      <div className={classes.head}>
        <Progressed rows={listed.all} isListed={listed.all.length > 0 || reading === null} />
        {reading && <DocumentsReading reading={reading} />}
        <Filters filter={filter} choices={choices} />
      </div>
      {rows !== null && (
        <Documents key={projectId} rows={listed.shown} chosenId={chosenId} focusOn={focusOn} />
      )}
      {rows !== null && rows.length > 0 && listed.shown.length === 0 && <NothingFound />}
    </nav>
  )
}

interface ProgressedProps {
  readonly rows: readonly DocumentRow[]
  /** Whether there is anything yet that can be counted. */
  readonly isListed: boolean
}

function Progressed({ rows, isListed }: ProgressedProps) {
  const done = rows.filter(({ status }) => status === 'done').length
  const figures = `${done.toLocaleString('en-US')} of ${rows.length.toLocaleString('en-US')}`
  return (
    <div>
      <div className={classes.progressWords}>
        <Text component="h2" size="sm" fw={600}>
          Documents
        </Text>
        {isListed && (
          <Text size="xs" c="dimmed">
            {figures} done
          </Text>
        )}
      </div>
      {isListed && (
        <Progress
          value={rows.length === 0 ? 0 : (100 * done) / rows.length}
          size={4}
          mt={6}
          color="var(--good)"
          aria-label={`${figures} documents done`}
        />
      )}
    </div>
  )
}

const orders: { value: DocumentOrder; label: string }[] = [
  { value: 'title', label: 'By title' },
  { value: 'changed', label: 'Last changed first' },
  { value: 'length', label: 'Longest first' },
]

interface StatusChoice {
  readonly value: DocumentFilter['status']
  readonly label: string
}

/** Which documents can be shown, with how many there are; the same array while these stay. */
function useStatusChoices(rows: readonly DocumentRow[]): StatusChoice[] {
  const all = rows.length
  const counts = documentStatuses.map((status) => rows.filter((row) => row.status === status).length)
  const problems = rows.filter(({ problem }) => problem).length
  return useMemo(
    () => [
      { value: 'all', label: `All (${all.toLocaleString('en-US')})` },
      ...documentStatuses.map((value, index) => ({
        value,
        label: `${statusNames[value]} (${counts[index]})`,
      })),
      ...(problems > 0 ? [{ value: 'problem' as const, label: `With a problem (${problems})` }] : []),
    ],
    // The counts are a new array each time, and mostly say the same.
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [all, problems, counts.join()],
  )
}

interface FiltersProps {
  readonly filter: DocumentFilter
  readonly choices: StatusChoice[]
}

/** Two menus are much to make anew each time that another document opens. */
const Filters = memo(function Filters({ filter, choices }: FiltersProps) {
  return (
    <div className={classes.filters}>
      <TextInput
        size="xs"
        type="search"
        placeholder="Search documents"
        aria-label="Search documents by title"
        leftSection={<IconSearch size={14} aria-hidden />}
        value={filter.search}
        onChange={({ currentTarget }) => appStore.setFilter({ search: currentTarget.value })}
        onKeyDown={({ key }) => {
          if (key === 'ArrowDown') appStore.perform('focus.documents')
          if (key === 'Escape') appStore.setFilter({ search: '' })
        }}
        rightSection={
          filter.search === '' ? null : (
            <CloseButton
              size="xs"
              aria-label="Clear the search"
              onClick={() => appStore.setFilter({ search: '' })}
            />
          )
        }
      />
      <Select
        size="xs"
        aria-label="Show documents by status"
        data={choices}
        value={filter.status}
        allowDeselect={false}
        onChange={(value) => appStore.setFilter({ status: value ?? 'all' })}
        comboboxProps={{ shadow: 'md' }}
      />
      <Select
        size="xs"
        aria-label="Order of the documents"
        data={orders}
        value={filter.order}
        allowDeselect={false}
        onChange={(value) => appStore.setFilter({ order: value ?? 'title' })}
        comboboxProps={{ shadow: 'md', width: 170, position: 'bottom-end' }}
      />
    </div>
  )
})

interface DocumentsProps {
  readonly rows: readonly DocumentRow[]
  readonly chosenId: Id | null
  readonly focusOn: object | null
}

function Documents({ rows, chosenId, focusOn }: DocumentsProps) {
  const [wanted, setWanted] = useState<{ readonly id: Id; readonly from: Id | null } | null>(null)
  const chosen = rows.findIndex(({ id }) => id === chosenId)
  // Arrow keys walk ahead of what is open, until another document opens.
  const ahead = wanted && wanted.from === chosenId ? rows.findIndex(({ id }) => id === wanted.id) : -1
  return (
    <VirtualListbox
      className={classes.list}
      label="Documents"
      count={rows.length}
      rowHeight={52}
      chosen={chosen}
      active={ahead === -1 ? chosen : ahead}
      keyOf={(index) => rows[index]!.id}
      row={(index) => <DocumentLine row={rows[index]!} />}
      onActive={(index) => setWanted({ id: rows[index]!.id, from: chosenId })}
      onChoose={(index) => {
        const { id } = rows[index]!
        if (id === chosenId) appStore.perform('focus.text')
        else void appStore.openDocument(id)
      }}
      focusOn={focusOn}
    />
  )
}

const DocumentLine = memo(function DocumentLine({ row }: { readonly row: DocumentRow }) {
  const spans = `${row.spans} ${row.spans === 1 ? 'span' : 'spans'}`
  return (
    <div className={classes.line}>
      <StatusIcon status={row.status} />
      <div className={classes.words}>
        <div className={classes.title} title={row.title}>
          {row.title}
        </div>
        <div className={classes.facts}>
          {statusNames[row.status]} · {spans}
        </div>
      </div>
      {row.problem && (
        <IconAlertTriangle
          size={16}
          className={classes.problem}
          role="img"
          aria-label="Has a problem: open it to see"
        />
      )}
    </div>
  )
})

function NothingFound() {
  return (
    <div className={classes.nothing}>
      <Text size="sm">No document matches.</Text>
      <Text
        component="button"
        type="button"
        size="sm"
        className={classes.link}
        onClick={() => appStore.setFilter({ search: '', status: 'all' })}
      >
        Show all documents
      </Text>
    </div>
  )
}
