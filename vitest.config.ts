import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    // these need more than Node, or minutes: the other vitest.*.config.ts
    exclude: ['tests/outside/**', 'tests/browser/**', 'tests/long/**', 'tests/cluster/**', 'node_modules/**'],
    // property tests and runs of the built binary share two cores with each other
    // vitest leaves a core idle, and half the time is spent waiting for the binary
    maxWorkers: '100%',
    // a worker keeps its modules from file to file: to load them for each took forty seconds more
    isolate: false,
    globalSetup: ['tests/home.ts'],
    setupFiles: ['tests/tidy.ts'],
    // a run of the binary takes half a second, and ten times that on a machine that others use too: a test that hangs is
    // still told, one that waits its turn is no failure
    testTimeout: 180_000,
    hookTimeout: 180_000,
  },
});
