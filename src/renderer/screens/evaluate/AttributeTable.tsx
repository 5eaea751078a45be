import { Table } from '@mantine/core'
import type { LabelSchema } from '../../../core/annotation/label-schema'
import type { AttributeAgreement } from '../../../core/evaluation/attribute-agreement'
import { attributeName } from '../../../core/imr/evaluation/evaluation-words'
import { FigureHead } from './FigureHead'
import { RateCell } from './RateCell'
import classes from './evaluate.module.css'

interface AttributeTableProps {
  readonly attributes: readonly AttributeAgreement[]
  readonly schema: LabelSchema
}

/** How often an attribute is the same, of spans that are matched, whatever their edges. */
export function AttributeTable({ attributes, schema }: AttributeTableProps) {
  if (attributes.length === 0) return null
  return (
    <Table className={classes.table} verticalSpacing={4}>
      <FigureHead
        names={['Attributes of matched spans']}
        figures={['Accuracy', 'Same', 'Different', 'Marked alone', 'Proposed alone']}
      />
      <Table.Tbody>
        {attributes.map(({ label, attribute, accuracy, interval, equal, different, missing, spurious }) => (
          <Table.Tr key={`${label} ${attribute}`}>
            <Table.Th scope="row">{attributeName(schema, label, attribute)}</Table.Th>
            <RateCell rate={accuracy} interval={interval} />
            {[equal, different, missing, spurious].map((count, column) => (
              <Table.Td key={column} className={classes.figure}>
                {count}
              </Table.Td>
            ))}
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}
