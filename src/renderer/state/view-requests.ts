import type { ActionId } from '../../ipc/actions'
import type { ViewChoices } from '../../ipc/view-choices'
import type { SideTab } from './app-state'
import type { StoreContext } from './store-context'

/** How the window and its letters look, and which keys do what: kept on this computer for all projects. */
export function viewRequests(
  { state, dispatch, ask, bridge, prefersDark }: StoreContext,
  refreshApp: () => Promise<unknown>,
) {
  /** At once: it is kept for the next start, and the eyes should not wait for a disk. */
  function changeView(change: Partial<ViewChoices>): void {
    const { app } = state()
    if (!app) return
    const { letterView, letterFont, lineLength, lineNumbers, sideTab, suggestions } = { ...app, ...change }
    const choices: ViewChoices = { letterView, letterFont, lineLength, lineNumbers, sideTab, suggestions }
    dispatch({ type: 'appViewed', app: { ...app, ...change } })
    void ask(bridge.call['view:setChoices'](choices))
  }

  return {
    changeView,
    /** What is looked for is no way of working: it is not kept for the next start. */
    chooseSideTab: (tab: SideTab): void => {
      dispatch({ type: 'sideTabChosen', tab })
      if (tab !== 'find') changeView({ sideTab: tab })
    },
    switchLetterView: (): void =>
      changeView({ letterView: state().app?.letterView === 'raw' ? 'reading' : 'raw' }),
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
