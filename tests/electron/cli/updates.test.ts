import { readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';
import * as v from 'valibot';
import { describe, expect, it, onTestFinished } from 'vitest';
import { annotateQuote, listAnnotations } from '../../../electron/acts/annotations.ts';
import { createBriefing } from '../../../electron/acts/briefings.ts';
import { addSource, deskAt } from '../acts/test-desk.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { runCli, runJson } from './run-cli.ts';

const port = 'The port handled fewer ships in October than in any month since the strike of 2019.';
const pilots = 'Pilots refuse to work at night until the council has answered their letter about wages.';
const council = 'The council meets on 18 November to decide whether the harbour tax is raised again.';
const later = ['This report was corrected.', pilots, council.replace('is raised', 'is to be raised')].join('\n\n');

/** A closed library with one source, a note on each of its paragraphs, and a briefing that cites the last. */
async function libraryWithNotes() {
  const folder = await temporaryFolder();
  const root = join(folder, 'library');
  const desk = await deskAt(root);
  const { id } = await addSource(desk, [port, pilots, council].join('\n\n'), 'Traffic falls');
  for (const exact of [port, pilots, council]) await annotateQuote(desk, { articleId: id, exact });
  const notes = (await listAnnotations(desk, id)).map((note) => note.id);
  const body = `The tax is open.[^${notes[2]}] Ships wait.`;
  const briefing = await createBriefing(desk, { title: 'Outlook', body });
  await desk.library.close();
  const file = join(folder, 'later.txt');
  await writeFile(file, later);
  return { id, notes, file, briefing: briefing.id, library: ['--library', root] };
}

const Updated = v.strictObject({
  version: v.number(),
  annotations: v.array(
    v.strictObject({
      id: v.string(),
      state: v.string(),
      start: v.optional(v.number()),
      end: v.optional(v.number()),
      similarity: v.optional(v.number()),
    }),
  ),
});

describe('update', { timeout: 60_000 }, () => {
  it('says where each note stands in the new version', async () => {
    const { id, notes, file, library } = await libraryWithNotes();
    const { code, value } = await runJson(['update', id, file, ...library]);
    const { version, annotations } = v.parse(Updated, value);
    expect({ code, version }).toEqual({ code: 0, version: 2 });
    expect(annotations.map((each) => each.id)).toEqual(notes);
    const [lost, moved, changed] = annotations;
    expect(lost).toEqual({ id: notes[0], state: 'lost' });
    expect(moved).toEqual({
      id: notes[1],
      state: 'moved',
      start: later.indexOf(pilots),
      end: later.indexOf('\n\nThe council'),
    });
    expect([changed?.state, later.slice(changed?.start, changed?.end)]).toEqual(['changed', later.split('\n\n')[2]]);
    expect(changed?.similarity).toBeGreaterThan(0.8);
  });

  it('fetches an address, one on this machine only when that is allowed', async () => {
    const { id, library } = await libraryWithNotes();
    const server = createServer((_request, response) => {
      response.writeHead(200, { 'content-type': 'text/plain; charset=utf-8' }).end(later);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => new Promise((resolve) => void server.close(() => resolve())));
    const url = `http://127.0.0.1:${v.parse(v.object({ port: v.number() }), server.address()).port}/later.txt`;
    const refused = { code: 1, value: { error: { code: 'address-refused' } } };
    expect(await runJson(['update', id, url, ...library])).toMatchObject(refused);
    const allowed = await runJson(['update', id, url, '--allow-private', ...library]);
    expect(allowed).toMatchObject({ code: 0, value: { version: 2 } });
    expect(await runJson(['show', id, ...library])).toMatchObject({ value: { url, text: later } });
  });

  it('makes no version of the same text, and says so', async () => {
    const { id, file, library } = await libraryWithNotes();
    await runCli(['update', id, file, ...library]);
    const again = await runCli(['update', id, file, ...library]);
    expect(again).toMatchObject({ code: 0, stdout: expect.stringMatching(/^version 2\n/) });
    expect(again.stderr).toContain('the same');
  });

  it('is shown with the text that the source had', async () => {
    const { id, file, library } = await libraryWithNotes();
    await runCli(['update', id, file, ...library]);
    const { value } = await runJson(['show', id, ...library]);
    const earlier = [{ version: 1, title: 'Traffic falls', text: [port, pilots, council].join('\n\n') }];
    expect(value).toMatchObject({ version: 2, text: later, earlier, origin: { kind: 'file', name: 'later.txt' } });
    expect((await runCli(['show', id, ...library])).stdout).toMatch(/\nVersion 2, .*\nearlier: version 1, /);
  });

  it('is in what is exported afterwards', async () => {
    const { id, notes, file, briefing, library } = await libraryWithNotes();
    await runCli(['update', id, file, ...library]);
    const { stdout } = await runCli(['export', briefing, '--to', join(file, '../out'), ...library]);
    const exported = await readFile(stdout.trim(), 'utf8');
    expect(exported).toMatch(new RegExp(`\\[\\^${notes[2]}\\]: .* ¶3 of version 1\\. The passage reads differently`));
    expect(exported).toContain(`> ${council}`);
  });

  it('names what is not there', async () => {
    const { id, file, library } = await libraryWithNotes();
    const missing = { code: 1, value: { error: { code: 'not-found' } } };
    expect(await runJson(['update', 'missing999', file, ...library])).toMatchObject(missing);
    expect(await runJson(['update', id, join(file, '../typo.txt'), ...library])).toMatchObject(missing);
  });
});

describe('source', { timeout: 60_000 }, () => {
  it('answers the source, and when it fell the sentences that cite it', async () => {
    const { id, briefing, library } = await libraryWithNotes();
    const args = ['source', id, '--status', 'withdrawn', '--reliability', 'E', '--tag', 'port', '--tag', 'tax'];
    const { code, value } = await runJson([...args, ...library]);
    expect(code).toBe(0);
    const affected = [{ briefing, sentence: 'The tax is open.' }];
    expect(value).toMatchObject({ id, status: 'withdrawn', reliability: 'E', tags: ['port', 'tax'], affected });
  });

  it('names no sentences when it did not fall', async () => {
    const { id, library } = await libraryWithNotes();
    const { value } = await runJson(['source', id, '--reliability', 'A', ...library]);
    expect(value).toMatchObject({ id, reliability: 'A' });
    expect(value).not.toHaveProperty('affected');
  });
});
