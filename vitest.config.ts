import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

const core = 'src/core/**/*.test.ts'

export default defineConfig({
  test: {
    testTimeout: 30_000,
    // By itself it leaves one core idle, which is half of a small machine.
    maxWorkers: availableParallelism(),
    projects: [
      // Pure functions leave nothing behind, so files share a process and what it has compiled.
      { extends: true, test: { name: 'core', include: [core], isolate: false } },
      {
        extends: true,
        test: {
          name: 'shells',
          include: ['src/**/*.test.{ts,tsx}', 'letters/**/*.test.ts', 'torture/**/*.test.ts'],
          exclude: [core, '**/node_modules/**'],
        },
      },
    ],
  },
})
