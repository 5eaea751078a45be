// @vitest-environment jsdom
import { beforeEach, describe, expect, it, vi } from 'vitest'
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

  it('puts a caret inside a fold where it is drawn', () => {
    expect(read('reading', 5, 5)).toEqual({ anchor: 6, focus: 6 })
    expect(read('reading', 22, 22)).toEqual({ anchor: 19, focus: 19 })
  })

  it('reads the raw view as it is', () => {
    expect(read('raw', 5, 12)).toEqual({ anchor: 5, focus: 12 })
    expect(read('raw', 22, 22)).toEqual({ anchor: 22, focus: 22 })
  })
})
