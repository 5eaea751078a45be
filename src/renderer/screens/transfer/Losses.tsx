import { Accordion, Anchor, Table, Text } from '@mantine/core'
import { useMemo } from 'react'
import type { ExportLoss, LossExample } from '../../../ipc/views'
import { appStore, useAppState } from '../../state/app-store'
import { inLossOrder, lossWords } from './export-words'
import { tableScroll } from './table-scroll'
import classes from './transfer.module.css'

/** What a format cannot hold, kind by kind, with the first of each; choosing a letter goes to the place. */
export function Losses({ losses }: { readonly losses: readonly ExportLoss[] }) {
  const ordered = useMemo(() => inLossOrder(losses), [losses])
  if (ordered.length === 0) return null
  return (
    <section aria-label="What this format cannot hold">
      <Text size="sm" fw={600} mb="xs">
        What this format cannot hold
      </Text>
      <Accordion
        multiple
        variant="contained"
        // Ids are made of the values, so those hold no spaces.
        defaultValue={ordered[0]?.kind === 'span' ? ['0'] : []}
      >
        {ordered.map((loss, index) => (
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
            {examples.map((example, index) => (
              <Table.Tr key={index}>
                <Table.Td className={classes.file}>
                  <Letter example={example} />
                </Table.Td>
                <Table.Td>{example.label === '' ? '' : nameOf(example.label)}</Table.Td>
                <Table.Td>{example.label === '' ? '' : `${example.start}-${example.end}`}</Table.Td>
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

/** A letter's title that goes to the place in it. */
export function Letter({ example }: { readonly example: Omit<LossExample, 'label'> }) {
  const { documentId, title, start, end } = example
  return (
    <Anchor
      component="button"
      type="button"
      size="sm"
      ta="start"
      c="inherit"
      underline="always"
      onClick={() => void appStore.showPlace(documentId, { start, end })}
    >
      {title}
    </Anchor>
  )
}
