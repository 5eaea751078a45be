import { describe, expect, it } from 'vitest'
import { outlineOf } from './outline'
import { structureOf, type UnknownLayout } from './structure'

const block = [
  'MRI of the knee: Upheld',
  'Claims Administrator guideline: Decision based on MTUS ACOEM.',
  'MAXIMUS guideline: Decision based on MTUS ACOEM.',
  'Decision rationale: The request is not medically necessary.',
].join('\n\n')
const letter = [
  'HOW THE IMR FINAL DETERMINATION WAS MADE',
  'It was made.',
  'CLINICAL CASE SUMMARY',
  'Knee pain.',
  'IMR ISSUES, DECISIONS AND RATIONALES',
  block,
].join('\n\n')

const decisions2013 = `MAXIMUS FEDERAL SERVICES, INC.
Independent Medical Review

DOCUMENTS REVIEWED

Medical records from 2012.

CLINICAL CASE SUMMARY

Knee pain.

IMR DECISION(S) AND RATIONALE(S)

The Final Determination was based on decisions for the disputed items/services set forth below:

1. MRI of the knee is not medically necessary and appropriate.

The Claims Administrator based its decision on the MTUS.

Rationale for the Decision: The request is not medically necessary.`

const notice2013 = `Notice of Independent Medical Review Determination

1) MAXIMUS Federal Services, Inc. has determined the request for MRI is not medically necessary and appropriate.

1) MAXIMUS Federal Services, Inc. has determined the request for MRI is not medically necessary and appropriate.

CLINICAL CASE SUMMARY

"Knee pain."`

const utilizationReview = `MEDICAL PROFESSIONAL REVIEW

ISSUE AT DISPUTE

MRI of the knee

CASE SUMMARY

Knee pain.

DOCUMENTS REVIEWED

GUIDELINE(S) RELIED UPON

RATIONALE

The request is not medically necessary.`

const chapter = `CHAPTER I

It was the best of times, it was the worst of times. The decision was: Upheld

And so they went home; the clinical case summary was never found.`

describe('a layout that is not known', () => {
  it.each<[name: string, text: string, reason: UnknownLayout]>([
    ['an empty letter', '', 'empty'],
    ['a letter of white space', ' \n\n\f\u200b\ufeff', 'empty'],
    ['decisions and rationales of 2013', decisions2013, 'no-issues-head'],
    ['a notice of 2013', notice2013, 'no-issues-head'],
    ['a utilization review', utilizationReview, 'no-issues-head'],
    ["a novel's chapter", chapter, 'no-issues-head'],
    ['issues without a head', block, 'no-issues-head'],
    ['a head in a sentence', `See IMR ISSUES, DECISIONS AND RATIONALES\n\n${block}`, 'no-issues-head'],
    [
      'a head without issues',
      'IMR ISSUES, DECISIONS AND RATIONALES\n\nNone: nothing was upheld.',
      'no-issue',
    ],
    ['two letters in one', `${letter}\n\f${letter}`, 'several-letters'],
  ])('is said to be unknown, and nothing of it guessed: %s', (_, text, reason) => {
    const structure = structureOf(text)
    expect(structure).toMatchObject({ layout: { kind: 'unknown', reason }, sections: [], issues: [] })
    expect(outlineOf(structure, text)).toEqual([])
  })
})

describe('the sections of a letter', () => {
  const kindsOf = (text: string) => structureOf(text).sections.map(({ kind }) => kind)

  it('are those that have a head, and a header where something stands before the first', () => {
    expect(kindsOf(letter)).toEqual(['process', 'summary', 'issues'])
    expect(kindsOf(`Case Number:\nPriority:\n\nCM16-0000001\n\f${letter}`)[0]).toBe('header')
    expect(kindsOf(letter.slice(letter.indexOf('IMR ISSUES')))).toEqual(['issues'])
  })

  it('are not parted by a head that a rationale quotes', () => {
    expect(kindsOf(`${letter}\n\nCLINICAL CASE SUMMARY\n\nagain`)).toEqual(['process', 'summary', 'issues'])
    expect(kindsOf(`${letter.slice(letter.indexOf('IMR ISSUES'))}\n\nCLINICAL CASE SUMMARY`)).toEqual([
      'issues',
    ])
  })

  it('begin where a page does, and have no issues but under the head of the issues', () => {
    const text = letter.replace('Knee pain.\n\n', 'Earlier review:Upheld\n\nKnee pain.\f')
    expect(kindsOf(text)).toEqual(['process', 'summary', 'issues'])
    expect(structureOf(text).issues).toHaveLength(1)
  })

  it('have heads that any white space may break', () => {
    const broken = letter.replace('CLINICAL CASE SUMMARY', 'CLINICAL \r\n\r\nCASE\f\u00a0SUMMARY')
    expect(kindsOf(broken)).toEqual(['process', 'summary', 'issues'])
  })
})

