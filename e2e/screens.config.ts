import { defineConfig } from '@playwright/test'

/** Pictures of every screen, written into `screens/` to be looked at. */
export default defineConfig({
  testDir: '.',
  testMatch: 'screens.ts',
  workers: 1,
  timeout: 120_000,
  expect: { timeout: 10_000 },
  reporter: [['list']],
  outputDir: '../test-results',
})
