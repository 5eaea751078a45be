const { contextBridge, ipcRenderer } = require('electron')

/** All in bytes; what the system does not tell is null. */
contextBridge.exposeInMainWorld('readMemory', async () => {
  const { jsHeap, privateMemory } = await ipcRenderer.invoke('memory:read')
  return { jsHeap, privateMemory, blinkHeap: process.getBlinkMemoryInfo().allocated * 1024 }
})
