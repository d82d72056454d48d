import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { AppError } from '../../../core/errors.ts';
import { createRouter, type RawRequest } from '../../../electron/ipc/router.ts';

const contract = {
  'note.double': { input: v.strictObject({ count: v.number() }), output: v.strictObject({ count: v.number() }) },
  'note.echo': { input: v.strictObject({ text: v.string() }), output: v.string() },
  'note.fail': { input: v.strictObject({ how: v.picklist(['named', 'bug', 'internal']) }), output: v.null() },
  'note.wrong': { input: v.strictObject({}), output: v.strictObject({ title: v.string() }) },
  'note.drop': { input: v.strictObject({}), output: v.array(v.string()), files: true },
} as const;

const failures = {
  named: () => new AppError('not-found', 'There is no such note.', { id: 'abc' }),
  bug: () => new TypeError('cannot read /home/ann/library/a.json'),
  internal: () => new AppError('internal', 'broken at /home/ann'),
};

function setUp(sizeLimit?: number) {
  const bugs: { call: string; error: unknown }[] = [];
  const route = createRouter({
    contract,
    context: { factor: 2 },
    reportBug: (call, error) => bugs.push({ call, error }),
    ...(sizeLimit === undefined ? {} : { sizeLimit }),
    handlers: {
      'note.double': async ({ count }, { factor }) => ({ count: count * factor }),
      'note.echo': async ({ text }) => text,
      'note.fail': async ({ how }) => {
        throw failures[how]();
      },
      'note.wrong': async () => JSON.parse('{"title":7}'),
      'note.drop': async (_input, _context, files) => [...files],
    },
  });
  const ask = (request: Partial<RawRequest>) =>
    route({ trusted: true, name: 'note.double', input: {}, files: undefined, ...request });
  return { ask, bugs };
}

const refusal = (code: string, message: RegExp) => ({
  ok: false,
  error: expect.objectContaining({ code, message: expect.stringMatching(message) }),
});

describe('The router', () => {
  it('hands a parsed request to its handler and wraps the answer', async () => {
    expect(await setUp().ask({ input: { count: 21 } })).toEqual({ ok: true, value: { count: 42 } });
  });

  it('refuses a sender that is not the app’s own page', async () => {
    const reply = await setUp().ask({ trusted: false, input: { count: 1 } });
    expect(reply).toEqual(refusal('bad-request', /own window/));
  });

  it.each(['note.none', 'toString', '__proto__', 7, null])('refuses the unknown call %s', async (name) => {
    expect(await setUp().ask({ name, input: {} })).toEqual(refusal('bad-request', /no such request/));
  });

  it.each([{}, { count: 'one' }, { count: 1, more: 2 }, null, undefined, []])(
    'refuses the bad input %j',
    async (input) => {
      expect(await setUp().ask({ input })).toEqual(refusal('bad-request', /note\.double/));
    },
  );

  it('says what is wrong with an input without repeating it', async () => {
    const reply = await setUp().ask({ input: { count: 'a secret text' } });
    expect(reply).toEqual(refusal('bad-request', /^note\.double was asked wrongly: count is not a valid number\.$/));
  });

  it('refuses a request larger than the limit and takes one that just fits', async () => {
    const { ask } = setUp(20);
    const text = (length: number) => ({ name: 'note.echo', input: { text: 'x'.repeat(length) } });
    expect(await ask(text(9))).toEqual({ ok: true, value: 'xxxxxxxxx' });
    expect(await ask(text(10))).toEqual(refusal('too-large', /larger than/));
  });

  it('refuses what is not plain JSON', async () => {
    const round: Record<string, unknown> = {};
    round['self'] = round;
    expect(await setUp().ask({ input: round })).toEqual(refusal('bad-request', /plain JSON/));
  });

  it('passes an expected failure as it is and does not call it a bug', async () => {
    const { ask, bugs } = setUp();
    const reply = await ask({ name: 'note.fail', input: { how: 'named' } });
    const error = { code: 'not-found', message: 'There is no such note.', details: { id: 'abc' } };
    expect(reply).toEqual({ ok: false, error });
    expect(bugs).toEqual([]);
  });

  it.each(['bug', 'internal'])('hides what a %s says and reports it with its call', async (how) => {
    const { ask, bugs } = setUp();
    const reply = await ask({ name: 'note.fail', input: { how } });
    expect(reply).toEqual(refusal('internal', /^[^/]+$/));
    expect(bugs).toEqual([{ call: 'note.fail', error: expect.any(Error) }]);
  });

  it('takes an answer that breaks the contract for a bug', async () => {
    const { ask, bugs } = setUp();
    expect(await ask({ name: 'note.wrong', input: {} })).toEqual(refusal('internal', /log/));
    expect(String(bugs[0]?.error)).toContain('title is not a valid string');
  });

  it('hands dropped files to a call that takes them', async () => {
    const files = ['/a.txt', '/b.md'];
    expect(await setUp().ask({ name: 'note.drop', files })).toEqual({ ok: true, value: files });
  });

  it('refuses files where the contract has none', async () => {
    const reply = await setUp().ask({ input: { count: 1 }, files: ['/etc/passwd'] });
    expect(reply).toEqual(refusal('bad-request', /no files/));
  });

  it.each([['/a', 7], Array.from({ length: 10_001 }, () => '/a'), { length: 1 }])(
    'refuses a bad list of files',
    async (files) => {
      expect(await setUp().ask({ name: 'note.drop', files })).toEqual(refusal('bad-request', /10,000/));
    },
  );
});
