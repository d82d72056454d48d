import { builtinModules } from 'node:module';
import { importsOf, type Sources, targetOf } from './sources.ts';

/** Packages that need no platform, so core may stand on them. */
const purePackages = [
  ...['marked', 'marked-footnote', 'valibot', 'yaml', 'entities', '@lezer/markdown', '@lezer/common'],
  'approx-string-match',
];

type Rule = {
  readonly files: RegExp;
  /** The folders of ours that the files may import; package.json stands for the name and version in it. */
  readonly folders: readonly string[];
  /** Whether they may import this package or built-in. */
  readonly outside: (name: string) => boolean;
  /** Completes "… may import only". */
  readonly allowed: string;
};

const isNode = (name: string) => name.startsWith('node:') || builtinModules.includes(name);
const isElectron = (name: string) => name === 'electron' || name.startsWith('electron/');

/** The first rule whose pattern fits a file is the one that holds for it. */
const rules: readonly Rule[] = [
  {
    files: /^core\//,
    folders: ['core'],
    outside: (name) => purePackages.includes(name),
    allowed: `core/ and the pure packages ${purePackages.join(', ')}`,
  },
  {
    files: /^renderer\//,
    folders: ['renderer', 'core', 'package.json'],
    outside: (name) => !isNode(name) && !isElectron(name) && name !== 'lowdb',
    allowed: 'renderer/, core/ and packages for the browser; main is reached by renderer/ipc',
  },
  {
    files: /^electron\/(main\.ts|preload\.ts|shell\/|ipc\/)/,
    folders: ['electron', 'core', 'package.json'],
    outside: () => true,
    allowed: 'electron/, core/, electron, node: and packages',
  },
  {
    files: /^electron\//,
    folders: ['electron', 'core', 'package.json'],
    outside: (name) => !isElectron(name),
    allowed:
      'electron/, core/, node: and packages, for it runs on plain Node; `electron` only in main.ts, preload.ts, shell/ and ipc/',
  },
  {
    files: /^build\//,
    folders: ['build', 'core', 'package.json'],
    outside: () => true,
    allowed: 'build/, core/, node: and packages',
  },
];

/** Imports that point the wrong way, one sentence each. */
export function wrongDirections(sources: Sources): string[] {
  const faults: string[] = [];
  for (const [path, source] of sources) {
    const rule = rules.find(({ files }) => files.test(path));
    if (rule === undefined) continue;
    for (const specifier of importsOf(path, source)) {
      const target = targetOf(path, specifier);
      const fine = target === null ? rule.outside(specifier) : rule.folders.includes(target.split('/')[0] ?? '');
      if (!fine) faults.push(`${path} imports ${specifier}, but may import only ${rule.allowed}.`);
    }
  }
  return faults;
}

/** The store's promise of one lowdb file: more than one that imports it is a fault. The benchmark's peer is no store. */
export function strayLowdb(sources: Sources): string[] {
  const users = [...sources].filter(
    ([path, source]) =>
      !path.startsWith('tests/bench/') &&
      importsOf(path, source).some((name) => name === 'lowdb' || name.startsWith('lowdb/')),
  );
  if (users.length <= 1) return [];
  return [`lowdb may be imported by one file only, but is by ${users.map(([path]) => path).join(' and ')}.`];
}
