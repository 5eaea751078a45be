import { makeSpan, nextWord, wordEnd } from '../../letters/spans.mjs'
import { compareSpans } from '../../../src/core/annotation/span'
import { median } from '../../median.mjs'
import { painted } from '../painted.mjs'

const warmUps = 2
const rounds = 6
/** UTF-16 code units from one edited place to the next: all stand within the view. */
const apart = 70

/**
 * Adds, moves and deletes a span in view, again and again, at the top of an open letter and in its middle.
 * Milliseconds of the main thread for each (medians): the call, and the style, layout and paint of the frame it is
 * made in.
 */
export default async function editSpans({ open, host, makeLetter }) {
  const letter = makeLetter()
  const view = open(host, letter)
  await rest()
  const atTop = await editAt(view, letter, 0)
  const middle = letter.text.length >> 1
  view.reveal(middle)
  await rest()
  const inMiddle = await editAt(view, letter, middle)
  return {
    ...{ addAtTop: atTop.add, moveAtTop: atTop.move, deleteAtTop: atTop.delete },
    ...{ addInMiddle: inMiddle.add, moveInMiddle: inMiddle.move, deleteInMiddle: inMiddle.delete },
  }
}

async function editAt(view, { text, spans }, place) {
  const times = { add: [], move: [], delete: [] }
  for (let i = 0; i < warmUps + rounds; i += 1) {
    const [before, after] = makeEdit(text, place + i * apart, spans.length + i)
    const round = {
      add: await frameCost(() => view.show(insert(spans, before), before.id)),
      move: await frameCost(() => view.show(insert(spans, after), after.id)),
      delete: await frameCost(() => view.show(spans, null)),
    }
    if (i >= warmUps) for (const edit of Object.keys(times)) times[edit].push(round[edit])
  }
  return Object.fromEntries(Object.entries(times).map(([edit, costs]) => [edit, median(costs)]))
}

/** A new span, and the same one with its end moved. */
function makeEdit(text, from, number) {
  const start = nextWord(text, from)
  const end = wordEnd(text, start + 20)
  const make = (moved) => makeSpan(text, start, moved, 'diagnosis', number)
  return [make(end), make(wordEnd(text, end + 12))]
}

/** The list with one span more, in canonical order. */
function insert(spans, span) {
  const place = spans.findIndex((other) => compareSpans(other, span) > 0)
  return spans.toSpliced(place < 0 ? spans.length : place, 0, span)
}

/**
 * A message that is posted while a frame's callbacks run comes in after that frame's style, layout and paint, without
 * any wait for the screen.
 */
async function frameCost(act) {
  const { port1, port2 } = new MessageChannel()
  const cost = await new Promise((resolve) => {
    requestAnimationFrame(() => {
      const start = performance.now()
      port1.onmessage = () => resolve(performance.now() - start)
      port2.postMessage(null)
      act()
    })
  })
  port1.close()
  await rest()
  return cost
}

/** Lets the compositor finish what it has, or the next frame would share the processor with it. */
async function rest() {
  await painted()
  await new Promise((resolve) => setTimeout(resolve, 50))
}
