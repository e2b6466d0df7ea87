import { defineConfig } from 'vitest/config';

/** Tests in a real browser: slower than all others, so they run on their own (`npm run test:browser`). */
export default defineConfig({
  test: {
    include: ['tests/browser/*.test.ts'],
    globalSetup: ['tests/home.ts'],
    setupFiles: ['tests/tidy.ts'],
    testTimeout: 180_000,
    hookTimeout: 180_000,
    fileParallelism: false,
  },
});
