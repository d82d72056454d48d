import { parentPort } from 'node:worker_threads';
import { AppError } from '../../../../core/errors.ts';
import { serveJobs } from '../../../../electron/import/parser/serve-jobs.ts';
import type { ParsedSource } from '../../../../electron/import/source-job.ts';

// Stands in for the thread that parses: a file's name says what becomes of the thread.

const hoard: unknown[] = [];

function eatHeap(): never {
  for (;;) hoard.push(new Array(1000).fill(hoard.length));
}

function eatBuffers(): never {
  for (;;) hoard.push(Buffer.alloc(1 << 20, 1));
}

function sourceOf(title: string, body: string): ParsedSource {
  return {
    title,
    byline: null,
    publisher: null,
    url: null,
    publishedAt: null,
    language: null,
    direction: 'ltr',
    tags: [],
    reliability: null,
    status: 'current',
    body,
    sha256: '0'.repeat(64),
    pages: null,
    blocks: 1,
    form: 'text',
  };
}

serveJobs(async ({ name, bytes }) => {
  switch (name) {
    case 'endless':
      for (;;);
    case 'backtracking':
      /^(a+)+$/.test(`${'a'.repeat(60)}!`);
      break;
    case 'never':
      await new Promise(() => undefined);
      break;
    case 'heap':
      return eatHeap();
    case 'buffers':
      return eatBuffers();
    case 'one-text':
      hoard.push('x'.repeat(2 ** 30));
      break;
    case 'deep':
      return (function deeper(): ParsedSource {
        return deeper();
      })();
    case 'kills':
      process.kill(process.pid, 'SIGSEGV');
      await new Promise(() => undefined);
      break;
    case 'ends':
      return process.exit(0);
    case 'late':
      setTimeout(() => process.kill(process.pid, 'SIGSEGV'), 0);
      break;
    case 'garbage':
      parentPort?.postMessage({ type: 'parsed', id: 0, source: { body: 7 } });
      await new Promise(() => undefined);
      break;
    case 'lie':
      return { ...sourceOf('a\nb', ''), sha256: 'none' };
    case 'wrong':
      throw new AppError('encrypted', '“wrong” is encrypted.');
    case 'fault':
      throw new TypeError('x is not a function');
    case 'loud':
      for (let line = 0; line < 20_000; line++) console.log('x'.repeat(100));
      break;
    case 'environment':
      return sourceOf(name, JSON.stringify({ env: process.env, argv: process.execArgv }));
  }
  return sourceOf(name, Buffer.from(bytes).toString('utf8'));
});
