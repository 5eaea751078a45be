import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mergeLines, stackApart } from './line-boxes'

const boxOf = (left: number, top: number, right: number, bottom: number) => ({ left, top, right, bottom })

describe('mergeLines', () => {
  it('joins the boxes of one line, also where a piece is lower or taller', () => {
    expect(mergeLines([boxOf(0, 10, 40, 30), boxOf(40, 14, 90, 34), boxOf(5, 50, 60, 70)])).toEqual([
      boxOf(0, 10, 90, 34),
      boxOf(5, 50, 60, 70),
    ])
  })

  it('keeps apart what stands above the line before, as the next column does', () => {
    const columns = [boxOf(0, 50, 40, 70), boxOf(60, 10, 90, 30)]
    expect(mergeLines(columns)).toEqual(columns)
  })

  it('leaves out what has no width', () => {
    expect(mergeLines([boxOf(7, 10, 7, 30), boxOf(0, 50, 9, 70)])).toEqual([boxOf(0, 50, 9, 70)])
  })

  it('gives one box for each line, as wide as all of its boxes together', () => {
    const line = fc.array(fc.tuple(fc.nat(500), fc.integer({ min: 1, max: 99 })), {
      minLength: 1,
      maxLength: 5,
    })
    fc.assert(
      fc.property(fc.array(line, { maxLength: 6 }), (lines) => {
        const boxes = lines.map((line, i) =>
          line.map(([left, width]) => boxOf(left, i * 26, left + width, i * 26 + 20)),
        )
        expect(mergeLines(boxes.flat())).toEqual(
          boxes.map((line, i) =>
            boxOf(
              Math.min(...line.map(({ left }) => left)),
              i * 26,
              Math.max(...line.map(({ right }) => right)),
              i * 26 + 20,
            ),
          ),
        )
      }),
    )
  })
})

describe('stackApart', () => {
  it('moves boxes down only, keeps their order and lets none cover another', () => {
    const wanted = fc.array(fc.record({ top: fc.nat(300), height: fc.integer({ min: 1, max: 40 }) }))
    fc.assert(
      fc.property(wanted, (boxes) => {
        const tops = stackApart(boxes)
        boxes.forEach(({ top }, i) => expect(tops[i]).toBeGreaterThanOrEqual(top))
        const order = boxes.map((_, i) => i).sort((a, b) => boxes[a]!.top - boxes[b]!.top || a - b)
        order.slice(1).forEach((i, place) => {
          const above = order[place]!
          expect(tops[i]).toBeGreaterThanOrEqual(tops[above]! + boxes[above]!.height)
        })
      }),
    )
  })

  it('leaves boxes where they are that are apart already', () => {
    expect(
      stackApart([
        { top: 50, height: 10 },
        { top: 0, height: 50 },
      ]),
    ).toEqual([50, 0])
  })
})
