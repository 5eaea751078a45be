import { useSyncExternalStore } from 'react'
import type { Bridge } from '../../ipc/bridge'
import { createAppStore } from './create-app-store'
import type { AppState } from './app-state'

// The bridge is looked up at each call, so that tests can import what uses the store without a window.
const bridge: Bridge = {
  get call() {
    return window.goldspan.call
  },
  get on() {
    return window.goldspan.on
  },
  get importDropped() {
    return window.goldspan.importDropped
  },
}

/** The one store of this window. */
export const appStore = createAppStore({
  bridge,
  now: () => new Date().toISOString(),
  randomBytes: (length) => crypto.getRandomValues(new Uint8Array(length)),
  prefersDark: () => matchMedia('(prefers-color-scheme: dark)').matches,
})

/** A part of the state; the selector's answer must be the same object while nothing in it changed. */
export function useAppState<T>(selector: (state: AppState) => T): T {
  return useSyncExternalStore(appStore.subscribe, () => selector(appStore.state()))
}
