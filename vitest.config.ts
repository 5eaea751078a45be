import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['src/**/*.test.{ts,tsx}', 'letters/**/*.test.ts', 'torture/**/*.test.ts'],
    testTimeout: 30_000,
    // By itself it leaves one core idle, which is half of a small machine.
    maxWorkers: availableParallelism(),
  },
})
