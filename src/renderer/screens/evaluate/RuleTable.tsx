import { Table } from '@mantine/core'
import type { LabelSchema } from '../../../core/annotation/label-schema'
import { rateOf, type RuleScore } from '../../../core/suggestions/rule-scores'
import { rateWords } from '../../../core/imr/evaluation/evaluation-words'
import { proposerName } from '../../parts/proposer-name'
import { nameOfLabel } from '../annotate/label-looks'
import { FigureHead } from './FigureHead'
import classes from './evaluate.module.css'

interface RuleTableProps {
  readonly kind: 'rule' | 'parser'
  readonly rules: readonly RuleScore[]
  readonly schema: LabelSchema
}

/** The scoreboard: what became of everything that each rule, or the parser, proposes. */
export function RuleTable({ kind, rules, schema }: RuleTableProps) {
  return (
    <>
      <Table className={classes.table} verticalSpacing={4}>
        <FigureHead
          names={[kind === 'rule' ? 'Rule' : 'Parser', 'Label']}
          figures={['Precision', 'Recall', 'Proposed', 'Right', 'Rejected', 'Edited']}
        />
        <Table.Tbody>
          {rules.map((rule) => {
            const { precision, recall } = rateOf(rule)
            return (
              <Table.Tr key={`${rule.label} ${rule.source}`}>
                <Table.Th scope="row">
                  {proposerName({ kind, source: rule.source })}{' '}
                  {kind === 'rule' && <span className={classes.quiet}>{/@.*$/.exec(rule.source)?.[0]}</span>}
                </Table.Th>
                <Table.Td>{nameOfLabel(schema, rule.label)}</Table.Td>
                <Table.Td className={classes.figure}>{rateWords(precision)}</Table.Td>
                <Table.Td className={classes.figure}>{rateWords(recall)}</Table.Td>
                <Table.Td className={classes.figure}>{rule.suggested}</Table.Td>
                <Table.Td className={classes.figure}>{rule.right}</Table.Td>
                <Table.Td className={classes.figure}>{rule.rejected}</Table.Td>
                <Table.Td className={classes.figure}>{rule.edited}</Table.Td>
              </Table.Tr>
            )
          })}
        </Table.Tbody>
      </Table>
      <p className={classes.quiet}>
        {kind === 'rule' &&
          'A rule’s recall is its part of all marks of the label: several rules share one. '}
        Edited: accepted with an edge moved, or changed afterwards.
      </p>
    </>
  )
}
