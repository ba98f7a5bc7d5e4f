import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          // Questions are asked at a terminal, whatever the tests run in: readline edits no line in a dumb one. A test that
          // wants a server, on which an archive without git is an error, says so.
          env: { TERM: 'xterm', CI: '' },
          // A property, or a server that starts, takes its time on a busy machine.
          testTimeout: 30_000,
          hookTimeout: 30_000,
          include: ['tests/**/*.test.ts'],
          exclude: ['tests/e2e/**'],
        },
      },
      {
        test: {
          name: 'browser',
          env: { CI: '' },
          include: ['tests/e2e/**/*.test.ts'],
          globalSetup: ['tests/e2e/site.ts'],
          testTimeout: 60_000,
          expect: { poll: { timeout: 10_000 } },
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
