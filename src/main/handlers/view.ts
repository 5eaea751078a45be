import { nativeTheme } from 'electron'
import { withKeys } from '../../ipc/action-keys'
import type { AppContext } from '../app-context'
import type { Handlers } from '../bridge'

const zoomSteps = [0.8, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2]

export function viewHandlers({
  window,
  settings,
  showMenu,
}: AppContext): Pick<Handlers, 'keys:set' | 'view:setZoom' | 'view:setColourScheme' | 'view:setChoices'> {
  return {
    'keys:set': async (request) => {
      await settings.change((data) => ({
        ...data,
        keys: 'reset' in request ? {} : withKeys(data.keys, request.action, request.keys),
      }))
      showMenu()
      return { ok: true, value: null }
    },
    'view:setZoom': async ({ change }) => {
      const now = settings.data.zoom
      const zoom =
        change === 'reset'
          ? 1
          : ((change === 'in'
              ? zoomSteps.find((step) => step > now)
              : zoomSteps.findLast((step) => step < now)) ?? now)
      window.webContents.setZoomFactor(zoom)
      await settings.change((data) => ({ ...data, zoom }))
      return { ok: true, value: zoom }
    },
    'view:setColourScheme': async ({ scheme }) => {
      nativeTheme.themeSource = scheme
      await settings.change((data) => ({ ...data, colourScheme: scheme }))
      return { ok: true, value: null }
    },
    'view:setChoices': async (choices) => {
      await settings.change((data) => ({ ...data, ...choices }))
      return { ok: true, value: null }
    },
  }
}
