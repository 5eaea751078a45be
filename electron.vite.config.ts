import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'

// The same bundles run on Electron 45 (what users get) and on 33 (what a blocked network can get), so the
// targets are set here: electron-vite would take those of the newest Electron it knows.
const nodeTarget = 'node20.18'
const pageTarget = 'chrome130'

export default defineConfig({
  main: {
    build: {
      target: nodeTarget,
      externalizeDeps: false,
      rolldownOptions: {
        input: { index: 'src/main/index.ts', 'worker-host': 'src/main/worker-host/index.ts' },
      },
    },
  },
  preload: {
    build: {
      target: nodeTarget,
      externalizeDeps: false,
      // A sandboxed renderer can load neither an ES module nor several files as its preload.
      rolldownOptions: {
        input: { index: 'src/preload/index.ts' },
        output: { format: 'cjs', entryFileNames: '[name].cjs', codeSplitting: false },
      },
    },
  },
  renderer: {
    root: 'src/renderer',
    html: { cspNonce: '__CSP_NONCE__' },
    plugins: [react()],
    build: {
      target: pageTarget,
      assetsInlineLimit: 0,
      minify: true,
      rolldownOptions: { input: { index: 'src/renderer/index.html' } },
    },
  },
})
