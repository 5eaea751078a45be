// @vitest-environment jsdom
import fc from 'fast-check'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { madeLetter } from '../../core/imr/letter-fixture'
import { rangeOfSelection } from '../../core/text/selection'
import { fillLetter, type LetterView } from './letter-body'
import { SelectionTracker } from './pane-selection'

const text = 'knee  pain \n\nof the \n\n \n\nneck'

beforeEach(() => {
  // jsdom has no canvas.
  vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(null)
})

/** What a tracker says in a view where the browser selects from one offset to another. */
function read(view: LetterView, anchor: number, focus: number) {
  const root = document.createElement('div')
  document.body.append(root)
  const body = fillLetter(root, text, view)
  const tracker = new SelectionTracker(root, () => {})
  tracker.setBody(body)
  tracker.setView(view)
  const from = body.map.positionOf(anchor)
  const to = body.map.positionOf(focus)
  document.getSelection()!.setBaseAndExtent(from.node, from.offset, to.node, to.offset)
  const selection = tracker.current()
  tracker.destroy()
  root.remove()
  return selection
}

describe('SelectionTracker', () => {
  it('moves the ends of a selection inside folds inwards in the reading view, whatever its direction', () => {
    expect(read('reading', 5, 12)).toEqual({ anchor: 6, focus: 10 })
    expect(read('reading', 12, 5)).toEqual({ anchor: 10, focus: 6 })
    expect(read('reading', 0, 17)).toEqual({ anchor: 0, focus: 17 })
  })

  it('says of every span of a letter in any layout the same in both views', () => {
    const samples = Object.values(
      import.meta.glob<string>('../../../resources/samples/letters/*.txt', {
        query: '?raw',
        import: 'default',
        eager: true,
      }),
    )
    expect(samples).toHaveLength(5)
    const letter = fc.oneof(
      fc.constantFrom(...samples),
      madeLetter.map((made) => made.text),
    )
    fc.assert(
      fc.property(letter, fc.infiniteStream(fc.nat()), (words, numbers) => {
        const root = document.createElement('div')
        document.body.append(root)
        const body = fillLetter(root, words, 'reading')
        const tracker = new SelectionTracker(root, () => {})
        tracker.setBody(body)
        for (let i = 0; i < 20; i += 1) {
          const start = numbers.next().value! % words.length
          const span = rangeOfSelection(words, start, start + 1 + (numbers.next().value! % 200))
          if (!span) continue
          const from = body.map.positionOf(span.start)
          const to = body.map.positionOf(span.end, true)
          document.getSelection()!.setBaseAndExtent(from.node, from.offset, to.node, to.offset)
          for (const view of ['reading', 'raw', 'reading'] as const) {
            tracker.setView(view)
            expect(tracker.current()).toEqual({ anchor: span.start, focus: span.end })
          }
        }
        tracker.destroy()
        root.remove()
      }),
      { numRuns: 30 },
    )
  })

  it('puts a caret inside a fold where it is drawn', () => {
    expect(read('reading', 5, 5)).toEqual({ anchor: 6, focus: 6 })
    expect(read('reading', 22, 22)).toEqual({ anchor: 19, focus: 19 })
  })

  it('reads the raw view as it is', () => {
    expect(read('raw', 5, 12)).toEqual({ anchor: 5, focus: 12 })
    expect(read('raw', 22, 22)).toEqual({ anchor: 22, focus: 22 })
  })
})
