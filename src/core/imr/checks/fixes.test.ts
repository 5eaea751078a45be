import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { misfitOf } from '../../annotation/check-command'
import {
  compareSpans,
  compareText,
  type AttributeValue,
  type Relation,
  type Span,
} from '../../annotation/span'
import { emptySet } from '../../annotation/annotation-set'
import { idFromBytes } from '../../ids'
import { imrLabelSchema } from '../label-schema'
import { findingsIn, fixed, markedLetter, soundParts, type MarkedLetter } from './marked-fixture'

const idOf = (number: number) => idFromBytes(new Uint8Array(17).fill(number))
const { text } = markedLetter({
  summary: 'There is no history of the probable gout, nor of “neck pain. She has a status post fracture (L4.',
  heading: 'The original request, with an MRI of the spine is: [outcome | Upheld]',
  claims: 'Decision based on Non-MTUS Citation ODG, and MTUS.',
  rationale: `${soundParts.rationale} It is medically necessary and appropriate; no: it is not.`,
})
const words = [...text.matchAll(/\S+\s*/g)].map(({ index, 0: all }) => ({
  start: index,
  end: index + all.length,
}))

/** Spans from one word to another, their ends moved a little, with any values. */
const someLetter: fc.Arbitrary<MarkedLetter> = fc
  .array(
    fc.record({
      first: fc.nat(words.length - 1),
      count: fc.nat(9),
      nudge: fc.integer({ min: -2, max: 0 }),
      label: fc.constantFrom(...imrLabelSchema.labels),
      values: fc.array(fc.nat(4), { minLength: 2, maxLength: 2 }),
      to: fc.nat(20),
    }),
    { maxLength: 20 },
  )
  .map((made) => {
    const spans = made.map(({ first, count, nudge, label, values }, n): Span => {
      const { start } = words[first]!
      const end = Math.max(start + 1, words[Math.min(first + count, words.length - 1)]!.end + nudge)
      const attributes = label.attributes.flatMap((attribute, i): [string, AttributeValue][] => {
        const choice = attribute.type === 'choice' ? attribute.choices[values[i]!] : undefined
        const value = attribute.type === 'codes' && values[i] ? ['M54.2'] : choice
        return value === undefined ? [] : [[attribute.id, value]]
      })
      return {
        id: idOf(n),
        label: label.id,
        start,
        end,
        quote: text.slice(start, end),
        attributes: Object.fromEntries(attributes),
        needsReview: false,
        note: '',
        guidelineVersion: 'imr-v1',
        origin: { kind: 'manual', source: '', edited: false },
        by: idOf(0),
        at: '2026-11-01T00:00:00.000Z',
      }
    })
    const relations = made.flatMap(({ label, to }, n): Relation[] => {
      const type = imrLabelSchema.relations.find(({ from }) => from.includes(label.id))
      const item = spans[to]
      if (!type || item?.label !== 'requested_item') return []
      return [{ id: idOf(n), type: type.id, from: idOf(n), to: item.id }]
    })
    const set = emptySet(idOf(99), idOf(0))
    return {
      text,
      set: {
        ...set,
        spans: spans.sort(compareSpans),
        relations: relations.sort((a, b) => compareText(a.id, b.id)),
      },
    }
  })

describe('the fixes', () => {
  it('applied one after the other leave no finding that has a fix, and each takes its own away', () => {
    fc.assert(
      fc.property(someLetter, (made) => {
        let letter = made
        for (let steps = 0; ; steps += 1) {
          const found = findingsIn(letter).find(({ fix }) => fix !== null)
          if (!found) break
          expect(steps).toBeLessThan(200)
          expect(misfitOf(found.fix!, text, imrLabelSchema)).toBeNull()
          letter = fixed(letter, found)
          const isSame = ({ check, spans }: typeof found) =>
            check === found.check && spans.join() === found.spans.join()
          expect(findingsIn(letter).some(isSame)).toBe(false)
        }
      }),
    )
  })

  it('are all that a finding says of a letter beside what its spans hold', () => {
    fc.assert(
      fc.property(someLetter, ({ text: whole, set }) => {
        for (const { facts, spans } of findingsIn({ text: whole, set })) {
          const { before, behind, item } = facts
          const quotes = set.spans.map(({ quote }) => quote)
          const own = set.spans.filter(({ id }) => spans.includes(id)).map(({ quote }) => quote)
          for (const excess of [before, behind])
            if (excess !== undefined) expect(own.some((quote) => quote.includes(String(excess)))).toBe(true)
          if (item !== undefined) expect(quotes).toContain(item)
        }
      }),
    )
  })
})
