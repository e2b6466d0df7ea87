import { defineConfig } from 'vitest/config';

/** Tests of the Spark job: they need Java 17 and Python, and fetch PySpark. */
export default defineConfig({
  test: {
    include: ['tests/cluster/**/*.test.ts'],
    globalSetup: ['tests/home.ts'],
    setupFiles: ['tests/tidy.ts'],
    testTimeout: 300_000,
    hookTimeout: 600_000,
  },
});
