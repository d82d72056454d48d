import { describe, expect, it } from 'vitest';
import { run } from '../../../electron/cli/run.ts';

async function outcomeOf(args: readonly string[]) {
  const printed: string[] = [];
  const said: string[] = [];
  const code = await run(args, '1.2.3', { print: (text) => printed.push(text), say: (text) => said.push(text) });
  return { code, printed: printed.join('\n'), said: said.join('\n') };
}

describe('wrong usage', () => {
  it.each([
    [],
    ['nonsense'],
    ['import'],
    ['import', '-', '-'],
    ['import', 'a.md', '--name', 'x.md'],
    ['list'],
    ['list', 'everything'],
    ['show', 'one', 'two'],
    ['show', 'one', '--colour', 'red'],
    ['annotate', 'one'],
    ['annotate', 'one', '--quote', 'x', '--category', 'nice'],
    ['annotate', 'one', '--quote', 'x', '--credibility', '7'],
    ['annotate', 'one', '--quote'],
    ['update', 'one'],
    ['update', 'one', 'a.md', 'b.md'],
    ['source'],
    ['source', 'one', '--reliability', 'G'],
    ['source', 'one', '--status', 'nice'],
    ['source', 'one', '--tag', 'a,b'],
    ['brief'],
    ['brief', 'one'],
    ['export', 'one'],
    ['export', 'one', '--all', '--to', 'x'],
    ['export', 'one', '--to', 'x', '--profile', 'nice'],
    ['verify', 'one'],
    ['search'],
    ['search', 'port', '--limit', '0'],
    ['search', 'port', '--limit'],
  ])('exits 2, says what is wrong and prints nothing: %s %s %s %s', async (...args) => {
    const outcome = await outcomeOf([...args.filter(Boolean), '--json']);
    expect(outcome).toMatchObject({ code: 2, printed: '', said: expect.stringMatching(/\n\nUsage: briefing-notes/) });
  });
});

describe('what this version does not have', () => {
  it.each([
    ['check', 'x'],
    ['annotations', 'import', 'x'],
    ['export', 'x', '--to', 'y', '--profile', 'pandoc'],
    ['export', 'x', '--to', 'y', '--format', 'html'],
    ['brief', '--title', 'x', '--template', 'bluf'],
  ])('answers not-yet: %s %s %s %s', async (...args) => {
    const { code, printed } = await outcomeOf([...args, '--json']);
    expect(code).toBe(1);
    expect(JSON.parse(printed)).toMatchObject({ error: { code: 'not-yet', message: expect.any(String) } });
  });
});

describe('--help and --version', () => {
  it('print usage, of one command when it is named, and the version', async () => {
    expect((await outcomeOf(['--help'])).printed).toMatch(/import PATH[\s\S]*verify/);
    expect((await outcomeOf(['annotate', '--help'])).printed).not.toContain('import PATH');
    expect(await outcomeOf(['--version'])).toEqual({ code: 0, printed: '1.2.3', said: '' });
  });
});

describe('options that all commands have', () => {
  it('may stand before the command', async () => {
    const { printed } = await outcomeOf(['--json', '--library', '/nowhere/at/all', 'show', 'x']);
    expect(JSON.parse(printed)).toMatchObject({ error: { code: 'not-found' } });
  });
});
