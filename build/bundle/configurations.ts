import { existsSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { join } from 'node:path';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import type { InlineConfig } from 'vite';
import { projectRoot } from '../paths.ts';
import { characterMaps } from './character-maps.ts';
import { sqliteFiles } from './sqlite-files.ts';

export type BundleName = 'main' | 'preload' | 'renderer' | 'cli' | 'faults';

const nodeBuiltIns = [/^node:/, ...builtinModules];
// Node 20 is both the oldest that runs the command line and the one inside the oldest runtime, with Chromium 130.
const nodeTarget = 'node20';
const pageTarget = 'chrome130';

// Code that runs in a thread of its own, beside the bundle that starts it.
const workers = existing({ 'rebuild-worker': 'electron/store/opening/rebuild-worker.ts' });

// The process in which files are parsed, and its thread that does.
const parser = existing({
  'parser-process': 'electron/import/parser/parser-process.ts',
  'parser-thread': 'electron/import/parser/parser-thread.ts',
});

// The process that keeps the index of a library and answers queries.
const search = existing({ 'index-process': 'electron/search/index-process.ts' });

// The programs that the fault suites run and kill, each made of the real sources.
const faultPrograms = existing({
  'store-writer': 'tests/faults/subject/store-writer.ts',
  'desk-writer': 'tests/faults/subject/desk-writer.ts',
  checker: 'tests/faults/subject/checker.ts',
});

/** How a bundle is made, without where it goes. */
export function configurationOf(name: BundleName): InlineConfig {
  switch (name) {
    case 'main':
      return nodeBundle({ main: 'electron/main.ts', ...workers, ...parser, ...search });
    case 'cli':
      return nodeBundle({ cli: 'electron/cli/main.ts', ...workers, ...parser });
    case 'faults':
      return nodeBundle({ ...faultPrograms, ...workers });
    case 'preload':
      return preloadBundle();
    case 'renderer':
      return rendererBundle();
  }
}

const shared = { configFile: false, publicDir: false, logLevel: 'warn', clearScreen: false } as const;
const checks = { pluginTimings: false } as const;

/** ECMAScript modules in one folder: a program ships without node_modules. */
function nodeBundle(input: Record<string, string>): InlineConfig {
  const output = {
    // Flat, so that a worker's file is beside whichever chunk asks for it.
    format: 'es',
    entryFileNames: '[name].js',
    chunkFileNames: '[name]-[hash].js',
  } as const;
  return { ...programBundle(nodeTarget, input, output), plugins: [characterMaps(), sqliteFiles()] };
}

/** One CommonJS file: a sandboxed preload can neither be a module nor require its own files. */
function preloadBundle(): InlineConfig {
  const output = { format: 'cjs', entryFileNames: '[name].cjs', codeSplitting: false } as const;
  return programBundle(pageTarget, { preload: 'electron/preload.ts' }, output);
}

type RolldownOptions = NonNullable<NonNullable<InlineConfig['build']>['rolldownOptions']>;

/** Code that no page loads, with every package in it; Electron and Node's own modules stay outside. */
function programBundle(
  target: string,
  input: Record<string, string>,
  output: NonNullable<RolldownOptions['output']>,
): InlineConfig {
  return {
    ...shared,
    root: projectRoot,
    ssr: { noExternal: true },
    build: {
      ssr: true,
      target,
      minify: false,
      sourcemap: true,
      rolldownOptions: { checks, input, external: ['electron', ...nodeBuiltIns], output },
    },
  };
}

/** The page. Nothing is inlined: its policy allows files of its own origin only. */
function rendererBundle(): InlineConfig {
  return {
    ...shared,
    root: join(projectRoot, 'renderer'),
    base: './',
    plugins: [svelte({ configFile: false })],
    // A file of its own: the page's policy lets no worker come from anywhere else.
    worker: { format: 'es' },
    build: {
      target: pageTarget,
      sourcemap: true,
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      reportCompressedSize: false,
      rolldownOptions: { checks },
      // It is read from disk, so a large file costs no waiting for a network.
      chunkSizeWarningLimit: 4096,
    },
  };
}

function existing(entries: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(entries).filter(([, path]) => existsSync(join(projectRoot, path))));
}
