/** `npm run journeys`: the desk in a real browser against the real engine, one journey at a time. */
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['e2e/desk/**/*.test.ts'],
    globalSetup: ['scripts/vitest-setup.mjs'],
    pool: 'forks',
    maxWorkers: 1,
    testTimeout: 300_000,
    hookTimeout: 300_000,
  },
});
