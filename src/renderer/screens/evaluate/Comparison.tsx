import { Select, Table, Text } from '@mantine/core'
import type { LabelSchema } from '../../../core/annotation/label-schema'
import { rateWords } from '../../../core/imr/evaluation/evaluation-words'
import type { Parser, SuggesterId } from '../../../core/suggestions/parser'
import type { ComparisonView } from '../../../ipc/evaluation-views'
import { JobProgress } from '../../parts/JobProgress'
import { suggesterOptions } from '../../parts/suggester-options'
import { appStore, useAppState } from '../../state/app-store'
import { nameOfLabel } from '../annotate/label-looks'
import { ChangeList } from './ChangeList'
import { comparedWords } from './comparison-words'
import { againstWords } from './evaluation-words'
import { FigureHead } from './FigureHead'
import { useJobAnswer } from './use-job-answer'
import classes from './evaluate.module.css'

const columns = [
  ['Fixed', 'fixed'],
  ['Broken', 'broken'],
  ['Same, right', 'sameRight'],
  ['Same, wrong', 'sameWrong'],
  ['Same, too many', 'sameSpurious'],
] as const
const noParsers: readonly Parser[] = []

interface ComparisonProps {
  /** Who is evaluated: what is better or worse is so of them. */
  readonly after: SuggesterId
  readonly schema: LabelSchema
}

/** The suggester side by side with another, such as its version before. */
export function Comparison({ after, schema }: ComparisonProps) {
  const parsers = useAppState(({ suggesters }) => suggesters?.parsers ?? noParsers)
  const chosen = useAppState(({ evaluating }) => evaluating.before)
  const others = suggesterOptions(parsers).filter(({ value }) => value !== after)
  const before = others.find(({ value }) => value === chosen)?.value ?? null
  if (others.length === 0)
    return (
      <Text size="sm" c="dimmed">
        There is nobody to compare with yet. File › Import parser predictions brings another suggester in.
      </Text>
    )
  return (
    <>
      <Select
        size="xs"
        w="16rem"
        className={classes.choice}
        label="Held against"
        placeholder="Choose the one before"
        data={others}
        value={before}
        allowDeselect={false}
        onChange={(value) => appStore.compareWith(value)}
      />
      {before !== null && <Compared before={before} after={after} schema={schema} />}
    </>
  )
}

function Compared({ before, after, schema }: ComparisonProps & { readonly before: SuggesterId }) {
  const job = useAppState(({ job }) => (job?.job === 'compare' ? job : null))
  const comparison = useJobAnswer<ComparisonView>(
    `${before} ${after}`,
    () => window.goldspan.call['evaluate:compare']({ before, after }),
    () => appStore.compareWith(null),
  )
  if (!comparison) return <JobProgress kind="compare" job={job} onCancel={appStore.cancelJob} />
  const { labels, changes } = comparison
  return (
    <>
      <Text size="sm" role="status" className={classes.against}>
        {againstWords(comparison, comparedWords(comparison))}
      </Text>
      {comparison.letters > 0 && (
        <>
          <Table className={classes.table} verticalSpacing={4}>
            <FigureHead
              names={['Label']}
              figures={['F1 before', 'F1 now', ...columns.map(([name]) => name)]}
            />
            <Table.Tbody>
              {labels.map(({ label, before: was, after: is, changed }) => (
                <Table.Tr key={label ?? ''}>
                  <Table.Th scope="row">
                    {label === null ? 'All labels' : nameOfLabel(schema, label)}
                  </Table.Th>
                  {[rateWords(was), rateWords(is), ...columns.map(([, name]) => changed[name])].map(
                    (figure, n) => (
                      <Table.Td key={n} className={classes.figure}>
                        {figure}
                      </Table.Td>
                    ),
                  )}
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
          <p className={classes.quiet}>
            Fixed: a mark that is now predicted with the same words and label, or a span too many that is
            gone. Broken: the other way round. F1 is strict.
          </p>
          <ChangeList changes={changes} schema={schema} />
        </>
      )}
    </>
  )
}
