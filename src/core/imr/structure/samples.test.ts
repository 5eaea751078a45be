import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { TextRange } from '../../text/offsets'
import { missingParts } from './issues'
import { structureOf } from './structure'

/*
 * What the five sample letters say, read by hand: of each issue the item, the outcome, how its lines and its
 * rationale begin, and how the rationale ends.
 */

const folder = 'resources/samples/letters'

interface ReadIssue {
  readonly item: string
  readonly outcome: string
  readonly claims: string
  readonly reviewer: string
  readonly rationale: readonly [begins: string, ends: string]
}

const read: Readonly<Record<string, readonly ReadIssue[]>> = {
  '000': [
    {
      item: 'MRI CHEST SPINE W/O DYE',
      outcome: 'upheld',
      claims: 'Decision based on MTUS ACOEM. Decision based on Non- MTUS Citation Official Disability',
      reviewer: 'Decision based on MTUS ACOEM Chapter 8 Neck and Upper Back Complaints Page(s): 176-177.',
      rationale: [
        'Regarding the request for cervical MRI, guidelines support the use of imaging',
        'the currently requested repeat thoracic MRI is not medically necessary.',
      ],
    },
  ],
  '001': [
    {
      item: 'MRI With 3D Lumbar Spine',
      outcome: 'upheld',
      claims:
        'Decision based on MTUS ACOEM Chapter 12 Low Back Complaints,Chronic Pain Treatment Guidelines.',
      reviewer: 'Decision based on MTUS ACOEM Chapter 12 Low Back Complaints Page(s): 303.',
      rationale: [
        'Under MTUS/ACOEM, although there is subjective information presented',
        'Therefore, MRI With 3D Lumbar Spine is not medically necessary.',
      ],
    },
  ],
  '002': [
    {
      item: 'MRI OF THE CERVICAL SPINE WITHOUT CONTRAST',
      outcome: 'upheld',
      claims: 'Decision based on MTUS ACOEM.',
      reviewer: 'Decision based on MTUS ACOEM Chapter 8 Neck and Upper Back Complaints Page(s): 177-179.',
      rationale: [
        'The request for an MRI of the cervical spine without contrast is not medically necessary.',
        'clarification of anatomy for an invasive procedure. As such, this request is not medically necessary.',
      ],
    },
    {
      item: 'CT SCAN OF THE CERVICAL SPINE WITHOUT CONTRAST',
      outcome: 'upheld',
      claims: 'Decision based on MTUS ACOEM.',
      reviewer: 'Decision based on MTUS ACOEM Chapter 8 Neck and Upper Back Complaints Page(s): 177-179.',
      rationale: [
        'The request for a CT scan cervical spine without contrast is not medically necessary.',
        'clarification of anatomy for an invasive procedure. As such, this request is not medically necessary.',
      ],
    },
  ],
  '003': [
    {
      item: 'Retrospective X-Ray thoracic spine',
      outcome: 'upheld',
      claims: 'Decision based on MTUS ACOEM Chapter 8 Neck and Upper Back Complaints Page(s): 182. Decision',
      reviewer:
        'Decision based on MTUS ACOEM Chapter 8 Neck and Upper Back Complaints Page(s): Table 8-8,182.',
      rationale: [
        'As noted in the MTUS Guideline in ACOEM Chapter 8, Table 8-8, page 182, the routine usage',
        'the attending provider himself acknowledged. Therefore, the request was not medically necessary.',
      ],
    },
    {
      item: 'Retrospective X-Ray lumbar spine',
      outcome: 'upheld',
      claims: 'The Claims Administrator did not base their decision on the MTUS. Decision based on Non-MTUS',
      reviewer: 'Decision based on MTUS ACOEM Chapter 12 Low Back Complaints Page(s): Table 12-8, 309.',
      rationale: [
        'As noted in the MTUS Guideline in ACOEM Chapter 12, Table 12-8, page 309, the routine usage',
        'two weeks after previously performed x-rays. Therefore, the request was not medically necessary.',
      ],
    },
  ],
  '004': [
    {
      item: 'Chirocare 2x4-6',
      outcome: 'upheld',
      claims: 'Decision based on MTUS ACOEM Page(s): 298-301. Decision based on Non-MTUS Citation ODG',
      reviewer: 'Decision based on MTUS Chronic Pain Treatment Guidelines Manual Therapy and Manipulation',
      rationale: [
        'As noted on page 58 of the MTUS Chronic Pain Medical Treatment Guidelines, the time deemed',
        'treatment this far in excess of MTUS parameters. Therefore, the request is not medically necessary.',
      ],
    },
    {
      item: 'MRI Cervical Spine',
      outcome: 'upheld',
      claims:
        'Decision based on MTUS ACOEM Page(s): 177-178, 303- 304. Decision based on Non-MTUS Citation ODG',
      reviewer:
        'Decision based on MTUS ACOEM Chapter 8 Neck and Upper Back Complaints Page(s): Table 8-8, 182.',
      rationale: [
        'While the MTUS Guideline in ACOEM Chapter 8, Table 8-8, page 182 does recommend MRI or CT imaging',
        'compel the cervical MRI in question. Therefore, the request is not medically necessary.',
      ],
    },
    {
      item: 'MRI Lumbar Spine',
      outcome: 'upheld',
      claims:
        'Decision based on MTUS ACOEM Page(s): 177-178, 303- 304. Decision based on Non-MTUS Citation ODG',
      reviewer: 'Decision based on MTUS ACOEM Chapter 12 Low Back Complaints Page(s): 304.',
      rationale: [
        'As noted in the MTUS-adopted ACOEM Guidelines in Chapter 12, page 304, imaging studies',
        'influence the treatment plant. Therefore, the request is not medically necessary.',
      ],
    },
  ],
}

