import type { StoreContext } from './store-context'

/** Asks once, before a project other than the sample opens on an unofficial copy of Electron. */
export function engineQuestion({ state, dispatch }: StoreContext) {
  let answer: ((isConfirmed: boolean) => void) | null = null

  /** Whether the project may be opened; an official Electron is never asked about. */
  function confirmEngine(): Promise<boolean> {
    const { app, engine } = state()
    if (engine === 'confirmed' || app?.engine !== 'unofficial') return Promise.resolve(true)
    answer?.(false)
    return new Promise((resolve) => {
      answer = resolve
      dispatch({ type: 'engineAsked' })
    })
  }

  function answerEngine(isConfirmed: boolean): void {
    dispatch({ type: 'engineAnswered', isConfirmed })
    answer?.(isConfirmed)
    answer = null
  }

  return { confirmEngine, answerEngine }
}
