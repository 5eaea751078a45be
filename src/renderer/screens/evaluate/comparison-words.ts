import type { LabelSchema } from '../../../core/annotation/label-schema'
import type { ChangePlace, ComparisonView } from '../../../ipc/evaluation-views'
import { parserName } from '../../parts/parser-name'
import { nameOfLabel } from '../annotate/label-looks'

/** Who is held against whom, such as "Letter tagger 2.0 beside the rules". */
export function comparedWords({ before, after }: Pick<ComparisonView, 'before' | 'after'>): string {
  const [was, is] = [before, after].map((parser) => (parser ? parserName(parser) : 'the rules'))
  return `What ${is} ${after ? 'predicts' : 'propose'} beside what ${was} ${before ? 'predicts' : 'propose'}`
}

/** What became of a span, such as "Diagnosis found". */
export function changeWords(
  { kind, outcome, label }: Pick<ChangePlace, 'kind' | 'outcome' | 'label'>,
  schema: LabelSchema,
): string {
  const name = nameOfLabel(schema, label)
  if (kind === 'gold') return outcome === 'fixed' ? `${name} now right` : `${name} no longer right`
  return outcome === 'fixed' ? `${name} too many, gone` : `${name} too many, new`
}
