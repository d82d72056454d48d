import { describe, expect, it } from 'vitest';
import { arePackagesInstalled } from '../../build/packages.mjs';
import { temporaryFolder } from './temporary-folder.ts';

type Packages = Record<string, { version: string; integrity?: string; optional?: boolean }>;
const vite = { version: '8.3.8', integrity: 'sha512-v' };
const lock = (packages: Packages) => JSON.stringify({ packages: { '': { version: '0.1.0' }, ...packages } });

function areInstalled(wanted: Packages, installed: Packages): boolean {
  const files = { 'package-lock.json': lock(wanted), 'node_modules/.package-lock.json': lock(installed) };
  return arePackagesInstalled(temporaryFolder(files));
}

describe('Packages', () => {
  it('are installed when npm recorded every one that the lock asks for', () => {
    expect(areInstalled({ 'node_modules/vite': vite }, { 'node_modules/vite': vite })).toBe(true);
  });

  it.each<[string, Packages]>([
    ['one is missing', {}],
    ['one has another version', { 'node_modules/vite': { ...vite, version: '8.3.7' } }],
    ['one has other content', { 'node_modules/vite': { ...vite, integrity: 'sha512-w' } }],
  ])('are not installed when %s', (_what, installed) => {
    expect(areInstalled({ 'node_modules/vite': vite }, installed)).toBe(false);
  });

  it('may lack one that is optional, such as another platform’s', () => {
    expect(areInstalled({ 'node_modules/vite-darwin': { ...vite, optional: true } }, {})).toBe(true);
  });

  it('are not installed where there is no node_modules', () => {
    expect(arePackagesInstalled(temporaryFolder({ 'package-lock.json': lock({}) }))).toBe(false);
  });

  it('are not installed when npm was stopped while it wrote its record', () => {
    const files = { 'package-lock.json': lock({}), 'node_modules/.package-lock.json': '{"packages": {' };
    expect(arePackagesInstalled(temporaryFolder(files))).toBe(false);
  });
});
