import { describe, expect, it } from 'vitest'
import { emptySet, type AnnotationSet } from '../../annotation/annotation-set'
import { applyCommand, inverseOf, removeSpansCommand, type Command } from '../../annotation/commands'
import { idOf } from '../../annotation/command-fixture'
import type { Span } from '../../annotation/span'
import { imrLabelSchema } from '../label-schema'
import { structureOf } from '../structure/structure'
import { saysNothingCited } from './absence'
import { holdsLedger } from './fitting-schema'
import { ledgerOf, toDosOf } from './ledger'
import { ledgerTable, tabSeparated } from './ledger-table'
import { markedAlong, relabelledAlong, type Surroundings } from './marks-along'

const text = `CLINICAL CASE SUMMARY
Diagnoses include neck pain. She denies diabetes. History of stroke; probable gout.

IMR ISSUES, DECISIONS AND RATIONALES
The Final Determination was based on decisions for the disputed items/services set forth below:

MRI of the neck: Upheld

Claims Administrator guideline: Decision based on MTUS ACOEM Page(s): 1-2.

MAXIMUS guideline: Decision based on Non-MTUS Citation Official Disability Guidelines.

Decision rationale: Imaging is not needed. Therefore, the request is not medically necessary.

Ten sessions of yoga: Overturned

Claims Administrator guideline: The Claims Administrator did not cite any medical evidence for its decision.

MAXIMUS guideline: Decision based on Chronic Pain Treatment Guidelines.

Decision rationale: Yoga helps. The request is medically necessary.
`
const blocks = structureOf(text).issues
const me = idOf(150)
const empty = emptySet(idOf(151), me)
let relations = 0

function surroundings(set: AnnotationSet): Surroundings {
  const newId = () => idOf(60 + (relations += 1))
  return { text, blocks, hasLedger: true, set, schema: imrLabelSchema, newId }
}

/** A bare span over the first place of some words. */
function bare(number: number, quote: string, label: string): Span {
  const start = text.indexOf(quote)
  return {
    id: idOf(number),
    label,
    start,
    end: start + quote.length,
    quote,
    attributes: {},
    needsReview: false,
    note: '',
    guidelineVersion: 'imr-v1',
    origin: { kind: 'manual', source: '', edited: false },
    by: me,
    at: '2026-11-01T00:00:00Z',
  }
}

/** The set after marking words with labels, in this order. */
function marked(...marks: readonly (readonly [quote: string, label: string])[]): AnnotationSet {
  return marks.reduce(
    (set, [quote, label], number) =>
      applyCommand(set, markedAlong(bare(number, quote, label), surroundings(set))),
    empty,
  )
}

const quotesOf = (spans: readonly Span[]) => spans.map(({ quote }) => quote)
const cellsOf = (set: AnnotationSet) =>
  ledgerOf(set, blocks).rows.map(({ item, cells }) => [
    item?.quote ?? null,
    ...cells.map(({ spans, state }) => (state === 'filled' ? quotesOf(spans).join(' + ') : state)),
  ])

const first: readonly (readonly [string, string])[] = [
  ['MRI of the neck', 'requested_item'],
  ['Upheld', 'outcome'],
  ['MTUS ACOEM Page(s): 1-2', 'guideline'],
  ['Official Disability Guidelines', 'guideline'],
  ['not medically necessary', 'outcome'],
]

