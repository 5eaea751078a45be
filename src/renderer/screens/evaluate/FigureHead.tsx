import { Table } from '@mantine/core'
import classes from './evaluate.module.css'

/** The head of a table: columns of names, then columns of figures. */
export function FigureHead({
  names,
  figures,
}: {
  readonly names: readonly string[]
  readonly figures: readonly string[]
}) {
  return (
    <Table.Thead>
      <Table.Tr>
        {names.map((name) => (
          <Table.Th key={name} scope="col">
            {name}
          </Table.Th>
        ))}
        {figures.map((figure) => (
          <Table.Th key={figure} scope="col" className={classes.figure}>
            {figure}
          </Table.Th>
        ))}
      </Table.Tr>
    </Table.Thead>
  )
}
