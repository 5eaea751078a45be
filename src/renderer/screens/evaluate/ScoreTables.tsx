import { SegmentedControl, Table } from '@mantine/core'
import { useState } from 'react'
import type { LabelSchema } from '../../../core/annotation/label-schema'
import { schemes, type Rates, type Scheme, type Scores } from '../../../core/evaluation/counts'
import type { Intervals, MeasuredScores, ScoreTable } from '../../../core/evaluation/score-table'
import {
  fieldName,
  labelName,
  relationName,
  schemeNames,
  schemeWords,
} from '../../../core/imr/evaluation/evaluation-words'
import type { EvaluationView } from '../../../ipc/evaluation-views'
import { ApartTable } from './ApartTable'
import { AttributeTable } from './AttributeTable'
import { FigureHead } from './FigureHead'
import { RateCell } from './RateCell'
import classes from './evaluate.module.css'

interface ScoreTablesProps {
  readonly evaluation: EvaluationView
  readonly schema: LabelSchema
}

/** Precision, recall and F1 of spans, relations and the ledger, and how right attributes are. */
export function ScoreTables({ evaluation: { scores, ledger, apart }, schema }: ScoreTablesProps) {
  const [scheme, setScheme] = useState<Scheme>('strict')
  const nameOf = (label: string) => labelName(schema, label)
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
      <ScoresOf title="Spans" all="All labels" table={scores.spans[scheme]} nameOf={nameOf} />
      <AttributeTable attributes={scores.attributes} schema={schema} />
      <ScoresOf
        title="Relations"
        all="All relations"
        table={scores.relations}
        nameOf={(type) => relationName(schema, type)}
      />
      <ScoresOf
        title="Ledger"
        all="All fields"
        table={ledger.fields}
        nameOf={fieldName}
        more={{ name: 'Whole record', scores: ledger.records }}
      />
      {apart && <ApartTable apart={apart} schema={schema} />}
      <p className={classes.quiet}>
        In brackets the 95 % interval: 1,000 draws of as many letters with replacement. Counts and rates as in
        SemEval-2013 task 9: micro counts all kinds together, macro is the mean of their rates. The report
        says how everything is counted.
      </p>
    </>
  )
}

interface ScoresProps {
  readonly title: string
  /** What is counted together. */
  readonly all: string
  readonly table: ScoreTable
  readonly nameOf: (kind: string) => string
  /** A last row of its own. */
  readonly more?: { readonly name: string; readonly scores: MeasuredScores }
}

function ScoresOf({ title, all, table: { micro, macro, kinds }, nameOf, more }: ScoresProps) {
  if (Object.keys(kinds).length === 0) return null
  return (
    <Table className={classes.table} verticalSpacing={4}>
      <FigureHead names={[title]} figures={['Precision', 'Recall', 'F1', 'Right', 'Proposed', 'Marked']} />
      <Table.Tbody>
        {Object.entries(kinds).map(([kind, scores]) => (
          <ScoreRow key={kind} name={nameOf(kind)} scores={scores} counts={scores} />
        ))}
        <ScoreRow name={`${all} (micro)`} scores={micro} counts={micro} />
        <ScoreRow name={`Mean of ${all.toLowerCase()} (macro)`} scores={macro} counts={null} />
        {more && <ScoreRow name={more.name} scores={more.scores} counts={more.scores} />}
      </Table.Tbody>
    </Table>
  )
}

interface ScoreRowProps {
  readonly name: string
  readonly scores: Rates & { readonly intervals: Intervals }
  /** Null where there is nothing to count. */
  readonly counts: Scores | null
}

function ScoreRow({ name, scores, counts }: ScoreRowProps) {
  const figures = counts && [counts.correct, counts.actual, counts.possible]
  return (
    <Table.Tr>
      <Table.Th scope="row">{name}</Table.Th>
      {(['precision', 'recall', 'f1'] as const).map((rate) => (
        <RateCell key={rate} rate={scores[rate]} interval={scores.intervals[rate]} />
      ))}
      {[0, 1, 2].map((column) => (
        <Table.Td key={column} className={classes.figure}>
          {figures?.[column]}
        </Table.Td>
      ))}
    </Table.Tr>
  )
}
