import { Select, Table, Text } from '@mantine/core'
import type { NameDecision, UnknownName } from '../../../ipc/import-views'
import { counted } from '../../parts/sizes'
import { decisionOf, valueOf, type KnownName } from './name-decisions'
import classes from './transfer.module.css'

export interface NameDecisionsProps {
  /** Of what the names are: labels or relations. */
  readonly title: string
  /** What has them: spans or relations. */
  readonly thing: string
  readonly names: readonly UnknownName[]
  readonly known: readonly KnownName[]
  readonly decisions: ReadonlyMap<string, NameDecision>
  readonly onDecide: (name: string, decision: NameDecision) => void
}

/** Names that the project does not have, with what is to become of each. */
export function NameDecisions({ title, thing, names, known, decisions, onDecide }: NameDecisionsProps) {
  return (
    <section aria-label={title}>
      <Text size="sm" fw={600} mb={4}>
        {title}
      </Text>
      <div className={classes.tableFrame}>
        <Table verticalSpacing={6} horizontalSpacing="md" className={classes.table}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">In the files</Table.Th>
              <Table.Th scope="col">How often</Table.Th>
              <Table.Th scope="col">What it becomes</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {names.map(({ name, count, documents }) => (
              <Table.Tr key={name}>
                <Table.Td className={classes.name}>{name === '' ? '(no name)' : name}</Table.Td>
                <Table.Td>
                  {counted(count, thing)} in {counted(documents, 'letter')}
                </Table.Td>
                <Table.Td>
                  <Select
                    aria-label={`What ${name} becomes`}
                    placeholder="Decide"
                    allowDeselect={false}
                    value={valueOf(decisions.get(name) ?? null)}
                    onChange={(value) => value !== null && onDecide(name, decisionOf(value))}
                    data={[
                      {
                        group: 'Of the project',
                        items: known.map((one) => ({ value: `= ${one.id}`, label: one.name })),
                      },
                      {
                        group: 'Otherwise',
                        items: [
                          ...(name === '' ? [] : [{ value: 'new', label: 'Add it to the project' }]),
                          { value: 'left-out', label: 'Leave it out' },
                        ],
                      },
                    ]}
                  />
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </div>
    </section>
  )
}
