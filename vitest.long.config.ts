import { defineConfig } from 'vitest/config';

/**
 * Tests that take minutes: files of gigabytes, writers killed again and again, thousands of files in every order, every
 * format and charset through the built program.
 */
export default defineConfig({
  test: {
    include: ['tests/long/*.test.ts'],
    globalSetup: ['tests/home.ts'],
    setupFiles: ['tests/tidy.ts'],
    maxWorkers: '100%',
    testTimeout: 300_000,
    hookTimeout: 120_000,
  },
});
