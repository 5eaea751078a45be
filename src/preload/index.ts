import { contextBridge, ipcRenderer, webUtils } from 'electron'
import type { Bridge } from '../ipc/bridge'
import { channelNames, eventNames } from '../ipc/names'

const calledByThePage = channelNames.filter((channel) => channel !== 'import:dropped')

/** Exposes one function per channel and per event; no channel's name ever comes from the page. */
const bridge: Bridge = {
  call: Object.fromEntries(
    calledByThePage.map((channel) => [channel, (request: unknown) => ipcRenderer.invoke(channel, request)]),
  ) as unknown as Bridge['call'],
  on: Object.fromEntries(
    eventNames.map((name) => [
      name,
      (listener: (event: unknown) => void) => {
        const forward = (_event: unknown, payload: unknown) => listener(payload)
        ipcRenderer.on(name, forward)
        return () => {
          ipcRenderer.removeListener(name, forward)
        }
      },
    ]),
  ) as unknown as Bridge['on'],
  importDropped: async (files, marksGoTo) => {
    const paths = files.map((file) => webUtils.getPathForFile(file)).filter((path) => path !== '')
    if (paths.length === 0) return { ok: true, value: null }
    return ipcRenderer.invoke('import:dropped', { paths, marksGoTo }) as ReturnType<Bridge['importDropped']>
  },
}

contextBridge.exposeInMainWorld('goldspan', bridge)
