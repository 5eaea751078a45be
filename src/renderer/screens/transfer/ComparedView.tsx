import { Accordion, Button, Stack, Table, Text } from '@mantine/core'
import { IconEqual, IconMinus, IconNote, IconPlus, IconReplace } from '@tabler/icons-react'
import { useState } from 'react'
import type { PortableSpan } from '../../../core/formats/format'
import type { ComparedDocument, ExportsCompared } from '../../../ipc/export-views'
import { Callout } from '../../parts/Callout'
import { DialogFooter } from '../../parts/Dialog'
import { counted } from '../../parts/sizes'
import { appStore, useAppState } from '../../state/app-store'
import { changedWords, notComparedWords, spanChangeWords, stateWords } from './compare-words'
import { ExportProblems } from './ExportProblems'
import { Letter } from './Losses'
import { Tally } from './Tally'
import { tableScroll } from './table-scroll'
import { useAnnotatorNames, useTitles } from './use-titles'
import classes from './transfer.module.css'

/** Documents that are listed until more are asked for, and rows of one. */
const step = { documents: 50, rows: 200 }

interface ComparedViewProps {
  readonly compared: ExportsCompared
  readonly onAgain: () => void
}

/** What differs between two exports, in total and letter by letter. */
export function ComparedView({ compared, onAgain }: ComparedViewProps) {
  const [shown, setShown] = useState(step.documents)
  const titleOf = useTitles()
  const nameOf = useAnnotatorNames()
  const { before, after, same, total, documents, notCompared } = compared
  const problems = [...before.problems, ...after.problems]
  return (
    <Stack gap="md">
      {problems.length > 0 && (
        <Callout tone="alarm" role="alert" title="Not all of both could be read">
          <Text size="sm">What follows is not in the comparison.</Text>
          <ExportProblems problems={problems} />
        </Callout>
      )}
      {documents.length === 0 && problems.length === 0 && (
        <Callout tone="good" role="status" title="Both exports say the same">
          <Text size="sm">
            {counted(same, 'annotation set')}, {counted(after.spans, 'span')}: no difference.
          </Text>
        </Callout>
      )}
      {documents.length > 0 && (
        <Text size="sm" role="status">
          {counted(documents.length, 'annotation set differs', 'annotation sets differ')},{' '}
          {same.toLocaleString('en-US')} the same.
        </Text>
      )}
      {notCompared.length > 0 && (
        <Text size="sm" c="dimmed">
          {notComparedWords(notCompared)}
        </Text>
      )}
      <div className={classes.tallies}>
        <Tally icon={IconPlus} tone="plain" count={total.added} name="spans added" />
        <Tally icon={IconMinus} tone="plain" count={total.removed} name="spans removed" />
        <Tally
          icon={IconReplace}
          tone="plain"
          count={total.moved + total.relabelled}
          name="moved or relabelled"
          detail={`${total.moved} moved, ${total.relabelled} relabelled`}
        />
        <Tally
          icon={IconEqual}
          tone="plain"
          count={total.attributes + total.review + total.note}
          name="otherwise changed"
          detail="attributes, review flag or note"
        />
        <Tally
          icon={IconReplace}
          tone="plain"
          count={total['relations-added'] + total['relations-removed']}
          name="relations"
          detail={`${total['relations-added']} added, ${total['relations-removed']} removed`}
        />
        <Tally icon={IconNote} tone="plain" count={total['document-notes']} name="other notes on letters" />
      </div>
      {documents.length > 0 && (
        <Accordion multiple variant="contained" aria-label="Letters that differ">
          {documents.slice(0, shown).map((document, index) => (
            <Accordion.Item key={index} value={String(index)} className={classes.loss}>
              <Accordion.Control>
                <span className={classes.comparedWords}>
                  <span className={classes.file}>
                    {titleOf(document.documentId)}
                    {document.annotatorId !== null && ` · ${nameOf(document.annotatorId)}`}
                  </span>
                  <Text span size="sm" c="dimmed">
                    {document.state === 'changed'
                      ? changedWords(document.counts)
                      : stateWords[document.state]}
                  </Text>
                </span>
              </Accordion.Control>
              <Accordion.Panel>
                <Changes document={document} />
              </Accordion.Panel>
            </Accordion.Item>
          ))}
        </Accordion>
      )}
      {documents.length > shown && (
        <Button variant="default" onClick={() => setShown(shown + step.documents)}>
          More: {(documents.length - shown).toLocaleString('en-US')} left
        </Button>
      )}
      <Text size="sm" className={classes.path}>
        First: <strong>{before.folder}</strong>
        <br />
        Second: <strong>{after.folder}</strong>
      </Text>
      <DialogFooter>
        <Button variant="default" onClick={onAgain}>
          Compare others …
        </Button>
        <Button data-autofocus autoFocus onClick={() => appStore.setDialog(null)}>
          Done
        </Button>
      </DialogFooter>
    </Stack>
  )
}

function Changes({ document }: { readonly document: ComparedDocument }) {
  const labels = useAppState(({ project }) => project?.schema.labels)
  const types = useAppState(({ project }) => project?.schema.relations)
  const nameOf = (id: string) => labels?.find((label) => label.id === id)?.name ?? id
  const typeOf = (id: string) => types?.find((type) => type.id === id)?.name ?? id
  if (document.state !== 'changed') return <Text size="sm">{stateWords[document.state]}</Text>
  const placed = (span: PortableSpan | null) =>
    span && (
      <>
        {nameOf(span.label)}{' '}
        <Letter
          example={{
            documentId: document.documentId,
            title: `${span.start}-${span.end}`,
            start: span.start,
            end: span.end,
          }}
        />
      </>
    )
  const rows = [
    ...document.spans.map(({ changes, before, after }) => ({
      what: changes.map((change) => spanChangeWords[change]).join(', '),
      before: placed(before),
      after: placed(after),
    })),
    ...document.relations.map(({ change, type, from, to }) => {
      const ends = (
        <>
          {typeOf(type)}: {placed(from)} → {placed(to)}
        </>
      )
      return {
        what: `relation ${change}`,
        before: change === 'removed' ? ends : null,
        after: change === 'added' ? ends : null,
      }
    }),
  ]
  if (rows.length === 0) return <Text size="sm">Only the note on the letter is another.</Text>
  return (
    <>
      <Table.ScrollContainer minWidth={480} maxHeight={260} scrollAreaProps={tableScroll}>
        <Table stickyHeader verticalSpacing={4} horizontalSpacing="md" className={classes.table}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">Change</Table.Th>
              <Table.Th scope="col">First export</Table.Th>
              <Table.Th scope="col">Second export</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.slice(0, step.rows).map(({ what, before, after }, index) => (
              <Table.Tr key={index}>
                <Table.Td>{what}</Table.Td>
                <Table.Td>{before}</Table.Td>
                <Table.Td>{after}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      {rows.length > step.rows && (
        <Text size="sm" c="dimmed" mt="xs">
          and {(rows.length - step.rows).toLocaleString('en-US')} more
        </Text>
      )}
    </>
  )
}
