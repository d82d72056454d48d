import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  // For state kept in runes (`*.svelte.ts`).
  plugins: [svelte({ configFile: false })],
  test: {
    include: ['tests/**/*.test.ts'],
    exclude: ['tests/e2e/**'],
    environment: 'node',
    // Real files on a busy machine: a limit that only a hang reaches.
    testTimeout: 30_000,
    hookTimeout: 30_000,
  },
});
