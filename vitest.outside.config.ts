import { defineConfig } from 'vitest/config';

/** Tests that need programs which are no part of Node: shells, Python, mandoc, xmllint. */
export default defineConfig({
  test: {
    include: ['tests/outside/**/*.test.ts'],
    globalSetup: ['tests/home.ts'],
    setupFiles: ['tests/tidy.ts'],
    testTimeout: 180_000,
    hookTimeout: 180_000,
  },
});
