import { expect, it } from 'vitest'
import { verdictKinds } from '../../../annotation/verdict'
import { ledgerColumns } from '../../ledger/columns'
import { verdictNames } from '../evaluation-words'
import { countPlot, ratePlot } from './plots'

/** Pixels that a character takes on average, with some room. */
const character = 6.8

/** Of each text where it begins and ends, in pixels. */
function textsIn(markup: string): readonly (readonly [number, number])[] {
  return [...markup.matchAll(/<text x="([\d.]+)"([^>]*)>([^<]*)</g)].map(([, x, attributes, words]) => {
    const width = words!.replaceAll(/&\w+;/g, '.').length * character
    const anchor = /text-anchor="(\w+)"/.exec(attributes!)?.[1]
    const start = Number(x) - (anchor === 'end' ? width : anchor === 'middle' ? width / 2 : 0)
    return [start, start + width]
  })
}

it('a plot has room for the names of all verdicts and of the ledger’s columns', () => {
  const verdicts = ['Undecided', ...verdictKinds.map((kind) => verdictNames[kind])]
  const interval = { low: 0.5, high: 1 }
  const plots = [
    ratePlot(
      'rates',
      ledgerColumns.map(({ name }) => ({ name, rate: 1, interval })),
    ),
    countPlot('a', 'counts', verdicts, [{ name: 'Other edges', counts: [1, 20, 300, 4000] }]),
  ]
  for (const { markup } of plots) {
    const width = Number(/viewBox="0 0 ([\d.]+)/.exec(markup)![1])
    const texts = textsIn(markup)
    expect(texts.length).toBeGreaterThan(5)
    for (const [start, end] of texts) {
      expect(start).toBeGreaterThanOrEqual(0)
      expect(end).toBeLessThanOrEqual(width)
    }
  }
})

it('equal parts of a bar are told apart by more than their grey, and all parts fill it', () => {
  const { markup } = countPlot(
    'a',
    'counts',
    ['one', 'two', 'three', 'four'],
    [{ name: 'x', counts: [1, 1, 1, 1] }],
  )
  const bars = [...markup.matchAll(/<rect [^>]*y="26"[^>]*width="([\d.]+)"[^>]*\/?>/g)]
  expect(bars).toHaveLength(4)
  expect(bars.reduce((sum, [, width]) => sum + Number(width), 0)).toBeCloseTo(380, 0)
  expect(new Set(bars.map(([bar]) => /class="(\w+)"/.exec(bar)![1])).size).toBe(4)
})
