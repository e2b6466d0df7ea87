import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    // these need more than Node: vitest.outside.config.ts, vitest.browser.config.ts
    exclude: ['tests/outside/**', 'tests/browser/**', 'node_modules/**'],
    // property tests and runs of the built binary share two cores with each other
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