describe('the ledger', () => {
  it('shows each issue of the letter before anything is marked, its item to do first', () => {
    expect(cellsOf(empty)).toEqual([
      [null, 'to-do', 'to-do', 'to-do', 'to-do'],
      [null, 'to-do', 'to-do', 'to-do', 'to-do'],
    ])
    const toDos = toDosOf(ledgerOf(empty, blocks))
    expect(toDos.map(({ label, column }) => [label, column])).toEqual([
      ['requested_item', null],
      ['requested_item', null],
    ])
    expect(text.slice(toDos[0]!.place!.start).startsWith('MRI of the neck')).toBe(true)
  })

  it('is filled row by row by what is marked within the issues', () => {
    expect(cellsOf(marked(...first))).toEqual([
      [
        'MRI of the neck',
        'Upheld',
        'MTUS ACOEM Page(s): 1-2',
        'Official Disability Guidelines',
        'not medically necessary',
      ],
      [null, 'to-do', 'to-do', 'to-do', 'to-do'],
    ])
  })

  it('is filled alike when the item is marked last', () => {
    expect(cellsOf(marked(...first.toReversed()))).toEqual(cellsOf(marked(...first)))
  })

  it('leads each open cell to its part of the letter', () => {
    const set = marked(['Ten sessions of yoga', 'requested_item'])
    const places = toDosOf(ledgerOf(set, blocks)).map(({ column, place }) => [
      column?.id ?? 'item',
      text.slice(place!.start, place!.start + 14),
    ])
    expect(places).toEqual([
      ['item', 'MRI of the nec'],
      ['outcome', 'Ten sessions o'],
      ['claims', 'The Claims Adm'],
      ['reviewer', 'Decision based'],
      ['conclusion', 'Yoga helps. Th'],
    ])
  })

  it('takes a cell for done that is marked as absent, until that is taken back', () => {
    const set = marked(['Ten sessions of yoga', 'requested_item'])
    const command: Command = {
      kind: 'decide',
      decision: { kind: 'absent', row: idOf(0), column: 'claims' },
    }
    const decided = applyCommand(set, command)
    expect(cellsOf(decided)[1]).toEqual(['Ten sessions of yoga', 'to-do', 'absent', 'to-do', 'to-do'])
    expect(cellsOf(applyCommand(decided, inverseOf(command)))).toEqual(cellsOf(set))
  })

  it('lists what belongs to no issue apart, and diagnoses on their own', () => {
    const set = marked(['neck pain', 'diagnosis'], ['Upheld', 'outcome'], ['Imaging', 'guideline'])
    const ledger = ledgerOf(set, blocks)
    expect(quotesOf(ledger.diagnoses)).toEqual(['neck pain'])
    expect(quotesOf(ledger.unassigned)).toEqual(['Upheld', 'Imaging'])
  })

  it('lets go of a row with its item, and of what was joined to it', () => {
    const set = marked(...first)
    const without = applyCommand(set, removeSpansCommand(set, [set.spans.find(({ id }) => id === idOf(0))!]))
    expect(cellsOf(without)[0]![0]).toBeNull()
    expect(quotesOf(ledgerOf(without, blocks).unassigned)).toHaveLength(4)
  })

  it('works without a known layout: items alone make rows', () => {
    const set = marked(...first)
    const [row] = ledgerOf(set, []).rows
    expect([row?.item?.quote, row?.block]).toEqual(['MRI of the neck', null])
    expect(toDosOf(ledgerOf(marked(first[0]!), []))[0]?.place).toBeNull()
  })

  it('copies as a table with folded words', () => {
    const table = ledgerTable(ledgerOf(marked(...first), blocks))
    expect(table[0]).toHaveLength(5)
    expect(tabSeparated(table).split('\n')[1]).toBe(
      'MRI of the neck\tUpheld\tMTUS ACOEM Page(s): 1-2\tOfficial Disability Guidelines\tnot medically necessary',
    )
  })
})

describe('what comes along with a mark', () => {
  const attributesOf = (quote: string, label: string) => marked([quote, label]).spans[0]!.attributes

  it('says of a diagnosis what the words before it say', () => {
    expect(attributesOf('neck pain', 'diagnosis')).toEqual({ status: 'active' })
    expect(attributesOf('diabetes', 'diagnosis')).toEqual({ status: 'negated' })
    expect(attributesOf('stroke', 'diagnosis')).toEqual({ status: 'historical' })
    expect(attributesOf('gout', 'diagnosis')).toEqual({ status: 'probable' })
  })

  it('reads outcome and source from the words, and who cites from the line', () => {
    expect(attributesOf('Overturned', 'outcome')).toEqual({ outcome: 'overturned', where: 'heading' })
    expect(attributesOf('not medically necessary', 'outcome')).toEqual({
      outcome: 'upheld',
      where: 'rationale',
    })
    expect(attributesOf('Chronic Pain Treatment Guidelines', 'guideline')).toEqual({
      source: 'MTUS',
      cited_by: 'MAXIMUS',
    })
    // Neither line: who cites it, the coder says.
    expect(attributesOf('Imaging', 'guideline')).toEqual({ source: 'other' })
  })

  it('is nothing where the project has no ledger', () => {
    const command = markedAlong(bare(0, 'Upheld', 'outcome'), {
      ...surroundings(empty),
      hasLedger: false,
      blocks: [],
    })
    expect(command).toEqual({ kind: 'addSpan', span: bare(0, 'Upheld', 'outcome') })
  })

  it('changes with the label: relations that it may not have go, and those of the new one come', () => {
    const set = marked(first[0]!, ['Upheld', 'guideline'])
    expect(set.relations.map(({ type }) => type)).toEqual(['APPLIES_TO'])
    const before = set.spans.find(({ quote }) => quote === 'Upheld')!
    const command = relabelledAlong(
      before,
      { ...before, label: 'outcome', attributes: {} },
      surroundings(set),
    )
    const after = applyCommand(set, command)
    expect(after.relations.map(({ type }) => type)).toEqual(['DECIDES'])
    expect(cellsOf(after)[0]!.slice(0, 2)).toEqual(['MRI of the neck', 'Upheld'])
    expect(applyCommand(after, inverseOf(command))).toEqual(set)
  })
})

it('a line says that nothing was cited, or cites', () => {
  const [cites, saysNothing] = blocks.map(({ claimsLine }) => saysNothingCited(text, claimsLine!))
  expect([cites, saysNothing]).toEqual([false, true])
})

it('a schema holds the ledger if it has the labels, relations and attributes of its columns', () => {
  expect(holdsLedger(imrLabelSchema)).toBe(true)
  expect(holdsLedger({ ...imrLabelSchema, relations: [] })).toBe(false)
  const labels = imrLabelSchema.labels.map((label) =>
    label.id === 'outcome' ? { ...label, attributes: [] } : label,
  )
  expect(holdsLedger({ ...imrLabelSchema, labels })).toBe(false)
})
