import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { AnnotationSchema } from '../../../core/model/annotation.ts';
import { BriefingSchema } from '../../../core/model/briefing.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { runJson } from './run-cli.ts';

const text = `Traffic falls

The port handled 1,946 ships in October — 18 per cent fewer than a year ago.
“No one asked us,” said the union’s chair – “not once.”

The council meets on 18 November.
`;

const Imported = v.array(v.looseObject({ id: v.string() }));
const Written = v.array(v.strictObject({ path: v.string(), id: v.string() }));
const Shown = v.looseObject({
  text: v.string(),
  blocks: v.array(v.looseObject({ kind: v.string(), text: v.string(), start: v.number(), end: v.number() })),
});

async function parsed<S extends v.GenericSchema>(schema: S, args: string[], input = ''): Promise<v.InferOutput<S>> {
  const { code, value } = await runJson(args, input);
  expect({ code, value }).toMatchObject({ code: 0 });
  return v.parse(schema, value);
}

describe('the command line', () => {
  it('imports, shows, annotates, briefs and exports, twice the same', { timeout: 120_000 }, async () => {
    const folder = await temporaryFolder();
    const library = ['--library', join(folder, 'library')];
    const source = join(folder, 'port.txt');
    await writeFile(source, text);

    const [added] = await parsed(Imported, ['import', source, ...library]);
    expect(added).toEqual({
      input: source,
      status: 'added',
      id: added?.id,
      title: 'Traffic falls',
      language: 'en',
      direction: 'ltr',
      blocks: 3,
    });
    const article = added?.id ?? '';

    const shown = await parsed(Shown, ['show', article, ...library]);
    expect(shown.text).toContain('1,946 ships');
    for (const block of shown.blocks) expect(shown.text.slice(block.start, block.end)).toBe(block.text);

    const quotes = ['1,946 ships in October', 'us," said the union\'s chair - "not once', '18 November'];
    const ids: string[] = [];
    for (const quote of quotes) {
      const args = ['annotate', article, '--quote', quote, '--category', 'figure', '--credibility', '2', ...library];
      const annotation = await parsed(AnnotationSchema, args);
      const { start, end } = annotation.anchor?.position ?? { start: 0, end: 0 };
      expect(shown.text.slice(start, end)).toBe(annotation.anchor?.quote.exact);
      ids.push(annotation.id);
    }

    const body = `# Outlook\n\n${ids.map((id, index) => `Sentence ${index}.[^${id}]`).join(' ')}\n`;
    const brief = ['brief', '--title', 'Outlook', '--body', '-', ...library];
    const briefing = await parsed(BriefingSchema, brief, body);
    expect(briefing).toMatchObject({ title: 'Outlook', body });

    const contents: string[] = [];
    for (const to of ['one', 'two']) {
      const args = ['export', briefing.id, '--to', join(folder, to), ...library];
      const [file, ...more] = await parsed(Written, args);
      expect(more).toEqual([]);
      expect(file?.id).toBe(briefing.id);
      contents.push(await readFile(file?.path ?? '', 'utf8'));
    }
    expect(contents[0]).toBe(contents[1]);
    for (const id of ids) expect(contents[0]).toContain(`\n[^${id}]: `);

    const listed = await parsed(Imported, ['list', 'annotations', ...library]);
    expect(listed.map(({ id }) => id)).toEqual([...ids].reverse());
    const verified = await runJson(['verify', ...library]);
    expect(verified).toEqual({ code: 0, value: { documents: 3, damaged: [], restored: [] } });
  });

  it('replaces a briefing’s text and title', { timeout: 60_000 }, async () => {
    const library = ['--library', join(await temporaryFolder(), 'library')];
    const made = await parsed(BriefingSchema, ['brief', '--title', 'Outlook', ...library]);
    const args = ['brief', made.id, '--body', '-', '--title', 'Outlook to June', ...library];
    const replaced = await parsed(BriefingSchema, args, 'New text.\r\n');
    expect(replaced).toMatchObject({ id: made.id, title: 'Outlook to June', body: 'New text.\n' });
  });

  it('exports everything', { timeout: 60_000 }, async () => {
    const folder = await temporaryFolder();
    const library = ['--library', join(folder, 'library')];
    const [added] = await parsed(Imported, ['import', '-', '--name', 'note.md', ...library], '# Falls\n\nText.');
    const files = await parsed(Written, ['export', '--all', '--to', join(folder, 'out'), ...library]);
    expect(files.map(({ id }) => id)).toEqual([added?.id, added?.id]);
    expect(await readFile(join(folder, 'out/MANIFEST.sha256'), 'utf8')).toContain('bibliography.json');
  });
});
