import { useSyncExternalStore } from 'react'
import { appStore } from '../../state/app-store'

/** The answer that is waited for; null while nothing is asked. */
let answer: ((isConfirmed: boolean) => void) | null = null
let isConfirmed = false
const listeners = new Set<() => void>()

/**
 * Whether a project other than the sample may be opened. An unofficial copy of Electron is asked about until it
 * is confirmed once; an official one never.
 */
export function confirmUnofficialEngine(): Promise<boolean> {
  if (isConfirmed || appStore.state().app?.engine !== 'unofficial') return Promise.resolve(true)
  answer?.(false)
  return new Promise((resolve) => {
    answer = resolve
    tell()
  })
}

/** For the dialog alone: gives the answer. */
export function answerUnofficialEngine(confirmed: boolean): void {
  isConfirmed ||= confirmed
  answer?.(confirmed)
  answer = null
  tell()
}

/** Whether the question is on screen. */
export function useIsAskingAboutEngine(): boolean {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => answer !== null,
  )
}

function tell(): void {
  for (const listener of [...listeners]) listener()
}
