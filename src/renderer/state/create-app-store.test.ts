import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { failure } from '../../ipc/failures'
import { anId, storeOnFakeMain } from './fake-main'
import { saveStatus } from './selectors'

/** A store with the first letter on screen. */
async function started() {
  const main = storeOnFakeMain()
  onTestFinished(main.store.start())
  await vi.waitFor(() => expect(main.store.state().open?.view.id).toBe(anId(10)))
  return { ...main, status: () => saveStatus(main.store.state()).kind }
}

describe('an edit', () => {
  it('is on screen at once, and saved only once main has answered', async () => {
    const { store, select, shown, kept, hold, release, status } = await started()
    hold()
    select('back pain')
    store.labelKey('diagnosis')
    expect(shown()).toEqual(['diagnosis: back pain'])
    expect(kept(0)).toEqual([])
    expect(status()).toBe('saving')
    release()
    await store.settled()
    expect(kept(0)).toEqual(['diagnosis: back pain'])
    expect(status()).toBe('saved')
  })

  it('that is refused is taken back with all that was built on it, and that is said once', async () => {
    const { store, select, shown, kept, hold, release, refuse, status } = await started()
    select('first')
    store.labelKey('diagnosis')
    await store.settled()
    hold()
    refuse(failure('journal-failed', { errno: 'ENOSPC' }))
    select('back pain')
    store.labelKey('diagnosis')
    store.relabelSelected('outcome')
    expect(shown()).toEqual(['diagnosis: first', 'outcome: back pain'])
    release()
    await store.settled()
    expect(shown()).toEqual(['diagnosis: first'])
    expect(kept(0)).toEqual(['diagnosis: first'])
    expect(status()).toBe('not-saved')
    expect(store.state().messages).toMatchObject([
      { kind: 'taken-back', failure: { code: 'journal-failed' } },
    ])
    // One key tries it again.
    store.labelKey('diagnosis')
    await store.settled()
    expect(kept(0)).toEqual(['diagnosis: first', 'diagnosis: back pain'])
    expect(status()).toBe('saved')
  })

  it('based on a state that main has left opens the document anew', async () => {
    const { store, select, editElsewhere, shown } = await started()
    editElsewhere(0)
    select('back pain')
    store.labelKey('diagnosis')
    await store.settled()
    await vi.waitFor(() => expect(store.state().open?.confirmed.set.revision).toBe(1))
    expect(shown()).toEqual([])
    select('back pain')
    store.labelKey('diagnosis')
    await store.settled()
    expect(shown()).toEqual(['diagnosis: back pain'])
  })

  it('is answered before another document opens', async () => {
    const { store, select, kept, hold, release } = await started()
    hold()
    select('back pain')
    store.labelKey('diagnosis')
    const opening = store.openDocument(anId(11))
    await Promise.resolve()
    expect(store.state().open?.view.id).toBe(anId(10))
    release()
    await opening
    expect(store.state().open?.view.id).toBe(anId(11))
    expect(kept(0)).toEqual(['diagnosis: back pain'])
    expect(kept(1)).toEqual([])
  })
})

describe('a label', () => {
  it("'s key marks selected words, relabels a selected span, and arms where nothing is selected", async () => {
    const { store, select, shown } = await started()
    select('back pain')
    store.labelKey('diagnosis')
    expect(shown()).toEqual(['diagnosis: back pain'])
    store.labelKey('outcome')
    expect(shown()).toEqual(['outcome: back pain'])
    store.disarm()
    store.labelKey('guideline')
    expect(store.state().armedLabel).toBe('guideline')
    select('first')
    store.selectionFinished()
    expect(shown()).toEqual(['guideline: first', 'outcome: back pain'])
  })

  it('is not put twice on the same words', async () => {
    const { store, select, shown } = await started()
    select('back pain')
    store.labelKey('diagnosis')
    select(' back pain')
    store.labelKey('diagnosis')
    expect(shown()).toEqual(['diagnosis: back pain'])
    expect(store.state().messages).toMatchObject([{ kind: 'info' }])
    select('pain')
    store.labelKey('diagnosis')
    expect(shown()).toEqual(['diagnosis: back pain', 'diagnosis: pain'])
  })

  it('on a new document sets it in progress, and one undo takes both back', async () => {
    const { store, select, shown } = await started()
    select('back pain')
    store.labelKey('diagnosis')
    expect(store.state().open?.set.status).toBe('in-progress')
    store.undo()
    expect(store.state().open?.set.status).toBe('new')
    expect(shown()).toEqual([])
    await store.settled()
    store.redo()
    await store.settled()
    expect(store.state().open?.confirmed.set.status).toBe('in-progress')
  })
})

describe('selecting', () => {
  it('walks the spans that are clicked, shortest first and round again', async () => {
    const { store, select } = await started()
    select('back pain')
    store.labelKey('diagnosis')
    select('pain')
    store.labelKey('outcome')
    const [long, short] = store.state().open!.set.spans.map(({ id }) => id)
    store.selectSpan(null)
    store.clickSpans([short!, long!])
    expect(store.state().selectedSpanId).toBe(short)
    store.clickSpans([short!, long!])
    expect(store.state().selectedSpanId).toBe(long)
    store.clickSpans([short!, long!])
    expect(store.state().selectedSpanId).toBe(short)
    store.clickSpans([])
    expect(store.state().selectedSpanId).toBeNull()
  })

  it('lets a span go when the caret leaves it', async () => {
    const { store, select } = await started()
    select('back pain')
    store.labelKey('diagnosis')
    const { start, end, id } = store.state().open!.set.spans[0]!
    store.selectSpan(id)
    store.selectText({ anchor: end, focus: end })
    expect(store.state().selectedSpanId).toBe(id)
    store.selectText({ anchor: start - 1, focus: start - 1 })
    expect(store.state().selectedSpanId).toBeNull()
  })
})

describe('the document list', () => {
  it('counts the spans of the document on screen as they are made', async () => {
    const { store, select } = await started()
    select('back pain')
    store.labelKey('diagnosis')
    await store.settled()
    await store.openDocument(anId(11))
    expect(store.state().rows?.map(({ spans, status }) => [spans, status])).toEqual([
      [1, 'in-progress'],
      [0, 'new'],
    ])
  })
})

describe('the place in a letter', () => {
  it('is behind a mark once the words are marked, not the words that were swept on the way', async () => {
    const { store, select, places } = await started()
    select('back pain')
    store.rememberPlace()
    store.labelKey('diagnosis')
    store.rememberPlace()
    const end = 'The first letter: back pain'.length
    expect(places().at(-1)).toMatchObject({ anchor: end, focus: end })
  })
})
