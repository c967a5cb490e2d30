import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{core,engine,electron,renderer,e2e,scripts}/**/*.test.{ts,tsx}'],
    // journeys have the machine to themselves: `npm test` runs them after the rest
    exclude: ['**/node_modules/**', 'dist/**', 'e2e/desk/**'],
    globalSetup: ['scripts/vitest-setup.mjs'],
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 120_000,
    hookTimeout: 120_000,
    reporters: process.env['CI'] ? ['default'] : ['dot'],
  },
});
