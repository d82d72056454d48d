import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { citedIds } from '../../../core/briefing/citations.ts';
import { traceBriefing } from '../../../core/briefing/trace.ts';
import { saveBody } from '../../../electron/acts/briefings.ts';
import { resolveCitations } from '../../../electron/acts/citations.ts';
import { renderBriefing } from '../../../electron/acts/exports.ts';
import { listAllAnnotations } from '../../../electron/acts/list-documents.ts';
import { removeSamples, restore } from '../../../electron/acts/removal.ts';
import { installSamples } from '../../../electron/acts/samples.ts';
import { librarySummary } from '../../../electron/acts/summary.ts';
import { addSource, testDesk } from './test-desk.ts';

const folder = fileURLToPath(new URL('../../../resources/samples', import.meta.url));

async function sampleBriefing(desk: Awaited<ReturnType<typeof testDesk>>) {
  const { briefing } = await installSamples(desk, folder);
  const document = await desk.library.briefings.get(briefing);
  if (document === null) throw new Error('The sample briefing is not there.');
  return document;
}

describe('the sample library', () => {
  it('holds articles in English, Urdu and Chinese, the English one first, and a finished briefing', async () => {
    const desk = await testDesk();
    const { status, lang } = await sampleBriefing(desk);
    expect({ status, lang }).toEqual({ status: 'final', lang: 'en' });
    const rows = desk.library.catalogue.articles();
    expect(rows.map(({ language, direction }) => `${language} ${direction}`)).toEqual(['en ltr', 'ur rtl', 'zh ltr']);
    for (const row of rows) expect(row).toMatchObject({ sample: true, reliability: expect.any(String) });
  });

  it('has notes of all four categories, found where their quotes stand', async () => {
    const desk = await testDesk();
    await installSamples(desk, folder);
    const notes = await listAllAnnotations(desk);
    expect(new Set(notes.map(({ category }) => category)).size).toBe(4);
    const set = JSON.parse(await readFile(`${folder}/samples.json`, 'utf8'));
    const quotes = new Map(set.annotations.map((note: { id: string; exact: string }) => [note.id, note.exact]));
    for (const note of notes) expect(note.anchor?.quote.exact).toBe(quotes.get(note.id));
  });

  it('has every sentence of its briefing traced, and every citation resolved', async () => {
    const desk = await testDesk();
    const { body, lang } = await sampleBriefing(desk);
    const untraced = traceBriefing(body, lang).filter(({ state }) => state === 'untraced');
    expect(untraced.map(({ text }) => text)).toEqual([]);
    expect(await resolveCitations(desk, citedIds(body))).not.toContain(null);
  });

  it('quotes in its briefing what the sources say', async () => {
    const desk = await testDesk();
    const { body } = await sampleBriefing(desk);
    const quoted = [...body.matchAll(/^> (.+)\[\^(\w+)\]$/gm)];
    const citations = await resolveCitations(
      desk,
      quoted.map(([, , id]) => id ?? ''),
    );
    expect(quoted.map(([, quote]) => quote)).toEqual(citations.map((citation) => citation?.quote));
    expect(quoted.length).toBeGreaterThan(0);
  });

  it('has no sentence of prose with a likelihood and a confidence', async () => {
    const desk = await testDesk();
    const { body, lang } = await sampleBriefing(desk);
    const mixed = traceBriefing(body.replace(/^\|.*$/gm, ''), lang).filter(
      ({ text }) => /likely|certain|chance/.test(text) && /\b(?:high|moderate|low)\b|confidence/.test(text),
    );
    expect(mixed).toEqual([]);
  });

  it('exports with nothing dropped', async () => {
    const desk = await testDesk();
    const { id } = await sampleBriefing(desk);
    expect((await renderBriefing(desk, id)).dropped).toEqual([]);
  });
});

describe('installSamples', () => {
  it('changes nothing the second time', async () => {
    const desk = await testDesk();
    const { id } = await sampleBriefing(desk);
    await saveBody(desk, id, null, 'Edited.');
    await installSamples(desk, folder);
    expect((await desk.library.briefings.get(id))?.body).toBe('Edited.');
    expect(desk.library.catalogue.articles()).toHaveLength(3);
  });

  it('does not bring back samples that were removed', async () => {
    const desk = await testDesk();
    await installSamples(desk, folder);
    await removeSamples(desk);
    await installSamples(desk, folder);
    expect(librarySummary(desk)).toMatchObject({ articles: 0, briefings: 0, hasSamples: false });
  });
});

describe('removeSamples', () => {
  it('takes all samples and nothing else, and is undone by one act', async () => {
    const desk = await testDesk();
    await addSource(desk, 'The person’s own text.');
    const { id } = await sampleBriefing(desk);
    const notes = await listAllAnnotations(desk);
    const removed = await removeSamples(desk);
    expect(librarySummary(desk)).toMatchObject({ articles: 1, briefings: 0, hasSamples: false });
    await restore(desk, removed);
    expect(librarySummary(desk)).toMatchObject({ articles: 4, briefings: 1, hasSamples: true });
    expect(await listAllAnnotations(desk)).toEqual(notes);
    expect(await desk.library.briefings.get(id)).not.toBeNull();
  });
});
