import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['**/*.test.ts', '**/*.test.mjs'],
    exclude: ['node_modules/**', 'web/**/dist/**'],
    // Tests that start a Temporal server say so in their name; they take longer.
    testTimeout: 30_000,
    hookTimeout: 120_000,
    setupFiles: ['test/contracts/witness.ts'],
    // Two cores: more processes than that only take turns.
    maxWorkers: 2,
    pool: 'forks',
  },
});
