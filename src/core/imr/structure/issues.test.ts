import { describe, expect, it } from 'vitest'
import type { TextRange } from '../../text/offsets'
import { missingParts } from './issues'
import { structureOf } from './structure'

const lines = [
  'Claims Administrator guideline: Decision based on MTUS ACOEM.',
  'MAXIMUS guideline: Decision based on MTUS Low Back Complaints 2004.',
  'Decision rationale: The request is not medically necessary.',
]
const head = ['CLINICAL CASE SUMMARY', 'Knee pain.', 'IMR ISSUES, DECISIONS AND RATIONALES']
const letterOf = (...paragraphs: readonly string[]) => [...head, ...paragraphs].join(' \n\n')

function read(text: string) {
  const words = (range: TextRange | null) => range && text.slice(range.start, range.end)
  return structureOf(text).issues.map((issue) => ({
    item: words(issue.item),
    outcome: issue.outcome?.value ?? null,
    claims: words(issue.claimsLine),
    reviewer: words(issue.reviewerLine),
    rationale: words(issue.rationale),
    missing: missingParts(issue),
  }))
}
const itemOf = (heading: string) => read(letterOf(heading, ...lines))[0]!.item

describe('the item of a heading', () => {
  it.each([
    ['MRI of the knee: Upheld', 'MRI of the knee'],
    ['MRI of the knee:  \nUpheld', 'MRI of the knee'],
    ['MRI of the knee is: \n\n \n\n\fUpheld', 'MRI of the knee'],
    ['MRI of the knee is Upheld', 'MRI of the knee'],
    ['MRI of the knee::  UPHELD', 'MRI of the knee'],
    ['MRI of the\r\nknee. : upheld', 'MRI of the\r\nknee'],
    ['Norco #60 day supply: 30: Upheld', 'Norco #60 day supply: 30'],
    ['Gel, DOS: 11/11/2016 (one month): Upheld', 'Gel, DOS: 11/11/2016 (one month)'],
    ['Labs to include: EKG; CBC; : Upheld', 'Labs to include: EKG; CBC'],
    ['A TENS unit: Upheld', 'TENS unit'],
    ['The analysis: Upheld', 'analysis'],
    ['A1c test: Upheld', 'A1c test'],
    ['Theraband: Upheld', 'Theraband'],
  ])('of %j is %j', (heading, item) => {
    expect(itemOf(heading)).toBe(item)
  })

  it.each([
    [
      'Norco #60 was the original request. Norco #25 was authorized by the Claims Administrator. The remaining IMR ' +
        'eligible portion of the original\nrequest, Norco #35 is: Upheld',
      'Norco #35',
    ],
    [
      'Fixation with release was the original request. Fixation was authorized by the Claims Administrator. The ' +
        'remaining IMR eligible portion of the original request, with open release is:  \nOverturned',
      'open release',
    ],
    [
      'Day treatment was the original request. The Claims Administrator authorized an evaluation only, leaving the ' +
        'original request IMR eligible. The original request, day treatment is: Overturned',
      'day treatment',
    ],
    [
      'Ten visits was the original request. The remaining IMR eligible portion of the original request: two visits: ' +
        'Upheld',
      'two visits',
    ],
    [
      'Ten visits was the original request. The remaining IMR eligible portion of the original request for two ' +
        'visits is: Upheld',
      'two visits',
    ],
    [
      'Ten visits was the original request. The remaining IMR eligible portion of the original request of two ' +
        'visits: Upheld',
      'two visits',
    ],
    [
      'The original request, ten visits, was modified by the Claims Administrator. The original request, two visits ' +
        'is: Upheld',
      'two visits',
    ],
    ['Ten visits were requested. The remaining IMR eligible portion, two visits: Upheld', 'two visits'],
  ])('of a request that was granted in part is only what is left: %j', (heading, item) => {
    expect(itemOf(heading)).toBe(item)
  })

  it('is missing where a heading tells of a grant in part without words that lead in the rest', () => {
    const heading = 'Ten visits was the original request. Eight visits was authorized. Two visits: Upheld'
    expect(read(letterOf(heading, ...lines))).toMatchObject([
      { item: null, outcome: 'upheld', missing: ['item'] },
    ])
  })

  it('goes on over a page break, and begins behind a rationale without a full stop', () => {
    const full =
      'A request for one container of Flurbiprofen 10%, Cyclobenzaprine 3%, Gabapentin 6%, Lidocaine'
    const text = letterOf(
      `${full} \n \n \n\n\f5%/Dextromethorphan: Upheld`,
      ...lines.slice(0, 2),
      `Decision rationale: ${full}\n${full}\nis not medically necessary`,
      'Gym membership: Upheld',
      ...lines,
    )
    const [first, second] = read(text)
    expect(first!.item).toBe(`${full.slice(2)} \n \n \n\n\f5%/Dextromethorphan`)
    expect(first!.rationale).toMatch(/is not medically necessary$/)
    expect(second!.item).toBe('Gym membership')
  })
})

describe('where a heading begins', () => {
  it.each([
    'MRI of the knee,\n\n\fright: Upheld',
    'MRI of the\n\n\fknee: Upheld',
    'MRI,\n\n\n\nRight Knee: Upheld',
  ])('is not behind what cannot end a paragraph: %j', (heading) => {
    expect(read(letterOf('CT: Upheld', ...lines, heading, ...lines))[1]!.item).toBe(
      heading.replace(': Upheld', ''),
    )
  })

  it('is behind a sentence, even if it begins with a small letter', () => {
    expect(read(letterOf('CT: Upheld', ...lines, 'lumbar MRI: Upheld', ...lines))[1]!.item).toBe('lumbar MRI')
  })

  it('is behind a line that ends a sentence early where nothing else parts paragraphs', () => {
    const full = 'Here is a line of a rationale that is as long as a page of the letter is wide, or about'
    const rationale = `Decision rationale: ${full}\n${full}\n${full}\nis not medically necessary.`
    const text = [head[2]!, 'MRI: Upheld', lines[0]!, lines[1]!, rationale, 'CT: Overturned', ...lines].join(
      '\n',
    )
    expect(read(text)).toMatchObject([
      { item: 'MRI', rationale: rationale.slice('Decision rationale: '.length) },
      { item: 'CT', outcome: 'overturned' },
    ])
  })
})

