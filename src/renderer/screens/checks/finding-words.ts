import type { Finding } from '../../../core/annotation/checks/check'
import { findLabel, type LabelSchema } from '../../../core/annotation/label-schema'
import { foldedQuote } from '../annotate/folded-quote'
import { nameOfLabel } from '../annotate/label-looks'

/** What is wrong, and what to do about it. */
export interface FindingWords {
  readonly wrong: string
  readonly toDo: string
}

/** What the words of a finding are made from. */
interface Facts {
  /** Name of its label. */
  readonly label: string
  /** A fact, white space folded; empty for none. */
  readonly fact: (name: string) => string
  /** A fact that is the id of a label, or of attributes apart by spaces, by their names. */
  readonly labelOf: (name: string) => string
  readonly attributesOf: (name: string) => string
  readonly canFix: boolean
}

const words: Readonly<Record<string, (facts: Facts) => FindingWords>> = {
  'outer-white-space': ({ label, canFix }) => ({
    wrong: `${label} begins or ends with white space`,
    toDo: canFix ? 'Trim it.' : 'It holds nothing visible: delete it.',
  }),
  'outer-punctuation': ({ label, canFix }) => ({
    wrong: `${label} begins or ends with punctuation`,
    toDo: canFix
      ? 'Trim it: . , ; : and a single quotation mark stay outside.'
      : 'It holds nothing else: delete it.',
  }),
  'cut-character': ({ label }) => ({
    wrong: `${label} begins or ends within a character`,
    toDo: 'Take the whole of it: an accent belongs to its letter, and some emoji are made of several.',
  }),
  'equal-spans': ({ label, fact, canFix }) => ({
    wrong: `${label} stands ${fact('count')} times on the same words`,
    toDo: canFix ? 'Keep one.' : 'They say different things: delete all but one.',
  }),
  overlap: ({ label, labelOf, fact }) => ({
    wrong: `${label} overlaps ${labelOf('otherLabel')}`,
    toDo: `The other is “${fact('other')}”. Move an edge or delete one: no word is marked twice.`,
  }),
  'without-item': ({ label }) => ({
    wrong: `${label} belongs to no requested item`,
    toDo: 'Move it to its issue in the ledger.',
  }),
  'attribute-missing': ({ label, attributesOf, fact, canFix }) => ({
    wrong: `${label} lacks ${attributesOf('attributes')}`,
    toDo: canFix ? `Words and place say: ${fact('values')}.` : 'Choose it below.',
  }),
  'item-of-other-block': ({ label, fact }) => ({
    wrong: `${label} is about an item of another issue`,
    toDo: `It stands outside the issue of “${fact('item')}”: move it to its own.`,
  }),
  'several-headings': ({ fact }) => ({
    wrong: `“${fact('item')}” has ${fact('count')} outcomes in its heading`,
    toDo: 'An item has exactly one: delete the others.',
  }),
  'several-conclusions': ({ fact }) => ({
    wrong: `“${fact('item')}” has ${fact('count')} conclusions`,
    toDo: 'Keep the last one about this item.',
  }),
  'outcomes-disagree': ({ fact }) => ({
    wrong: `“${fact('item')}”: heading and conclusion disagree`,
    toDo: `The heading says ${fact('heading')}, the conclusion ${fact('conclusion')}. If the letter does say so, waive it.`,
  }),
  'outcome-words': ({ fact }) => ({
    wrong: `${fact('chosen')} is chosen where the words say ${fact('said')}`,
    toDo: `Choose ${fact('said')}.`,
  }),
  'negated-code': ({ fact }) => ({
    wrong: `A negated diagnosis has a code (${fact('codes')})`,
    toDo: 'Take the code away, or change the status.',
  }),
  'item-bounds': excess,
  'diagnosis-bounds': (facts) => ({
    ...excess(facts),
    toDo: `${excess(facts).toDo}${facts.fact('status') && ` The status becomes ${facts.fact('status')}.`}`,
  }),
  'guideline-bounds': excess,
  'conclusion-bounds': excess,
  'item-unnamed': ({ fact }) => ({
    wrong: `The rationale never says “${fact('words')}”`,
    toDo: 'Look whether it is about this item. There may be nothing to change.',
  }),
}

function excess({ label, fact }: Facts): FindingWords {
  const parts = [fact('before'), fact('behind')].filter((part) => part !== '').map((part) => `“${part}”`)
  return {
    wrong: `${label} holds words that do not belong to it`,
    toDo: `Leave out ${parts.join(' and ')}.`,
  }
}

/** The words of a finding, in the names of the project's label schema. */
export function findingWords({ check, facts, fix }: Finding, schema: LabelSchema): FindingWords {
  const label = String(facts['label'] ?? '')
  const fact = (name: string) => foldedQuote(String(facts[name] ?? ''), 80)
  const attributes = findLabel(schema, label)?.attributes ?? []
  const attributeName = (id: string) => attributes.find((one) => one.id === id)?.name ?? id
  return words[check]!({
    label: nameOfLabel(schema, label),
    fact,
    labelOf: (name) => nameOfLabel(schema, fact(name)).toLowerCase(),
    attributesOf: (name) =>
      fact(name)
        .split(' ')
        .map((id) => attributeName(id).toLowerCase())
        .join(' and '),
    canFix: fix !== null,
  })
}
