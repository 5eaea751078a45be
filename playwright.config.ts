import { defineConfig } from '@playwright/test'

/** Specs whose tests take a minute or so; begun last they would keep one worker waiting for the other. */
const long = /(actions|export|kill|ledger|parser|reading|tour)\.spec\.ts$/

export default defineConfig({
  testDir: 'e2e',
  testMatch: '*.spec.ts',
  // Projects begin in their order.
  projects: [
    { name: 'long', testMatch: long },
    { name: 'short', testIgnore: long },
  ],
  // Each test starts an Electron of its own; two cores take two at a time.
  workers: 2,
  fullyParallel: true,
  timeout: 90_000,
  expect: { timeout: 10_000 },
  reporter: [['list']],
  outputDir: 'test-results',
})
