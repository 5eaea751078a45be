import { describe, expect, it } from 'vitest'
import { misfitOf } from '../../annotation/check-command'
import { imrLabelSchema } from '../label-schema'
import { findingsIn, fixed, markedLetter, type MadeParts } from './marked-fixture'
import { letterChecks } from './registry'

/** A letter in which one check finds one thing; `after` says what a fix makes of the span's words and attributes. */
interface Case {
  readonly check: string
  readonly name: string
  readonly letter: MadeParts
  /** The words that the finding leads to. */
  readonly at: string
  readonly after?:
    { readonly quote: string; readonly attributes?: Readonly<Record<string, unknown>> } | 'gone'
}

const heading = 'outcome outcome=upheld where=heading'
const conclusion = 'outcome outcome=upheld where=rationale'
const claims = 'guideline source=ACOEM cited_by=claims_administrator'
const item = '[requested_item | MRI of the cervical spine]'
const secondIssue = (words: string) =>
  `CT of the neck: Upheld\n\nClaims Administrator guideline: Decision based on ODG.\n\n` +
  `MAXIMUS guideline: Decision based on ODG.\n\nDecision rationale: ${words}`

const cases: readonly Case[] = [
  {
    check: 'outer-white-space',
    name: 'a span that ends on a space',
    letter: { summary: 'She has [diagnosis status=active | neck pain ]today.' },
    at: 'neck pain ',
    after: { quote: 'neck pain', attributes: { status: 'active' } },
  },
  {
    check: 'outer-white-space',
    name: 'a span of white space alone, which no fix can trim',
    letter: { summary: 'She has[diagnosis |   ]pain.' },
    at: '  ',
  },
  {
    check: 'outer-punctuation',
    name: 'a final full stop',
    letter: { claims: `Decision based on [${claims} | MTUS ACOEM.]` },
    at: 'MTUS ACOEM.',
    after: { quote: 'MTUS ACOEM' },
  },
  {
    check: 'outer-punctuation',
    name: 'a colon behind the item',
    letter: { heading: `[requested_item | MRI of the cervical spine:] [${heading} | Upheld]` },
    at: 'MRI of the cervical spine:',
    after: { quote: 'MRI of the cervical spine' },
  },
  {
    check: 'outer-punctuation',
    name: 'a quotation mark without its other half',
    letter: { summary: 'Diagnosed as "[diagnosis status=active | neck pain"].' },
    at: 'neck pain"',
    after: { quote: 'neck pain' },
  },
  {
    check: 'cut-character',
    name: 'an accent that is left outside',
    letter: { summary: 'Has [diagnosis status=active | a cafe]\u0301 au lait spot.' },
    at: 'a cafe',
    after: { quote: 'a cafe\u0301' },
  },
  {
    check: 'equal-spans',
    name: 'one label twice on the same words, of which the fix keeps the one that says more',
    letter: { summary: 'Has [diagnosis | ][diagnosis status=active | neck pain].' },
    at: 'neck pain',
    after: 'gone',
  },
  {
    check: 'overlap',
    name: 'spans that share words',
    letter: { summary: 'Has [diagnosis | ][diagnosis status=active | pain] of the neck.' },
    at: 'pain',
  },
  {
    check: 'without-item',
    name: 'an outcome that is about no item',
    letter: { heading: `${item}: [${heading} to=0 | Upheld]` },
    at: 'Upheld',
  },
  {
    check: 'without-item',
    name: 'a guideline that is about no item',
    letter: { claims: `Decision based on [${claims} to=0 | MTUS ACOEM].` },
    at: 'MTUS ACOEM',
  },
  {
    check: 'attribute-missing',
    name: 'an outcome without its place, which its block says',
    letter: { heading: `${item}: [outcome outcome=upheld | Upheld]` },
    at: 'Upheld',
    after: { quote: 'Upheld', attributes: { outcome: 'upheld', where: 'heading' } },
  },
  {
    check: 'attribute-missing',
    name: 'a guideline without source and line, which words and block say',
    letter: { claims: 'Decision based on [guideline | MTUS ACOEM].' },
    at: 'MTUS ACOEM',
    after: { quote: 'MTUS ACOEM', attributes: { source: 'ACOEM', cited_by: 'claims administrator' } },
  },
  {
    check: 'attribute-missing',
    name: 'a guideline outside of every block, of which nobody says by whom it was cited',
    letter: { summary: 'As of [guideline source=ODG to=1 | ODG].' },
    at: 'ODG',
  },
  {
    check: 'item-of-other-block',
    name: 'a conclusion about the item of the issue before',
    letter: { more: secondIssue(`It is not [guideline source=ODG cited_by=MAXIMUS | ODG].`) },
    at: 'ODG',
  },
  {
    check: 'several-headings',
    name: 'two outcomes in the heading of one item',
    letter: { heading: `${item}: [${heading} | Upheld]`, summary: `It was [${heading} to=1 | upheld].` },
    at: 'Upheld',
  },
  {
    check: 'several-conclusions',
    name: 'two conclusions about one item',
    letter: {
      rationale: `Cervical MRI is [${conclusion} | not necessary]. So it is [${conclusion} | not medically necessary].`,
    },
    at: 'not medically necessary',
  },
  {
    check: 'outcomes-disagree',
    name: 'a heading and a conclusion that disagree',
    letter: {
      rationale: 'Cervical MRI is [outcome outcome=overturned where=rationale | medically necessary].',
    },
    at: 'medically necessary',
  },
  {
    check: 'outcome-words',
    name: 'a conclusion whose words say another value than was chosen',
    letter: { rationale: `Cervical MRI is [${conclusion} | medically necessary].` },
    at: 'medically necessary',
    after: { quote: 'medically necessary', attributes: { outcome: 'overturned', where: 'rationale' } },
  },
  {
    check: 'negated-code',
    name: 'a negated diagnosis with a code',
    letter: { summary: 'There is no [diagnosis status=negated icd10cm=C80.1 | tumor].' },
    at: 'tumor',
    after: { quote: 'tumor', attributes: { status: 'negated' } },
  },
  {
    check: 'item-bounds',
    name: 'an item with its verb and outcome',
    letter: { heading: `[requested_item | MRI of the cervical spine is: Upheld] [${heading} | Upheld]` },
    at: 'MRI of the cervical spine is: Upheld',
    after: { quote: 'MRI of the cervical spine' },
  },
  {
    check: 'item-bounds',
    name: 'an item with the words that lead in the rest of a request',
    letter: {
      heading: `[requested_item | The remaining IMR eligible portion of the original request, cervical MRI]: [${heading} | Upheld]`,
    },
    at: 'The remaining IMR eligible portion of the original request, cervical MRI',
    after: { quote: 'cervical MRI' },
  },
  {
    check: 'diagnosis-bounds',
    name: 'a diagnosis with a determiner',
    letter: { summary: 'He has [diagnosis status=active | the neck pain].' },
    at: 'the neck pain',
    after: { quote: 'neck pain', attributes: { status: 'active' } },
  },
  {
    check: 'diagnosis-bounds',
    name: 'a diagnosis with an assertion word, which becomes its status',
    letter: {
      summary: 'He has [diagnosis status=active icd10cm=M54.12 | a probable cervical radiculopathy].',
    },
    at: 'a probable cervical radiculopathy',
    after: { quote: 'cervical radiculopathy', attributes: { status: 'probable', icd10cm: ['M54.12'] } },
  },
  {
    check: 'diagnosis-bounds',
    name: 'a negated diagnosis in the words of a history, which stays negated',
    letter: { summary: 'He denies [diagnosis status=negated | history of gout].' },
    at: 'history of gout',
    after: { quote: 'gout', attributes: { status: 'negated' } },
  },
  {
    check: 'guideline-bounds',
    name: 'a guideline with the words that lead it in',
    letter: { claims: `[${claims} | Decision based on Non-\n\nMTUS Citation APG 1 Plus].` },
    at: 'Decision based on Non-\n\nMTUS Citation APG 1 Plus',
    after: { quote: 'APG 1 Plus' },
  },
  {
    check: 'conclusion-bounds',
    name: 'a conclusion with its verb and its addition',
    letter: { rationale: `Cervical MRI [${conclusion} | is not medically necessary and\nappropriate].` },
    at: 'is not medically necessary and\nappropriate',
    after: { quote: 'not medically necessary' },
  },
  {
    check: 'item-unnamed',
    name: 'an item whose site its rationale never names',
    letter: { heading: `[requested_item | MRI CHEST SPINE W/O DYE]: [${heading} | Upheld]` },
    at: 'MRI CHEST SPINE W/O DYE',
  },
  {
    check: 'item-unnamed',
    name: 'an item of which its rationale names no word',
    letter: { heading: `[requested_item | Norco 10/325mg]: [${heading} | Upheld]` },
    at: 'Norco 10/325mg',
  },
]

