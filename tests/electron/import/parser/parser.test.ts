import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { hostileParser, jobOf, residentOfChildren, runShortProgram } from './hostile-parser.ts';

const hostile = [
  ['loops without end', 'endless', 'timed-out'],
  ['keeps a regular expression busy without end', 'backtracking', 'timed-out'],
  ['waits without end', 'never', 'timed-out'],
  ['fills the heap', 'heap', 'too-much-memory'],
  ['fills the memory outside the heap', 'buffers', 'too-much-memory'],
  ['asks for a longer text than there can be', 'one-text', 'too-much-memory'],
  ['nests calls without end', 'deep', 'too-complex'],
  ['ends the process with a fault', 'kills', 'malformed'],
  ['ends the thread', 'ends', 'malformed'],
  ['makes the process talk nonsense', 'garbage', 'malformed'],
  ['makes the process answer what is no source', 'lie', 'malformed'],
  ['is refused by its parser', 'wrong', 'encrypted'],
] as const;

describe('A file that', () => {
  it.each(hostile)('%s fails by itself', { timeout: 60_000 }, async (_, name, code) => {
    const parser = hostileParser({ wallClock: 6000, heap: 100, resident: 400 });
    const parsed = [jobOf('before'), jobOf(name), jobOf('after')].map((job) => parser.parse(job));
    const [before, bad, after] = await Promise.allSettled(parsed);
    expect(bad).toMatchObject({ status: 'rejected', reason: { code, message: expect.stringContaining(`“${name}”`) } });
    expect(before).toMatchObject({ value: { title: 'before' } });
    expect(after).toMatchObject({ value: { title: 'after', body: 'Text.' } });
  });
});

describe('The parser', () => {
  it('answers a fault of its own with an error that no one expected', async () => {
    const failed = hostileParser().parse(jobOf('fault'));
    await expect(failed).rejects.toThrow('x is not a function');
    await expect(failed).rejects.not.toHaveProperty('code');
  });

  it('reads many files in one process', async () => {
    const parser = hostileParser();
    const names = Array.from({ length: 50 }, (_, index) => `file ${index}`);
    const sources = await Promise.all(names.map((name) => parser.parse(jobOf(name))));
    expect(sources.map(({ title }) => title)).toEqual(names);
    expect(parser.started()).toBe(1);
  });

  it('blames no file for what the one before it left behind', async () => {
    const parser = hostileParser();
    const [, next] = await Promise.allSettled(['late', 'next'].map((name) => parser.parse(jobOf(name))));
    expect(next).toMatchObject({ value: { title: 'next' } });
  });

  it('is not held up by what a parser prints', async () => {
    await expect(hostileParser().parse(jobOf('loud'))).resolves.toMatchObject({ title: 'loud' });
  });

  it('gives its process nothing of this one’s environment', async () => {
    const { body } = await hostileParser().parse(jobOf('environment'));
    expect(JSON.parse(body).env).toEqual({});
  });

  it('keeps the process under its memory limit', { timeout: 60_000 }, async () => {
    const parser = hostileParser({ resident: 400 });
    let isOver = false;
    const failed = parser.parse(jobOf('buffers')).finally(() => {
      isOver = true;
    });
    failed.catch(() => undefined);
    let most = 0;
    while (!isOver) {
      most = Math.max(most, ...residentOfChildren());
      await sleep(5);
    }
    await expect(failed).rejects.toMatchObject({ code: 'too-much-memory' });
    expect(most).toBeGreaterThan(100);
    expect(most).toBeLessThan(700);
  });
});

describe('Cancelling', () => {
  it('stops the file that is being read, and the others go on', async () => {
    const parser = hostileParser();
    const stop = new AbortController();
    const endless = parser.parse(jobOf('endless'), { signal: stop.signal });
    const next = parser.parse(jobOf('next'));
    setTimeout(() => stop.abort(), 300);
    await expect(endless).rejects.toMatchObject({ code: 'cancelled' });
    await expect(next).resolves.toMatchObject({ title: 'next' });
    expect(parser.started()).toBe(2);
  });

  it('takes back files that wait, without another process', async () => {
    const parser = hostileParser();
    const stop = new AbortController();
    const first = parser.parse(jobOf('first'));
    const waiting = ['a', 'b', 'c'].map((name) => parser.parse(jobOf(name), { signal: stop.signal }));
    stop.abort();
    const codes = (await Promise.allSettled(waiting)).map((each) => each.status === 'rejected' && each.reason.code);
    expect(codes).toEqual(['cancelled', 'cancelled', 'cancelled']);
    await expect(first).resolves.toMatchObject({ title: 'first' });
    expect(parser.started()).toBe(1);
  });

  it('of a file that was sent along stops it when its turn comes', async () => {
    const parser = hostileParser();
    const stop = new AbortController();
    const first = parser.parse(jobOf('first'));
    const endless = parser.parse(jobOf('endless'), { signal: stop.signal });
    await Promise.resolve();
    stop.abort();
    await expect(endless).rejects.toMatchObject({ code: 'cancelled' });
    await first;
    await expect(parser.parse(jobOf('next'))).resolves.toMatchObject({ title: 'next' });
  });
});

describe('The process', () => {
  it('is started by the first file only', async () => {
    const parser = hostileParser();
    await sleep(50);
    expect(parser.started()).toBe(0);
  });

  it('ends when it has long had nothing to do, and the next file has another', async () => {
    const parser = hostileParser({ idle: 50 });
    await parser.parse(jobOf('a'));
    await expect.poll(residentOfChildren).toEqual([]);
    await parser.parse(jobOf('b'));
    expect(parser.started()).toBe(2);
  });

  it('does not keep a program from its end, nor lets it end too early', () => {
    expect(runShortProgram()).toBe('parsed a\n');
  });

  it('is gone once the parser is closed, whatever it was doing', async () => {
    const parser = hostileParser();
    const endless = parser.parse(jobOf('endless'));
    const waiting = parser.parse(jobOf('waiting'));
    await sleep(300);
    await Promise.all([
      parser.close(),
      expect(endless).rejects.toMatchObject({ code: 'cancelled' }),
      expect(waiting).rejects.toMatchObject({ code: 'cancelled' }),
    ]);
    expect(residentOfChildren()).toEqual([]);
    await expect(parser.parse(jobOf('late'))).rejects.toMatchObject({ code: 'cancelled' });
  });
});
