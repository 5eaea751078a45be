import { expect, test } from 'vitest'
import { standardBootstrap } from '../../evaluation/bootstrap'
import type { SuggestedSpan } from '../../suggestions/suggested-marks'
import { setOfSuggestions } from '../../suggestions/suggested-set'
import { ledgerScores, type LedgerPair } from './ledger-scores'

const text = 'MRI: Upheld. ODG 2015; MTUS 2009. It is not medically necessary. Norco: Upheld. ACOEM.'

function span(label: string, words: string, attributes: SuggestedSpan['attributes']): SuggestedSpan {
  const start = text.indexOf(words)
  return { label, start, end: start + words.length, attributes, source: 'test@1', confidence: 1 }
}

const mri = span('requested_item', 'MRI', {})
const upheld = span('outcome', 'Upheld', { outcome: 'upheld', where: 'heading' })
const odg = span('guideline', 'ODG 2015', { source: 'ODG', cited_by: 'claims administrator' })
const mtus = span('guideline', 'MTUS 2009', { source: 'MTUS', cited_by: 'claims administrator' })
const conclusion = span('outcome', 'not medically necessary', { outcome: 'upheld', where: 'rationale' })
const norco = span('requested_item', 'Norco', {})
const acoem = span('guideline', 'ACOEM', { source: 'ACOEM', cited_by: 'MAXIMUS' })

/** A set with relations from each span to the item before it in the list. */
function setOf(id: string, spans: readonly SuggestedSpan[]) {
  let ids = 0
  const relations = spans.flatMap(({ label }, from) => {
    if (label === 'requested_item') return []
    const to = spans.slice(0, from).findLastIndex((one) => one.label === 'requested_item')
    return [{ type: label === 'outcome' ? 'DECIDES' : 'APPLIES_TO', from, to }]
  })
  return setOfSuggestions(
    { id: 'd'.repeat(26), text },
    { spans, relations },
    {
      annotatorId: id.repeat(26),
      kind: 'parser',
      guidelineVersion: '1',
      at: '2026-11-21T00:00:00.000Z',
      idOf: () => `${id.repeat(20)}${(ids += 1)}`,
    },
  )
}

const gold = setOf('a', [mri, upheld, odg, mtus, conclusion, norco, acoem])
const scoresOf = (...pairs: LedgerPair[]) => ledgerScores(pairs, { ...standardBootstrap, resamples: 10 })

test('a ledger equal to the gold is right in every field and as a whole', () => {
  const { fields, records } = scoresOf({ gold, predicted: gold })
  expect(records).toMatchObject({ correct: 2, possible: 2, actual: 2, f1: 1 })
  expect(fields.micro).toMatchObject({ correct: 6, possible: 6, actual: 6, f1: 1 })
  expect(fields.kinds).toMatchObject({
    item: { correct: 2 },
    outcome: { correct: 1 },
    reviewer: { correct: 1 },
  })
})

test('one guideline less makes its field and its record incorrect, and no other', () => {
  const predicted = setOf('b', [mri, upheld, odg, conclusion, norco, acoem])
  const { fields, records } = scoresOf({ gold, predicted })
  expect(fields.kinds['claims']).toMatchObject({ correct: 0, incorrect: 1, missing: 0, spurious: 0 })
  expect(fields.micro).toMatchObject({ correct: 5, incorrect: 1, f1: 5 / 6 })
  expect(records).toMatchObject({ correct: 1, incorrect: 1, f1: 1 / 2 })
})

test('a field that is empty in one of both is missing or spurious', () => {
  const predicted = setOf('b', [mri, upheld, odg, mtus, norco, { ...conclusion }, acoem])
  const { fields, records } = scoresOf({ gold, predicted })
  expect(fields.kinds['conclusion']).toMatchObject({ missing: 1, spurious: 1, possible: 1, actual: 1, f1: 0 })
  expect(records).toMatchObject({ correct: 0, incorrect: 2 })
})

test('the same words with another attribute are not the same', () => {
  const overturned = { ...upheld, attributes: { outcome: 'overturned', where: 'heading' } }
  const predicted = setOf('b', [mri, overturned, odg, mtus, conclusion, norco, acoem])
  expect(scoresOf({ gold, predicted }).fields.kinds['outcome']).toMatchObject({ incorrect: 1, f1: 0 })
})

test('an item at other edges still has its record, which is not right as a whole', () => {
  const predicted = setOf('b', [{ ...mri, end: mri.end + 1 }, upheld, odg, mtus, conclusion, norco, acoem])
  const { fields, records } = scoresOf({ gold, predicted })
  expect(fields.kinds['item']).toMatchObject({ correct: 1, incorrect: 1 })
  expect(fields.kinds['claims']).toMatchObject({ correct: 1 })
  expect(records).toMatchObject({ correct: 1, incorrect: 1 })
})

test('a record without its item counts as missing with all its fields, one too many as spurious', () => {
  const predicted = setOf('b', [mri, upheld, odg, mtus, conclusion])
  const there = scoresOf({ gold, predicted })
  expect(there.records).toMatchObject({ correct: 1, missing: 1, spurious: 0, recall: 1 / 2, precision: 1 })
  expect(there.fields.kinds['reviewer']).toMatchObject({ missing: 1, f1: 0 })
  const back = scoresOf({ gold: predicted, predicted: gold })
  expect(back.records).toMatchObject({ correct: 1, missing: 0, spurious: 1 })
})

test('without any item there is nothing to be wrong', () => {
  const empty = setOf('c', [])
  expect(scoresOf({ gold: empty, predicted: empty }).records).toMatchObject({ possible: 0, f1: 1 })
  expect(scoresOf({ gold, predicted: empty }).records).toMatchObject({ missing: 2, f1: 0 })
})
