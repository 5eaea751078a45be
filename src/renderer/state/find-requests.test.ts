import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { anId, storeOnFakeMain } from './fake-main'
import { currentMatch, rangeOf, shownMatches } from './finding'
import { isPossible } from './selectors'

/** A store with the first letter on screen, "The first letter: back pain, back ache." */
async function started() {
  const main = storeOnFakeMain()
  const { store } = main
  onTestFinished(store.start())
  await vi.waitFor(() => expect(store.state().open?.view.id).toBe(anId(10)))
  const selected = () => {
    const { open, selection } = store.state()
    const { start, end } = rangeOf(selection!)
    return `${start}: ${open!.view.text.slice(start, end)}`
  }
  return { ...main, selected, place: () => [currentMatch(store.state()), shownMatches(store.state()).length] }
}

const ready = (store: Awaited<ReturnType<typeof started>>['store']) =>
  vi.waitFor(() => expect(store.state().find.found.kind).toBe('matches'))

describe('finding in the letter on screen', () => {
  it('selects the nearest match as words are typed, and is done at once', async () => {
    const { store, selected, place } = await started()
    store.perform('find.open')
    expect(store.state().focusRequest).toEqual({ target: 'find' })
    store.findAsTyped({ words: 'b' })
    store.findAsTyped({ words: 'back' })
    expect(selected()).toBe('18: back')
    expect(place()).toEqual([0, 2])
    store.findAsTyped({ words: 'back a' })
    expect(selected()).toBe('29: back a')
    store.findAsTyped({ words: 'back aches' })
    expect(selected()).toBe('29: back a')
    expect(place()).toEqual([-1, 0])
  })

  it('walks round the matches both ways, also after one was marked', async () => {
    const { store, selected, place, shown } = await started()
    store.perform('find.open')
    store.findAsTyped({ words: 'back' })
    store.perform('find.next')
    expect(selected()).toBe('29: back')
    store.perform('find.next')
    expect(selected()).toBe('18: back')
    store.perform('find.previous')
    expect(selected()).toBe('29: back')
    store.perform('find.previous')
    store.labelKey('diagnosis')
    expect(place()).toEqual([-1, 2])
    store.perform('find.next')
    expect(selected()).toBe('29: back')
    expect(shown()).toEqual(['diagnosis: back'])
  })

  it('marks match after match with an armed label, also over one that is marked already', async () => {
    const { store, selected, shown } = await started()
    store.labelClick('outcome')
    store.perform('find.open')
    store.findAsTyped({ words: 'back' })
    store.perform('find.mark')
    expect(selected()).toBe('29: back')
    store.perform('find.mark')
    expect(selected()).toBe('18: back')
    expect(shown()).toEqual(['outcome: back', 'outcome: back'])
    store.perform('find.mark')
    expect(selected()).toBe('29: back')
    expect(shown()).toHaveLength(2)
    store.disarm()
    expect(isPossible(store.state(), 'match')).toBe(false)
  })

  it('begins with the words that are selected, but not with what was found', async () => {
    const { store, select } = await started()
    select('back')
    store.perform('find.open')
    expect(store.state().find.query.words).toBe('back')
    store.findAsTyped({ words: 'BACK' })
    store.closeFind()
    store.perform('find.open')
    expect(store.state().find.query.words).toBe('BACK')
    store.perform('find.regex')
    store.closeFind()
    select('pain, back ache.')
    store.perform('find.open')
    expect(store.state().find.query).toMatchObject({ words: 'pain, back ache\\.', isRegex: true })
  })

  it('is closed with the match still selected and the keyboard in the text, and F3 goes on', async () => {
    const { store, selected, place } = await started()
    store.perform('find.open')
    store.findAsTyped({ words: 'back' })
    store.perform('label.disarm')
    expect(store.state()).toMatchObject({ find: { isOpen: false }, focusRequest: { target: 'text' } })
    expect(selected()).toBe('18: back')
    expect(place()).toEqual([-1, 0])
    store.perform('find.next')
    expect(selected()).toBe('29: back')
    expect(store.state().find.isOpen).toBe(true)
  })

  it('asks main for a pattern, and only the last of several answers counts', async () => {
    const { store, selected, place, hold, release, patterns } = await started()
    hold()
    store.perform('find.open')
    store.perform('find.regex')
    store.findAsTyped({ words: 'b\\w+' })
    expect(store.state().find.found.kind).toBe('searching')
    await vi.waitFor(() => expect(patterns).toEqual(['b\\w+']))
    store.findAsTyped({ words: 'a\\w+' })
    await vi.waitFor(() => expect(patterns).toEqual(['b\\w+', 'a\\w+']))
    release()
    await ready(store)
    expect(selected()).toBe('19: ack')
    expect(place()).toEqual([0, 4])
  })

  it('says what is wrong with a pattern without asking main', async () => {
    const { store, selected } = await started()
    store.perform('find.open')
    store.perform('find.regex')
    store.findAsTyped({ words: 'back(' })
    expect(store.state().find.found).toMatchObject({ kind: 'problem', problem: { place: 5 } })
    expect(selected()).toBe('0: ')
  })

  it('looks through the next letter once it is on screen, and leaves the caret there where it is', async () => {
    const { store, selected, place } = await started()
    store.perform('find.open')
    store.findAsTyped({ words: 'letter' })
    await store.openDocument(anId(11))
    expect(place()).toEqual([-1, 1])
    expect(selected()).toBe('0: ')
  })

  it('leaves the caret in the next letter where it is while a pattern is still looked for', async () => {
    const { store, selected, place, hold, release, patterns } = await started()
    hold()
    store.perform('find.open')
    store.perform('find.regex')
    store.findAsTyped({ words: 'l\\w+' })
    await vi.waitFor(() => expect(patterns).toHaveLength(1))
    await store.openDocument(anId(11))
    await vi.waitFor(() => expect(patterns).toHaveLength(2))
    release()
    await ready(store)
    expect(place()).toEqual([-1, 1])
    expect(selected()).toBe('0: ')
  })
})