describe('the checks', () => {
  it('find nothing in a letter that is marked by the guidelines', () => {
    expect(findingsIn(markedLetter({}))).toEqual([])
  })

  it('each find something in a letter below', () => {
    expect(new Set(cases.map(({ check }) => check))).toEqual(new Set(letterChecks.map(({ id }) => id)))
  })

  it.each(cases)('find $name', ({ check, letter, at, after }) => {
    const made = madeWith(check, letter)
    const found = findingsIn(made).filter((finding) => finding.check === check)
    expect(found).toHaveLength(1)
    const [finding] = found
    expect(made.text.slice(finding!.range.start, finding!.range.end)).toBe(at)
    expect(finding!.severity).toBe(letterChecks.find(({ id }) => id === check)!.severity)
    if (!after) return expect(finding!.fix).toBeNull()
    expect(misfitOf(finding!.fix!, made.text, imrLabelSchema)).toBeNull()
    const next = fixed(made, finding!)
    expect(findingsIn(next).map((one) => one.check)).not.toContain(check)
    const fixedId = finding!.spans[0]!
    const others = ({ id }: { readonly id: string }) => !finding!.spans.includes(id)
    expect(next.set.spans.filter(others)).toEqual(made.set.spans.filter(others))
    expect(next.set.relations).toEqual(made.set.relations)
    if (after === 'gone') {
      const kept = next.set.spans.filter(({ id }) => finding!.spans.includes(id))
      return expect(kept.map(({ attributes }) => attributes)).toEqual([{ status: 'active' }])
    }
    const before = made.set.spans.find(({ id }) => id === fixedId)!
    const span = next.set.spans.find(({ id }) => id === fixedId)!
    const { start, end } = span
    expect(made.text.slice(start, end)).toBe(after.quote)
    const attributes = after.attributes ?? before.attributes
    expect(span).toEqual({ ...before, start, end, quote: after.quote, attributes })
  })

  it.each([
    ['a closing bracket, an unbalanced one and inches at the end', 'splint (4 x 6") at 2 x 4" (x)'],
    ['a quotation with both halves', '“the” neck "pain"'],
    ['a number that begins with its point', '.5 mg of a drug'],
  ])('leave %s', (_, words) => {
    const letter = markedLetter({ summary: `It is [diagnosis status=active | ${words}] now.` })
    expect(findingsIn(letter)).toEqual([])
  })

  it.each(['multiple sclerosis', 'a-fib', 'no-fault pain', 'chronic pain', 'thermal burn', 'anemia'])(
    'leave the diagnosis %s as it is',
    (words) => {
      expect(findingsIn(markedLetter({ summary: `Has [diagnosis status=active | ${words}].` }))).toEqual([])
    },
  )
})

/** Two marks on the same or shared words can't be written side by side: the empty one gets the words behind it. */
function madeWith(check: string, letter: MadeParts) {
  const made = markedLetter(letter)
  if (check !== 'equal-spans' && check !== 'overlap') return made
  const spans = made.set.spans
  const empty = spans.findIndex(({ start, end }) => start === end)
  const whole = spans.find(({ start, end }) => start === spans[empty]!.start && start < end)!
  const end = whole.end + (check === 'overlap' ? ' of the neck'.length : 0)
  const grown = { ...spans[empty]!, end, quote: made.text.slice(whole.start, end) }
  const order = check === 'overlap' ? [grown, whole] : [grown, whole].sort((a, b) => (a.id < b.id ? -1 : 1))
  const others = spans.filter((span) => span !== whole && span !== spans[empty])
  const at = others.findIndex(({ start }) => start > whole.start)
  return { ...made, set: { ...made.set, spans: [...others.slice(0, at), ...order, ...others.slice(at)] } }
}
