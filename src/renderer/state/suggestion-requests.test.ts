import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { anId, storeOnFakeMain } from './fake-main'
import { suggestionAtHand, waitingSuggestions } from './suggesting'

/** A store with the first letter on screen, "The first letter: back pain, back ache."; "back pain" is suggested. */
async function started() {
  const main = storeOnFakeMain()
  const { store } = main
  onTestFinished(store.start())
  await vi.waitFor(() => expect(store.state().open?.view.id).toBe(anId(10)))
  await vi.waitFor(() => expect(waitingSuggestions(store.state())).toHaveLength(1))
  return { ...main, atHand: () => suggestionAtHand(store.state())?.id ?? null }
}

describe('suggestions for the letter on screen', () => {
  it('are gone to with their words selected, accepted with origin and attributes, and open again by undo', async () => {
    const { store, atHand, kept } = await started()
    store.perform('suggestion.next')
    expect(atHand()).toBe('18 27 diagnosis')
    expect(store.state().selection).toEqual({ anchor: 18, focus: 27 })
    store.perform('suggestion.accept')
    expect(store.state().open?.set.spans).toMatchObject([
      {
        label: 'diagnosis',
        attributes: { status: 'active' },
        origin: { kind: 'rule', source: 'listed@1', edited: false },
      },
    ])
    expect(waitingSuggestions(store.state())).toHaveLength(0)
    await store.settled()
    expect(kept(0)).toEqual(['diagnosis: back pain'])
    store.perform('edit.undo')
    expect(waitingSuggestions(store.state())).toHaveLength(1)
  })

  it('are accepted with an edge moved, which is an edit, and stay selected for another', async () => {
    const { store, shown } = await started()
    store.perform('suggestion.next')
    store.perform('edge.startOn')
    expect(shown()).toEqual(['diagnosis: pain'])
    expect(store.state().open?.set.spans[0]?.origin).toEqual({
      kind: 'rule',
      source: 'listed@1',
      edited: true,
    })
    store.perform('edge.startBack')
    expect(shown()).toEqual(['diagnosis: back pain'])
  })

  it('never come back once rejected, also when the letter is opened again', async () => {
    const { store, shown } = await started()
    store.perform('suggestion.next')
    store.perform('suggestion.reject')
    expect(waitingSuggestions(store.state())).toHaveLength(0)
    await store.openDocument(anId(11))
    await store.openDocument(anId(10))
    await vi.waitFor(() => expect(store.state().suggestions?.documentId).toBe(anId(10)))
    expect(store.state().suggestions?.all).toHaveLength(1)
    expect(waitingSuggestions(store.state())).toHaveLength(0)
    expect(shown()).toEqual([])
  })

  it('are at hand where the caret stands in them or their words are selected, but for a selected span', async () => {
    const { store, atHand, select } = await started()
    store.selectText({ anchor: 20, focus: 20 })
    expect(atHand()).toBe('18 27 diagnosis')
    store.selectText({ anchor: 27, focus: 27 })
    expect(atHand()).toBeNull()
    select('back pain')
    expect(atHand()).toBe('18 27 diagnosis')
    select('back')
    expect(atHand()).toBeNull()
  })

  it('of diagnoses are not accepted in bulk, but rejected', async () => {
    const { store, shown } = await started()
    store.perform('suggestion.next')
    store.perform('suggestion.acceptRule')
    expect(shown()).toEqual([])
    expect(store.state().messages.at(-1)).toMatchObject({ title: 'These are accepted one by one' })
    store.perform('suggestion.rejectRule')
    expect(waitingSuggestions(store.state())).toHaveLength(0)
  })

  it('come from whoever is chosen, and of a parser keep its name', async () => {
    const { store, shown } = await started()
    store.chooseSuggester(anId(3))
    expect(waitingSuggestions(store.state())).toEqual([])
    await vi.waitFor(() => expect(waitingSuggestions(store.state())).toHaveLength(2))
    store.perform('suggestion.next')
    store.perform('suggestion.accept')
    expect(shown()).toEqual(['requested_item: first'])
    expect(store.state().open?.set.spans[0]?.origin).toEqual({
      ...{ kind: 'parser', source: 'Letter tagger@1.0', edited: false },
    })
    store.perform('suggestion.reject')
    expect(waitingSuggestions(store.state())).toEqual([])
    await store.openDocument(anId(11))
    await vi.waitFor(() => expect(store.state().suggestions?.documentId).toBe(anId(11)))
    expect(store.state().suggestions?.suggester).toBe(anId(3))
  })

  it('of a parser are accepted in bulk but for those that are accepted one by one', async () => {
    const { store, shown } = await started()
    store.chooseSuggester(anId(3))
    await vi.waitFor(() => expect(waitingSuggestions(store.state())).toHaveLength(2))
    store.acceptRule('Letter tagger@1.0')
    expect(shown()).toEqual(['requested_item: first'])
    expect(store.state().messages.at(-1)).toMatchObject({ title: '1 suggestion accepted' })
    store.acceptRule('Letter tagger@1.0')
    expect(store.state().messages.at(-1)).toMatchObject({ title: 'These are accepted one by one' })
  })

  it('come from the rules again once the parser that was chosen is removed', async () => {
    const { store } = await started()
    store.chooseSuggester(anId(3))
    await vi.waitFor(() => expect(waitingSuggestions(store.state())).toHaveLength(2))
    await store.removeSuggester(anId(3), null)
    expect(store.state().suggesters).toMatchObject({ chosen: 'rules', parsers: [] })
    await vi.waitFor(() => expect(waitingSuggestions(store.state())).toMatchObject([{ kind: 'rule' }]))
  })
})
