import type { LabelSchema } from '../core/annotation/label-schema'
import { heldAgainstWords } from '../core/imr/evaluation/report/held-against'
import { reportOf } from '../core/imr/evaluation/report/report'
import { reportHtml } from '../core/imr/evaluation/report/report-html'
import { parserSource } from '../core/suggestions/parser'
import type { EvaluationView, ReportFormat } from '../ipc/evaluation-views'

/** What is asked of a report. */
export interface ReportChoice {
  readonly format: ReportFormat
  readonly withQuotes: boolean
  /** ISO 8601 in UTC. */
  readonly madeAt: string
}

/** The report of an evaluation as a file of UTF-8: its figures are those of the evaluation. */
export function reportBytes(
  view: EvaluationView,
  schema: LabelSchema,
  { format, withQuotes, madeAt }: ReportChoice,
): Buffer {
  const report = reportOf(view, { withQuotes })
  const suggester = view.parser ? parserSource(view.parser) : 'the rules'
  const { letters, unfinished, unread, unpredicted, predictionsUnread, cancelled } = view
  const against = { letters, unfinished, unread, unpredicted, predictionsUnread, cancelled }
  if (format === 'json')
    return Buffer.from(`${JSON.stringify({ suggester, madeAt, ...against, ...report }, null, 2)}\n`, 'utf8')
  const head = { suggester, facts: heldAgainstWords(against), madeAt }
  return Buffer.from(reportHtml(report, schema, head), 'utf8')
}
