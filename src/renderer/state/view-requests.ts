import type { ActionId } from '../../ipc/actions'
import type { LetterLook } from '../../ipc/letter-look'
import type { StoreContext } from './store-context'

/** How the window and its letters look, and which keys do what: kept on this computer for all projects. */
export function viewRequests(
  { state, dispatch, ask, bridge, prefersDark }: StoreContext,
  refreshApp: () => Promise<unknown>,
) {
  /** At once: it is kept for the next start, and the eyes should not wait for a disk. */
  function changeLetterLook(change: Partial<LetterLook>): void {
    const { app } = state()
    if (!app) return
    const { letterView, letterFont, lineLength, lineNumbers } = { ...app, ...change }
    dispatch({ type: 'appViewed', app: { ...app, ...change } })
    void ask(bridge.call['view:setLetterLook']({ letterView, letterFont, lineLength, lineNumbers }))
  }

  return {
    changeLetterLook,
    switchLetterView: (): void =>
      changeLetterLook({ letterView: state().app?.letterView === 'raw' ? 'reading' : 'raw' }),
    zoom: (change: 'in' | 'out' | 'reset'): void => void ask(bridge.call['view:setZoom']({ change })),
    switchColourScheme: async (): Promise<void> => {
      const chosen = state().app?.colourScheme
      const isDark = chosen ? chosen === 'dark' : prefersDark()
      await ask(bridge.call['view:setColourScheme']({ scheme: isDark ? 'light' : 'dark' }))
      await refreshApp()
    },
    setKeys: async (action: ActionId, keys: string | null): Promise<void> => {
      await ask(bridge.call['keys:set']({ action, keys }))
      await refreshApp()
    },
    resetKeys: async (): Promise<void> => {
      await ask(bridge.call['keys:set']({ reset: true }))
      await refreshApp()
    },
  }
}

export type ViewRequests = ReturnType<typeof viewRequests>
