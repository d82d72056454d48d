import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { expect } from 'vitest';

/** Compares with `golden/<name>` exactly; with UPDATE_GOLDEN=1 writes it instead. */
export function expectGolden(name: string, content: string): void {
  const file = new URL(`golden/${name}`, import.meta.url);
  if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(file, content);
  expect(existsSync(file) ? readFileSync(file, 'utf8') : null).toBe(content);
}
