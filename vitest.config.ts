import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['src/**/*.test.{ts,tsx}', 'letters/**/*.test.ts', 'torture/**/*.test.ts'],
    testTimeout: 30_000,
  },
})
