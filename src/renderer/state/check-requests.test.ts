import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { anId, storeOnFakeMain } from './fake-main'
import { openFindings, standsAgainstFinishing } from './open-findings'
import { openLedger } from './open-ledger'

/** A store with the first letter on screen. */
async function started() {
  const main = storeOnFakeMain()
  onTestFinished(main.store.start())
  await vi.waitFor(() => expect(main.store.state().open?.view.id).toBe(anId(10)))
  const mark = (words: string, label: string) => {
    main.select(words)
    main.store.labelKey(label)
  }
  return { ...main, mark, findings: () => openFindings(main.store.state())! }
}

describe('finishing a letter', () => {
  it('is refused while cells of its ledger are open, which is said, and leads to the first', async () => {
    const { store, mark } = await started()
    mark('back pain', 'requested_item')
    store.setStatus('done')
    const state = store.state()
    expect(state.open?.set.status).toBe('in-progress')
    expect(state.messages.at(-1)).toMatchObject({
      title: 'This letter is not finished',
      message: 'Still open: 4 to-dos of the ledger. The first is shown.',
    })
    expect(state.toDo).toMatchObject({ column: 'outcome' })
    store.perform('document.done')
    expect(store.state().open?.set.status).toBe('in-progress')
  })

  it('is refused while errors stand, and leads to the first', async () => {
    const { store, mark } = await started()
    mark('back ache', 'outcome')
    expect(standsAgainstFinishing(store.state()).errors.map(({ check }) => check)).toEqual([
      'attribute-missing',
      'without-item',
    ])
    store.selectSpan(null)
    store.setStatus('done')
    expect(store.state().open?.set.status).toBe('in-progress')
    expect(store.state().messages.at(-1)).toMatchObject({
      message: 'Still open: 2 errors of the checks. The first is shown.',
    })
    expect(store.state().selectedSpanId).not.toBeNull()
    expect(store.state().focusRequest?.target).toBe('checks')
  })

  it('is possible once every cell is filled or absent, and no matter what warnings stand', async () => {
    const { store, mark, findings } = await started()
    mark('back pain,', 'requested_item')
    for (const { item, cells } of openLedger(store.state())!.rows)
      for (const { column } of cells) store.decideAbsent(item!.id, column.id, true)
    expect(findings().standing.map(({ severity }) => severity)).toEqual(['warning'])
    store.setStatus('done')
    expect(store.state().open?.set.status).toBe('done')
    expect(store.state().messages).toEqual([])
  })
})

describe('a finding', () => {
  it('is fixed in one step, which is taken back in one', async () => {
    const { store, mark, shown, findings } = await started()
    mark('back pain,', 'diagnosis')
    store.fixFinding(findings().standing[0]!)
    expect(shown()).toEqual(['diagnosis: back pain'])
    expect(findings().standing).toEqual([])
    store.perform('edit.undo')
    expect(shown()).toEqual(['diagnosis: back pain,'])
    expect(findings().standing).toHaveLength(1)
  })

  it('that is waived stands apart with its reason until that is taken back', async () => {
    const { store, mark, findings } = await started()
    mark('back pain,', 'diagnosis')
    const [finding] = findings().standing
    store.waiveFinding(finding!, 'As printed')
    expect(findings()).toMatchObject({
      standing: [],
      waived: [{ finding, waiver: { reason: 'As printed' } }],
    })
    store.takeBackWaiver(findings().waived[0]!.waiver)
    expect(findings()).toMatchObject({ standing: [finding], waived: [] })
  })

  it('leads to the next one, and from the last to the first', async () => {
    const { store, mark, shown } = await started()
    mark('back pain,', 'diagnosis')
    mark('back ache.', 'diagnosis')
    const at = () => {
      const { selectedSpanId, open } = store.state()
      return open!.set.spans.find(({ id }) => id === selectedSpanId)?.quote
    }
    store.selectText({ anchor: 0, focus: 0 })
    const seen = [1, 2, 3].map(() => {
      store.perform('finding.next')
      return at()
    })
    expect(shown()).toHaveLength(2)
    expect(seen).toEqual(['back pain,', 'back ache.', 'back pain,'])
  })

  it('is the same object while the marks stay the same', async () => {
    const { store, mark, findings } = await started()
    mark('back pain,', 'diagnosis')
    const before = findings()
    store.selectSpan(null)
    expect(findings()).toBe(before)
  })
})
