import type { SuggestedMarks, SuggestedRelation, SuggestedSpan } from '../../suggestions/suggested-marks'
import { structureOf, type UnknownLayout } from '../structure/structure'

/** A stand-in until the rules are merged: requested items and the outcomes of headings alone. */
export function suggestedMarks(
  text: string,
  // eslint-disable-next-line @typescript-eslint/no-unused-vars
  _knownConditions: ReadonlySet<string>,
): SuggestedMarks & { readonly nothing: UnknownLayout | null } {
  const { layout, issues } = structureOf(text)
  const spans: SuggestedSpan[] = []
  const relations: SuggestedRelation[] = []
  for (const { item, outcome } of issues) {
    if (item) spans.push({ ...item, label: 'requested_item', attributes: {}, ...from('item') })
    if (!outcome) continue
    const attributes = { outcome: outcome.value, where: 'heading' }
    spans.push({ ...outcome.range, label: 'outcome', attributes, ...from('heading-outcome') })
    if (item) relations.push({ type: 'DECIDES', from: spans.length - 1, to: spans.length - 2 })
  }
  return { spans, relations, nothing: layout.kind === 'unknown' ? layout.reason : null }
}

function from(rule: string): { readonly source: string; readonly confidence: number } {
  return { source: `${rule}@1`, confidence: 1 }
}
