import { describe, expect, it } from 'vitest';
import { importCycles } from './architecture/cycles.ts';
import { strayLowdb, wrongDirections } from './architecture/directions.ts';
import { badNames, longFiles } from './architecture/house-rules.ts';
import { importsOf, readSources } from './architecture/sources.ts';

const house = readSources(new URL('..', import.meta.url).pathname);
const planted = (files: Record<string, string>) => new Map(Object.entries(files));

describe('The house', () => {
  it('is read whole', () => expect(house.has('core/ipc/contract.ts')).toBe(true));
  it('imports only in the allowed directions', () => expect(wrongDirections(house)).toEqual([]));
  it('imports lowdb in one file', () => expect(strayLowdb(house)).toEqual([]));
  it('has no circle of imports', () => expect(importCycles(house)).toEqual([]));
  it('has no file over 300 lines without a reason', () => expect(longFiles(house)).toEqual([]));
  it('has no name that says nothing', () => expect(badNames(house)).toEqual([]));
});

describe('The check of directions', () => {
  it.each([
    ['core/text/words.ts', `import { readFile } from 'node:fs';`],
    ['core/text/words.ts', `import { app } from '../../electron/main.ts';`],
    ['core/text/words.ts', `export type { Low } from 'lowdb';`],
    ['renderer/app/App.svelte', `<script>\nimport { ipcRenderer } from 'electron';\n</script>`],
    ['renderer/app/state.ts', `const fs = await import('fs');`],
    ['renderer/app/state.ts', `import {\n  open,\n} from '../../electron/store/library.ts';`],
    ['electron/store/library.ts', `import { app } from 'electron';`],
    ['electron/acts/desk.ts', `import '../../tests/electron/builders.ts';`],
  ])('finds a wrong import in %s', (path, source) => {
    expect(wrongDirections(planted({ [path]: source }))).toEqual([expect.stringMatching(/may import only .+/)]);
  });

  it('says what is allowed instead', () => {
    const [fault] = wrongDirections(planted({ 'core/a.ts': `import 'electron';` }));
    expect(fault).toContain('core/ and the pure packages marked');
  });

  it.each([
    ['core/text/words.ts', `import * as v from 'valibot';\nimport { a } from '../model/ids.ts';`],
    ['electron/shell/menu.ts', `import { Menu } from 'electron';`],
    ['electron/store/disk.ts', `import { open } from 'node:fs/promises';`],
    ['renderer/main.ts', `import './styles/tokens.css';\nimport { mount } from 'svelte';`],
  ])('lets a right import pass in %s', (path, source) => {
    expect(wrongDirections(planted({ [path]: source }))).toEqual([]);
  });

  it('finds a second file that imports lowdb', () => {
    const both = planted({ 'electron/a.ts': `import { Low } from 'lowdb';`, 'electron/b.ts': `import 'lowdb/node';` });
    expect(strayLowdb(both)).toHaveLength(1);
  });

  it('reads every form of import and no other text', () => {
    const source = `import a, { b } from 'one';\nimport 'two';\nexport * from 'three';\nawait import('four');\nconst from = 'five';`;
    expect(importsOf('a.ts', source)).toEqual(['one', 'two', 'three', 'four']);
  });
});

describe('The other checks', () => {
  it('find a circle through three files', () => {
    const circle = { 'a/a.ts': `import './b.ts'`, 'a/b.ts': `import './c.ts'`, 'a/c.ts': `import './a.ts'` };
    expect(importCycles(planted(circle))).toEqual([expect.stringContaining('a/a.ts → a/b.ts → a/c.ts → a/a.ts')]);
  });

  it('take two ways to one file for no circle', () => {
    const diamond = { 'a.ts': `import './b.ts';\nimport './c.ts'`, 'b.ts': `import './c.ts'`, 'c.ts': '' };
    expect(importCycles(planted(diamond))).toEqual([]);
  });

  it('find a long file, unless its head says why', () => {
    const long = 'x\n'.repeat(301);
    expect(longFiles(planted({ 'core/a.ts': long, 'core/b.ts': `// Over 300 lines because …\n${long}` }))).toHaveLength(
      1,
    );
  });

  it.each(['core/utils/a.ts', 'core/string-helpers.ts', 'core/data.ts', 'core/readFile.ts', 'renderer/app.svelte'])(
    'find the bad name %s',
    (path) => expect(badNames(planted({ [path]: '' }))).toHaveLength(1),
  );
});
