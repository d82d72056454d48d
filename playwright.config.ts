import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: 'tests/e2e',
  testMatch: '**/*.test.ts',
  outputDir: 'out/test/e2e',
  // Tests share one display, where only one window has the focus.
  workers: 1,
  fullyParallel: false,
  // Seen on a very busy machine: the launch of Electron never ended. The report calls what passed the second time flaky.
  retries: process.env['CI'] ? 1 : 0,
  forbidOnly: Boolean(process.env['CI']),
  timeout: 120_000,
  expect: { timeout: 15_000 },
  reporter: [['list'], ['json', { outputFile: 'out/test/e2e.json' }]],
  use: { trace: 'retain-on-failure', actionTimeout: 15_000 },
});