/** How the two lines of a letter's last issue end. */
const lineEnds: Readonly<Record<string, readonly [claims: string, reviewer: string]>> = {
  '000': ['Guidelines, Neck & Upper Back', 'Neck Chapter, MRI OFFICIAL DISABILITY GUIDELINES: Minnesota'],
  '001': ['Treatment Guidelines.', 'Page(s): 303.'],
  '002': ['MTUS ACOEM.', 'Page(s): 177-179.'],
  '003': ['Special Studies and Diagnostic and Treatment Considerations', 'Page(s): Table 12-8, 309.'],
  '004': ['Citation ODG (http://www.odg-twc.com/neck.htm', 'Page(s): 304.'],
}

const folded = (text: string, range: TextRange | null) =>
  range && text.slice(range.start, range.end).replaceAll(/\s+/g, ' ')

describe.each(Object.keys(read))('the structure of sample %s', (name) => {
  const file = readdirSync(folder).find((entry) => entry.startsWith(name))!
  const text = readFileSync(`${folder}/${file}`, 'utf8')
  const { layout, sections, issues } = structureOf(text)

  it('has the three sections under their heads and no header', () => {
    expect(layout).toEqual({ kind: 'imr' })
    expect(sections.map(({ kind, head }) => [kind, folded(text, head)])).toEqual([
      ['process', 'HOW THE IMR FINAL DETERMINATION WAS MADE'],
      ['summary', 'CLINICAL CASE SUMMARY'],
      ['issues', 'IMR ISSUES, DECISIONS AND RATIONALES'],
    ])
    expect(sections.map((section) => folded(text, section)!.split(' ').at(-1))).toEqual([
      'determinations.',
      {
        '000': 'pain.',
        '001': 'certified.',
        '002': '05/14/2014.',
        '003': 'disability.',
        '004': 'extremities.',
      }[name],
      'necessary.',
    ])
  })

  it('has its issues as somebody reads them', () => {
    const table = read[name]!
    expect(issues.map(({ item, outcome }) => [folded(text, item), outcome?.value])).toEqual(
      table.map(({ item, outcome }) => [item, outcome]),
    )
    issues.forEach((issue, i) => {
      const { claims, reviewer, rationale } = table[i]!
      expect(missingParts(issue)).toEqual([])
      expect(folded(text, issue.heading)).toBe(`${table[i]!.item}: Upheld`)
      expect(folded(text, issue.claimsLine)!.slice(0, claims.length)).toBe(claims)
      expect(folded(text, issue.reviewerLine)!.slice(0, reviewer.length)).toBe(reviewer)
      expect(folded(text, issue.rationale)!.slice(0, rationale[0].length)).toBe(rationale[0])
      expect(folded(text, issue.rationale)!.slice(-rationale[1].length)).toBe(rationale[1])
      expect(issue.rationale!.end).toBe(issue.end)
    })
    const last = issues.at(-1)!
    const [claimsEnd, reviewerEnd] = lineEnds[name]!
    expect(folded(text, last.claimsLine)!.slice(-claimsEnd.length)).toBe(claimsEnd)
    expect(folded(text, last.reviewerLine)!.slice(-reviewerEnd.length)).toBe(reviewerEnd)
  })
})

it('there are as many samples as were read', () => {
  expect(readdirSync(folder)).toHaveLength(Object.keys(read).length)
})
