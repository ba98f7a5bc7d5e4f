import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          // Files share one worker and its modules: what they test keeps no state. A machine has other steps for its other cores.
          isolate: false,
          maxWorkers: 1,
          setupFiles: ['tests/runs.ts'],
          // Questions are asked at a terminal, whatever the tests run in: readline edits no line in a dumb one. A test that
          // wants a server, on which an archive without git is an error, says so.
          env: { TERM: 'xterm', CI: '' },
          // A property, or a server that starts, takes its time on a busy machine.
          testTimeout: 120_000,
          hookTimeout: 120_000,
          include: ['tests/**/*.test.ts'],
          exclude: ['tests/e2e/**'],
        },
      },
      {
        test: {
          name: 'torture',
          include: ['tests/**/*.torture.ts'],
          testTimeout: 600_000,
          hookTimeout: 600_000,
        },
      },
      {
        test: {
          name: 'browser',
          env: { CI: '' },
          // One browser for all; files go side by side, since much of a journey is waiting.
          isolate: false,
          maxWorkers: 3,
          maxConcurrency: 3,
          include: ['tests/e2e/**/*.test.ts'],
          globalSetup: ['tests/e2e/site.ts'],
          testTimeout: 120_000,
          expect: { poll: { timeout: 30_000 } },
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