describe('the outcome of a heading', () => {
  it.each([
    ['Upheld', 'upheld'],
    ['Overturned', 'overturned'],
    ['Partially Overturned', 'partially overturned'],
    ['Partially \n overturned', 'partially overturned'],
  ])('%j is %j', (words, value) => {
    const text = letterOf(`MRI: ${words}`, ...lines)
    const { outcome } = structureOf(text).issues[0]!
    expect(outcome!.value).toBe(value)
    expect(text.slice(outcome!.range.start, outcome!.range.end)).toBe(words)
  })

  it('is no word of a sentence, wherever it stands', () => {
    const rationale =
      'Decision rationale: The denial was upheld: Upheld is a word. It was Overturned\nby nobody.'
    expect(
      read(letterOf('MRI: Upheld', ...lines.slice(0, 2), rationale, 'CT: Overturned', ...lines)),
    ).toMatchObject([
      { item: 'MRI', outcome: 'upheld', rationale: rationale.slice('Decision rationale: '.length) },
      { item: 'CT', outcome: 'overturned' },
    ])
  })
})

describe('an issue that lacks a part', () => {
  const whole = ['CT: Overturned', ...lines]

  it('keeps its place between the others when it has no outcome', () => {
    expect(read(letterOf(...whole, 'MRI of the knee:', ...lines, ...whole))).toMatchObject([
      { item: 'CT', missing: [] },
      { item: 'MRI of the knee', missing: ['outcome'], claims: 'Decision based on MTUS ACOEM.' },
      { item: 'CT', missing: [] },
    ])
  })

  it('has neither item nor outcome where the words before its lines are a sentence', () => {
    const more = 'The request is not established.'
    expect(read(letterOf(...whole, more, ...lines))).toMatchObject([
      { item: 'CT', rationale: `The request is not medically necessary. \n\n${more}` },
      { missing: ['item', 'outcome'], reviewer: 'Decision based on MTUS Low Back Complaints 2004.' },
    ])
  })

  it('has a guideline line up to its paragraph where no label follows', () => {
    const text = letterOf('MRI: Upheld', ...lines.slice(0, 2), 'The request is not necessary.', ...whole)
    expect(read(text)).toMatchObject([
      { missing: ['rationale'], reviewer: 'Decision based on MTUS Low Back Complaints 2004.' },
      { item: 'CT', missing: [] },
    ])
  })

  it('takes no line of the next issue, even if that has no outcome', () => {
    expect(read(letterOf('MRI: Upheld', ...lines.slice(1), 'CT of the head', ...lines))).toMatchObject([
      { item: 'MRI', missing: ['claimsLine'] },
      { item: 'CT of the head', missing: ['outcome'] },
    ])
  })

  it('is known by its heading alone, and by its lines alone', () => {
    expect(read(letterOf('MRI: Upheld', ...whole))).toMatchObject([
      { item: 'MRI', missing: ['claimsLine', 'reviewerLine', 'rationale'] },
      { item: 'CT', missing: [] },
    ])
    expect(read(letterOf(...lines))).toMatchObject([{ missing: ['item', 'outcome'] }])
  })

  it('has no line where nothing follows its label', () => {
    expect(read(letterOf('MRI: Upheld', 'Claims Administrator guideline:', ...lines.slice(1)))).toMatchObject(
      [{ missing: ['claimsLine'] }],
    )
    expect(read(letterOf('MRI: Upheld', ...lines.slice(0, 2), 'Decision rationale:'))).toMatchObject([
      { missing: ['rationale'] },
    ])
  })

  it('takes its lines in whatever order they stand', () => {
    expect(read(letterOf('MRI: Upheld', lines[1]!, lines[0]!, lines[2]!))).toMatchObject([
      {
        missing: [],
        claims: 'Decision based on MTUS ACOEM.',
        rationale: 'The request is not medically necessary.',
      },
    ])
  })
})

describe('the labels of lines', () => {
  it('begin lines: the same words in a sentence are prose', () => {
    const rationale = `${lines[2]!} The Claims Administrator guideline: none. A Decision rationale: none.`
    expect(read(letterOf('MRI: Upheld', ...lines.slice(0, 2), rationale))).toMatchObject([
      { missing: [], rationale: rationale.slice('Decision rationale: '.length) },
    ])
  })

  it('may be broken by any white space', () => {
    const broken = [
      'Claims\r\n\r\nAdministrator \f guideline : a',
      'MAXIMUS\tguideline:\n\nb',
      'Decision\n \nrationale:c.',
    ]
    expect(read(letterOf('MRI: Upheld', ...broken))).toMatchObject([
      { missing: [], claims: 'a', reviewer: 'b', rationale: 'c.' },
    ])
  })

  it('count once in an issue: what follows a second one is part of the rationale', () => {
    const rationale = `${lines[2]!}\nDecision rationale: as above.`
    expect(read(letterOf('MRI: Upheld', ...lines.slice(0, 2), rationale))).toMatchObject([
      { rationale: 'The request is not medically necessary.\nDecision rationale: as above.' },
    ])
  })
})
