import { attributeAgreements, type AttributeAgreement } from './attribute-agreement'
import type { Bootstrap } from './bootstrap'
import { countsOf, schemes, type Scheme } from './counts'
import type { Marks, MarkedSpan, ScoredDocument } from './marks'
import { matchSpans, type Matching } from './matching'
import { relationTally } from './relation-tally'
import { scoreTable, type ScoreTable, type Tally } from './score-table'

/** How a prediction stands to gold, over all documents. */
export interface Evaluation {
  readonly documents: number
  readonly spans: Readonly<Record<Scheme, ScoreTable>>
  readonly attributes: readonly AttributeAgreement[]
  readonly relations: ScoreTable
}

/**
 * Scores predicted marks against gold. The order of documents, spans and relations changes no score.
 *
 * Micro scores match all labels together, as SemEval does: a span of the right range and the wrong label is one that is
 * incorrect. A label's own scores match its spans alone: that span is missing from one label and spurious in the other,
 * so that a label's precision stands on all that was predicted of it and its recall on all its gold.
 */
export function evaluate(documents: readonly ScoredDocument[], bootstrap: Bootstrap): Evaluation {
  const matched = documents.map(({ gold, predicted }) => matchingsOf(gold, predicted))
  const tableOf = (scheme: Scheme) =>
    scoreTable(
      matched.map((matchings) => spanTally(matchings, scheme)),
      bootstrap,
    )
  return {
    documents: documents.length,
    spans: Object.fromEntries(schemes.map((scheme) => [scheme, tableOf(scheme)])) as Record<
      Scheme,
      ScoreTable
    >,
    attributes: attributeAgreements(
      matched.map(({ all }) => all),
      bootstrap,
    ),
    relations: scoreTable(
      documents.map(({ gold, predicted }) => relationTally(gold, predicted)),
      bootstrap,
    ),
  }
}

interface Matchings {
  readonly all: Matching
  readonly labels: ReadonlyMap<string, Matching>
}

function matchingsOf(gold: Marks, predicted: Marks): Matchings {
  const ofGold = byLabel(gold.spans)
  const ofPredicted = byLabel(predicted.spans)
  const labels = new Set([...ofGold.keys(), ...ofPredicted.keys()])
  return {
    all: matchSpans(gold.spans, predicted.spans),
    labels: new Map(
      [...labels].map((label) => [label, matchSpans(ofGold.get(label) ?? [], ofPredicted.get(label) ?? [])]),
    ),
  }
}

function byLabel(spans: readonly MarkedSpan[]): ReadonlyMap<string, readonly MarkedSpan[]> {
  const labels = new Map<string, MarkedSpan[]>()
  for (const span of spans) {
    const ofLabel = labels.get(span.label)
    if (ofLabel) ofLabel.push(span)
    else labels.set(span.label, [span])
  }
  return labels
}

function spanTally({ all, labels }: Matchings, scheme: Scheme): Tally {
  return {
    all: countsOf(all, scheme),
    kinds: new Map([...labels].map(([label, matching]) => [label, countsOf(matching, scheme)])),
  }
}
