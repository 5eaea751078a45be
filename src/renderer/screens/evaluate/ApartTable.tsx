import { Table } from '@mantine/core'
import type { LabelSchema } from '../../../core/annotation/label-schema'
import { labelName } from '../../../core/imr/evaluation/evaluation-words'
import type { ScoredPart } from '../../../core/imr/evaluation/report/report'
import type { EvaluationView } from '../../../ipc/evaluation-views'
import { counted } from '../../parts/sizes'
import { FigureHead } from './FigureHead'
import { RateCell } from './RateCell'
import classes from './evaluate.module.css'

interface ApartTableProps {
  readonly apart: NonNullable<EvaluationView['apart']>
  readonly schema: LabelSchema
}

/** What suggestions do to the marks: if the rules fare better where they were seen, coders may have followed them. */
export function ApartTable({ apart: { suggested, unsuggested }, schema }: ApartTableProps) {
  const labels = [
    ...new Set([...Object.keys(suggested.spans.kinds), ...Object.keys(unsuggested.spans.kinds)]),
  ]
  const rows = [
    ...labels.sort().map((label) => [labelName(schema, label), label] as const),
    ['All labels', null] as const,
  ]
  const cell = ({ spans }: ScoredPart, label: string | null) => {
    const scores = label === null ? spans.micro : spans.kinds[label]
    return <RateCell rate={scores?.f1 ?? null} interval={scores?.intervals.f1 ?? null} />
  }
  return (
    <Table className={classes.table} verticalSpacing={4}>
      <FigureHead
        names={['F1, strict']}
        figures={[
          `${counted(suggested.letters, 'letter')} with suggestions`,
          `${counted(unsuggested.letters, 'letter')} without`,
        ]}
      />
      <Table.Tbody>
        {rows.map(([name, label]) => (
          <Table.Tr key={name}>
            <Table.Th scope="row">{name}</Table.Th>
            {cell(suggested, label)}
            {cell(unsuggested, label)}
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}
