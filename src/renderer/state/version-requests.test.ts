import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { failure } from '../../ipc/failures'
import { anId, storeOnFakeMain } from './fake-main'
import { isPossible } from './selectors'

const at = '2026-01-01T00:00:00Z'

/** A store with three edits: two marks, of which the first was deleted. */
async function worked() {
  const main = storeOnFakeMain()
  const { store, select } = main
  onTestFinished(store.start())
  await vi.waitFor(() => expect(store.state().open?.view.id).toBe(anId(10)))
  select('back pain')
  store.labelKey('diagnosis')
  select('back ache')
  store.labelKey('outcome')
  store.selectSpan(store.state().open!.set.spans[0]!.id)
  store.removeSelected()
  await store.settled()
  expect(main.kept(0)).toEqual(['outcome: back ache'])
  return {
    ...main,
    revision: () => store.state().open!.set.revision,
    /** Chooses a version in the list. */
    look: async (revision: number) => {
      store.perform('versions.open')
      await store.showVersion({ revision, at })
    },
  }
}

describe('an earlier version', () => {
  it('is listed once what is on its way has been answered, and shown in place of the set of now', async () => {
    const { store, look, shown, kept, hold, release, select } = await worked()
    hold()
    select('first')
    store.labelKey('diagnosis')
    const listing = store.listVersions()
    release()
    expect((await listing)?.moments.map(({ revision }) => revision)).toEqual([4, 3, 2, 1])
    await look(2)
    expect(shown()).toEqual(['diagnosis: back pain', 'outcome: back ache'])
    expect(kept(0)).toEqual(['diagnosis: first', 'outcome: back ache'])
    store.backToNow()
    expect(shown()).toEqual(['diagnosis: first', 'outcome: back ache'])
  })

  it('is not changed by any key or button, nor is the set of now', async () => {
    const { store, look, shown, kept, select, revision } = await worked()
    await look(2)
    const before = revision()
    expect(isPossible(store.state(), 'undo')).toBe(false)
    store.selectSpan(store.state().earlier!.set.spans[0]!.id)
    const attempts: (() => void)[] = [
      () => store.perform('span.remove'),
      () => store.labelKey('guideline'),
      () => store.relabelSelected('guideline'),
      () => store.setNeedsReview(true),
      () => store.setAttribute('status', 'x'),
      () => store.setStatus('done'),
      () => store.undo(),
      () => store.redo(),
      () => {
        select('first')
        store.labelKey('diagnosis')
      },
      () => store.labelClick('diagnosis'),
    ]
    for (const attempt of attempts) {
      const told = store.state().messages.length
      attempt()
      await store.settled()
      expect(revision()).toBe(before)
      const isUndo = attempt === attempts[6] || attempt === attempts[7]
      if (!isUndo) expect(store.state().messages.length).toBe(told + 1)
    }
    store.perform('edit.undo')
    await store.settled()
    expect(shown()).toEqual(['diagnosis: back pain', 'outcome: back ache'])
    expect(kept(0)).toEqual(['outcome: back ache'])
    expect(store.state().armedLabel).toBeNull()
  })

  it('is left with Escape, and by opening another document', async () => {
    const { store, look, shown } = await worked()
    await look(1)
    store.perform('label.disarm')
    expect(store.state().earlier).toBeNull()
    expect(shown()).toEqual(['outcome: back ache'])
    await look(1)
    await store.openDocument(anId(11))
    expect(store.state().earlier).toBeNull()
  })

  it('is restored as one edit, which is told, and one undo takes it back', async () => {
    const { store, look, shown, kept, revision } = await worked()
    await look(2)
    await store.restoreVersion()
    expect(store.state().earlier).toBeNull()
    expect(shown()).toEqual(['diagnosis: back pain', 'outcome: back ache'])
    expect(kept(0)).toEqual(shown())
    expect(revision()).toBe(4)
    expect(store.state().messages).toMatchObject([{ kind: 'info', message: 'Undo takes that back.' }])
    store.perform('edit.undo')
    await store.settled()
    expect(kept(0)).toEqual(['outcome: back ache'])
  })

  it('that main refuses is not said to be restored, and the marks of now are back', async () => {
    const { store, look, shown, kept, refuse } = await worked()
    await look(2)
    refuse(failure('command-misfit', { misfit: 'label-unknown' }))
    await store.restoreVersion()
    expect(shown()).toEqual(['outcome: back ache'])
    expect(kept(0)).toEqual(shown())
    expect(store.state().messages).toMatchObject([
      { kind: 'taken-back', failure: { code: 'command-misfit' } },
    ])
  })

  it('is not shown once its list was closed before main answered', async () => {
    const { store, shown } = await worked()
    store.perform('versions.open')
    const showing = store.showVersion({ revision: 2, at })
    store.setDialog(null)
    await showing
    expect(store.state().earlier).toBeNull()
    expect(shown()).toEqual(['outcome: back ache'])
  })

  it('that is the same as now makes no edit', async () => {
    const { store, look, revision } = await worked()
    store.perform('edit.undo')
    await store.settled()
    await look(2)
    await store.restoreVersion()
    expect(revision()).toBe(4)
    expect(store.state().messages).toMatchObject([{ kind: 'info', title: 'Nothing to restore' }])
  })

  it('that the journal does not hold is said to be missing, and now stays on screen', async () => {
    const { store, look, shown } = await worked()
    await look(77)
    expect(shown()).toEqual(['outcome: back ache'])
    expect(store.state().messages).toMatchObject([{ failure: { code: 'version-missing' } }])
  })
})