describe('outlineOf', () => {
  it('names the sections and the issues in the order of the letter, with where they begin', () => {
    const text = `Case Number: CM16\n\n${letter}\n\nEMG of the upper Non-\nMTUS \n\f extremities\nis: Overturned\n\n${block.slice(25)}`
    expect(outlineOf(structureOf(text), text)).toEqual([
      { kind: 'header', name: 'Header', offset: 0, level: 1 },
      { kind: 'process', name: 'How the determination was made', offset: text.indexOf('HOW'), level: 1 },
      { kind: 'summary', name: 'Clinical case summary', offset: text.indexOf('CLINICAL'), level: 1 },
      {
        kind: 'issues',
        name: 'Issues, decisions and rationales',
        offset: text.indexOf('IMR ISSUES'),
        level: 1,
      },
      { kind: 'issue', name: 'MRI of the knee', offset: text.indexOf('MRI'), level: 2 },
      { kind: 'issue', name: 'EMG of the upper Non-MTUS extremities', offset: text.indexOf('EMG'), level: 2 },
    ])
  })

  it('cuts long names behind a word, and numbers an issue without a heading', () => {
    const namesIn = (text: string) => outlineOf(structureOf(text), text).map(({ name }) => name)
    const long = `MRI ${'😀'.repeat(50)} of the knee`
    expect(namesIn(letter.replace('MRI of the knee', long)).at(-1)).toBe(`MRI ${'😀'.repeat(50)} of…`)
    expect(namesIn(letter.replace('MRI of the knee', 'x'.repeat(90))).at(-1)).toBe(`${'x'.repeat(60)}…`)
    expect(namesIn(letter.replace('MRI of the knee: Upheld\n\n', '')).at(-1)).toBe('Issue 1')
  })
})

describe('the pages of a letter', () => {
  const pagesIn = (text: string) => structureOf(text).pages.map(({ start, end }) => text.slice(start, end))

  it('end with their form feeds, blank ones among them, but for nothing at the end', () => {
    expect(pagesIn('a\n\f\f b\f \n')).toEqual(['a\n\f', '\f', ' b\f \n'])
    expect(pagesIn('\f')).toEqual(['\f'])
    expect(pagesIn('')).toEqual([])
  })

  it('end with empty lines where every line is followed by one and there is no form feed', () => {
    expect(pagesIn('a \n\nb \n\n\n\nc \n\n \n\nd \n\n\n\n')).toEqual([
      'a \n\nb \n\n\n\n',
      'c \n\n \n\nd \n\n\n\n',
    ])
    expect(pagesIn('a \r\n\r\nb \r\n\r\n\r\n\r\nc')).toEqual(['a \r\n\r\nb \r\n\r\n\r\n\r\n', 'c'])
    expect(pagesIn('a\nb\nc\n\n\n\nd')).toEqual(['a\nb\nc\n\n\n\nd'])
  })
})

it('no text, however unlike a letter, is slow to read', () => {
  // What is not linear takes longer than a test may.
  const around = (nasty: string) => {
    const run = nasty.repeat(300_000 / nasty.length)
    return [
      run,
      `${letter.slice(0, -block.length)}${run}\n\n${block}`,
      letter.replace('of the knee', run),
      letter + run,
    ]
  }
  const nasty = [
    ' ',
    ':',
    '\n',
    '\r\n',
    ' \n',
    '\f',
    '\u200b',
    ': Upheld\n\n',
    'Claims    Administrator ',
    'partially ',
  ]
  const prose = 'It was the best of times,\nit was the age of wisdom. '
  for (const text of [...nasty, 'original request, ', 'IMR ISSUES, ', 'a-\n', prose].flatMap(around)) {
    expect(structureOf(text).layout.kind === 'imr').toBe(text.includes(letter.slice(0, 40)))
  }
  const blocks = Math.ceil(1_000_000 / block.length)
  expect(structureOf(letter + `\n\n${block}`.repeat(blocks)).issues).toHaveLength(1 + blocks)
})
