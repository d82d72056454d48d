import { describe, expect, it } from 'vitest';
import { runtimePath } from '../../../build/runtime/extract.ts';

describe('A file of the republished zip', () => {
  it.each([
    ['Cypress/libffmpeg.so', 'libffmpeg.so'],
    ['Cypress/locales/ur.pak', 'locales/ur.pak'],
    ['Cypress/Cypress', 'electron'],
  ])('%s becomes %s', (name, path) => expect(runtimePath(name)).toBe(path));

  it.each([
    'Cypress/',
    'Cypress/locales/',
    'Cypress/resources/app/package.json',
    'Cypress/resources/app-update.yml',
    'Cypress/browser_v8_context_snapshot.bin',
    'Cypress/../../escape',
    'other/libffmpeg.so',
  ])('%s is left out', (name) => expect(runtimePath(name)).toBeNull());
});