describe('finding in all letters', () => {
  it('lists what main tells of, and opens a letter with the words selected', async () => {
    const { store, selected } = await started()
    store.perform('find.inProject')
    expect(store.state().focusRequest).toEqual({ target: 'projectFind' })
    store.setQuery({ words: 'letter' })
    await store.searchProject()
    const { results, count, documents, state } = store.state().projectFind
    expect(results.map(({ title, match }) => `${title}: ${match.before}[${match.words}]`)).toEqual([
      'letter 0: The first [letter]',
      'letter 1: The second [letter]',
    ])
    expect({ count, documents, state }).toEqual({ count: 2, documents: 2, state: 'done' })
    await store.openResult(1)
    expect(store.state().open?.view.id).toBe(anId(11))
    expect(selected()).toBe('11: letter')
    expect(store.state().focusRequest).toEqual({ target: 'text' })
  })

  it('is walked through round and round, and keeps what was marked in a letter that was left', async () => {
    const { store, selected } = await started()
    store.setQuery({ words: 'letter' })
    expect(isPossible(store.state(), 'results')).toBe(false)
    await store.searchProject()
    store.perform('find.nextResult')
    expect(selected()).toBe('10: letter')
    store.labelKey('diagnosis')
    store.perform('find.nextResult')
    await vi.waitFor(() => expect(selected()).toBe('11: letter'))
    expect(store.state().projectFind.results.map(({ match }) => match.labels)).toEqual([['diagnosis'], []])
    store.perform('find.nextResult')
    await vi.waitFor(() => expect(selected()).toBe('10: letter'))
    store.perform('find.previousResult')
    await vi.waitFor(() => expect(selected()).toBe('11: letter'))
  })

  it('forgets an earlier search, whose parts come late', async () => {
    const { store, hold, release } = await started()
    hold()
    store.setQuery({ words: 'first' })
    const first = store.searchProject()
    store.setQuery({ words: 'second' })
    const second = store.searchProject()
    release()
    await Promise.all([first, second])
    expect(store.state().projectFind.results.map(({ match }) => match.words)).toEqual(['second'])
    expect(store.state().projectFind).toMatchObject({ state: 'done', count: 1 })
  })

  it('forgets a letter that is removed', async () => {
    const { store, remove } = await started()
    store.setQuery({ words: 'letter' })
    await store.searchProject()
    remove(0)
    await store.listDocuments()
    expect(store.state().projectFind.results.map(({ title }) => title)).toEqual(['letter 1'])
    expect(store.state().projectFind).toMatchObject({ count: 1, documents: 1 })
  })

  it('forgets everything when somebody else codes, also what is still on its way', async () => {
    const { store, hold, release, codeAs } = await started()
    store.setQuery({ words: 'letter' })
    await store.searchProject()
    hold()
    const searching = store.searchProject()
    codeAs({ id: anId(9), name: 'CD' })
    await store.refreshApp()
    release()
    await searching
    expect(store.state().projectFind).toMatchObject({ state: 'nothing-asked', results: [], count: 0 })
  })

  it('begins at once with words that are selected', async () => {
    const { store, select } = await started()
    select('back')
    store.perform('find.inProject')
    await vi.waitFor(() => expect(store.state().projectFind).toMatchObject({ state: 'done', count: 2 }))
    // What was found is not looked for anew.
    await store.openResult(0)
    store.perform('find.inProject')
    expect(store.state().projectFind.at).toBe(0)
  })
})
