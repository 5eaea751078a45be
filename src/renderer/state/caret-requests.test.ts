import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { anId, letters, storeOnFakeMain } from './fake-main'

const text = letters[0]

/** A store with the first letter on screen. */
async function started() {
  const main = storeOnFakeMain()
  onTestFinished(main.store.start())
  await vi.waitFor(() => expect(main.store.state().open?.view.id).toBe(anId(10)))
  const caret = () => main.store.state().selection
  return { ...main, caret }
}

describe('the caret', () => {
  it('goes to a picked word, and the keyboard to the text', async () => {
    const { store, caret } = await started()
    store.perform('word.go')
    expect(store.state().wordPick?.as).toBe('caret')
    const at = text.indexOf('pain')
    store.wordPicked({ start: at, end: at + 4 })
    expect(caret()).toEqual({ anchor: at, focus: at })
    expect(store.state().wordPick).toBeNull()
    expect(store.state().focusRequest?.target).toBe('text')
  })

  it('stays where no word is picked', async () => {
    const { store, caret } = await started()
    const before = caret()
    store.perform('word.select')
    store.wordPicked(null)
    expect(caret()).toEqual(before)
    expect(store.state().wordPick).toBeNull()
  })

  it('selects from the first picked word to the last, in whichever order they are picked', async () => {
    const { store, caret } = await started()
    const word = (words: string) => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length })
    store.perform('word.select')
    store.wordPicked(word('pain'))
    expect(store.state().wordPick?.as).toBe('last')
    store.wordPicked(word('first'))
    expect(caret()).toEqual({ anchor: word('first').start, focus: word('pain').end })
  })

  it('selects the word, then the sentence, and nothing beyond the paragraph', async () => {
    const { store, caret } = await started()
    const inside = text.indexOf('pain') + 1
    store.selectText({ anchor: inside, focus: inside })
    const selected = () => text.slice(caret()!.anchor, caret()!.focus)
    store.perform('selection.grow')
    expect(selected()).toBe('pain')
    store.perform('selection.grow')
    expect(selected()).toBe(text)
    store.perform('selection.grow')
    expect(selected()).toBe(text)
  })

  it('takes the selection along where it is asked to', async () => {
    const { store, caret } = await started()
    store.selectText({ anchor: 4, focus: 4 })
    store.perform('extend.nextParagraph')
    expect(caret()).toEqual({ anchor: 4, focus: text.length })
    store.perform('caret.previousParagraph')
    expect(caret()).toEqual({ anchor: 0, focus: 0 })
  })
})

describe('the edge of a span', () => {
  it('moves by a word, and the caret goes along', async () => {
    const { store, select, shown, kept, caret } = await started()
    select('back')
    store.labelKey('diagnosis')
    store.perform('edge.endOn')
    expect(shown()).toEqual(['diagnosis: back pain'])
    expect(caret()!.focus).toBe(text.indexOf('pain') + 4)
    await store.settled()
    expect(kept(0)).toEqual(['diagnosis: back pain'])
    store.undo()
    expect(shown()).toEqual(['diagnosis: back'])
  })

  it('never passes the other edge, nor ends on a span that is there', async () => {
    const { store, select, shown } = await started()
    select('back')
    store.labelKey('diagnosis')
    store.perform('edge.startOn')
    expect(shown()).toEqual(['diagnosis: back'])
    select('back pain')
    store.labelKey('diagnosis')
    store.perform('edge.endBack')
    expect(shown()).toEqual(['diagnosis: back pain', 'diagnosis: back'])
    expect(store.state().messages.at(-1)).toMatchObject({ title: 'Already marked as Diagnosis' })
  })
})

describe('ticked spans', () => {
  it('get one label as one step, but for those whose words have it already', async () => {
    const { store, select, shown } = await started()
    for (const [words, label] of [
      ['back pain', 'diagnosis'],
      ['back pain', 'outcome'],
      ['back ache', 'outcome'],
    ] as const) {
      select(words)
      store.labelKey(label)
    }
    store.tickSpans(new Set(store.state().open!.set.spans.map(({ id }) => id)))
    store.labelKey('diagnosis')
    const labelled = ['diagnosis: back pain', 'outcome: back pain', 'diagnosis: back ache']
    expect(shown()).toEqual(labelled)
    expect(store.state().messages.at(-1)).toMatchObject({ title: '1 span kept its label' })
    store.undo()
    expect(shown().filter((span) => span.startsWith('outcome'))).toHaveLength(2)
  })

  it('are deleted as one step, and none is ticked then', async () => {
    const { store, select, shown } = await started()
    for (const words of ['first', 'back pain', 'ache']) {
      select(words)
      store.labelKey('outcome')
    }
    const [first, , last] = store.state().open!.set.spans
    store.toggleTick(first!.id)
    store.toggleTick(last!.id)
    store.perform('span.remove')
    expect(shown()).toEqual(['outcome: back pain'])
    expect(store.state().tickedSpanIds.size).toBe(0)
    store.undo()
    expect(shown()).toHaveLength(3)
  })
})
