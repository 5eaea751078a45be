import { SegmentedControl, Table } from '@mantine/core'
import { useState } from 'react'
import type { LabelSchema } from '../../../core/annotation/label-schema'
import { schemes, type Scheme } from '../../../core/evaluation/counts'
import type { MeasuredScores } from '../../../core/evaluation/score-table'
import { ledgerColumns } from '../../../core/imr/ledger/columns'
import type { EvaluationView, ScoredPart } from '../../../ipc/evaluation-views'
import { counted } from '../../parts/sizes'
import { nameOfLabel } from '../annotate/label-looks'
import { intervalWords, rateWords } from './evaluation-words'
import { FigureHead } from './FigureHead'
import classes from './evaluate.module.css'

const schemeNames: Readonly<Record<Scheme, string>> = {
  strict: 'Strict',
  exact: 'Exact edges',
  partial: 'Partial',
  type: 'Type',
}

const schemeWords: Readonly<Record<Scheme, string>> = {
  strict: 'Right where words and label are the same.',
  exact: 'Right where the words are the same, whatever the label.',
  partial: 'As exact edges; an overlap counts as a half.',
  type: 'Right where the label is the same and the words overlap.',
}

interface ScoreTablesProps {
  readonly evaluation: EvaluationView
  readonly schema: LabelSchema
}

/** Precision, recall and F1 of spans, relations and the ledger. */
export function ScoreTables({ evaluation: { scores, ledger, apart }, schema }: ScoreTablesProps) {
  const [scheme, setScheme] = useState<Scheme>('strict')
  const spans = scores.spans[scheme]
  const columnName = (id: string) =>
    ledgerColumns.find((column) => column.id === id)?.name ?? 'Requested item'
  return (
    <>
      <div className={classes.scheme}>
        <SegmentedControl
          size="xs"
          aria-label="What counts as right"
          value={scheme}
          onChange={(value) => setScheme(value)}
          data={schemes.map((one) => ({ value: one, label: schemeNames[one] }))}
        />
        <span className={classes.quiet}>{schemeWords[scheme]}</span>
      </div>
      <Scores
        title="Spans"
        rows={[
          ...Object.entries(spans.kinds).map(([label, row]) => [nameOfLabel(schema, label), row] as const),
          ['All labels', spans.micro],
        ]}
      />
      <Scores
        title="Relations"
        rows={Object.entries(scores.relations.kinds).map(
          ([type, row]) => [schema.relations.find(({ id }) => id === type)?.name ?? type, row] as const,
        )}
      />
      <Scores
        title="Ledger"
        rows={[
          ...Object.entries(ledger.fields.kinds).map(([field, row]) => [columnName(field), row] as const),
          ['Whole record', ledger.records],
        ]}
      />
      {apart && <Apart apart={apart} schema={schema} />}
      <p className={classes.quiet}>
        In brackets the 95 % interval: 1,000 draws of as many letters with replacement. Counts and rates as in
        SemEval-2013 task 9.
      </p>
    </>
  )
}

interface ApartProps {
  readonly apart: NonNullable<EvaluationView['apart']>
  readonly schema: LabelSchema
}

/** What suggestions do to the marks: if the rules fare better where they were seen, coders may have followed them. */
function Apart({ apart: { suggested, unsuggested }, schema }: ApartProps) {
  const labels = [
    ...new Set([...Object.keys(suggested.spans.kinds), ...Object.keys(unsuggested.spans.kinds)]),
  ]
  const rows = [
    ...labels.sort().map((label) => [nameOfLabel(schema, label), label] as const),
    ['All labels', null] as const,
  ]
  const cell = ({ spans }: ScoredPart, label: string | null) => {
    const scores = label === null ? spans.micro : spans.kinds[label]
    return (
      <Table.Td className={classes.figure}>
        {rateWords(scores?.f1 ?? null)}{' '}
        <span className={classes.quiet}>
          {scores?.intervals.f1 && `(${intervalWords(scores.intervals.f1)})`}
        </span>
      </Table.Td>
    )
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

interface ScoresProps {
  readonly title: string
  readonly rows: readonly (readonly [string, MeasuredScores])[]
}

function Scores({ title, rows }: ScoresProps) {
  if (rows.length === 0) return null
  return (
    <Table className={classes.table} verticalSpacing={4}>
      <FigureHead names={[title]} figures={['Precision', 'Recall', 'F1', 'Right', 'Proposed', 'Marked']} />
      <Table.Tbody>
        {rows.map(([name, row]) => (
          <Table.Tr key={name}>
            <Table.Th scope="row">{name}</Table.Th>
            {(['precision', 'recall', 'f1'] as const).map((rate) => (
              <Table.Td key={rate} className={classes.figure}>
                {rateWords(row[rate])}{' '}
                <span className={classes.quiet}>
                  {row.intervals[rate] && `(${intervalWords(row.intervals[rate])})`}
                </span>
              </Table.Td>
            ))}
            <Table.Td className={classes.figure}>{row.correct}</Table.Td>
            <Table.Td className={classes.figure}>{row.actual}</Table.Td>
            <Table.Td className={classes.figure}>{row.possible}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}
