import { contextBridge, ipcRenderer, webUtils } from 'electron'
import type { Bridge } from '../ipc/bridge'
import { channelNames, eventNames } from '../ipc/names'

/** Exposes one function per channel and per event; no channel's name ever comes from the page. */
const bridge: Bridge = {
  call: Object.fromEntries(
    channelNames.map((channel) => [channel, (request: unknown) => ipcRenderer.invoke(channel, request)]),
  ) as unknown as Bridge['call'],
  on: Object.fromEntries(
    eventNames.map((name) => [
      name,
      (listener: (event: unknown) => void) => {
        const forward = (_event: unknown, payload: unknown) => listener(payload)
        ipcRenderer.on(name, forward)
        return () => ipcRenderer.removeListener(name, forward)
      },
    ]),
  ) as unknown as Bridge['on'],
  pathsOf: (files) => files.map((file) => webUtils.getPathForFile(file)).filter((path) => path !== ''),
}

contextBridge.exposeInMainWorld('goldspan', bridge)
