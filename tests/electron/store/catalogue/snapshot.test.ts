import { describe, expect, it } from 'vitest';
import { LiveCatalogue } from '../../../../electron/store/catalogue/catalogue.ts';
import { itemOf } from '../../../../electron/store/catalogue/rows.ts';
import { decodeSnapshot, encodeSnapshot } from '../../../../electron/store/catalogue/snapshot.ts';
import { annotations, article, briefing } from '../builders.ts';

const stamp = { modified: 1_700_000_000_000.25, size: 512, ino: 77 };
const items = [
  itemOf.article(article('firstfirst', { title: 'Переговоры – 会谈 \u2028 “quoted”', tags: ['a', 'b'] }), 3, stamp),
  itemOf.annotations(annotations('firstfirst', ['annotone']), 2, stamp),
  itemOf.briefing(briefing('briefingone', { body: 'Yes.[^annotone]' }), 1, stamp),
];

function filled(): LiveCatalogue {
  const catalogue = new LiveCatalogue();
  for (const item of items) catalogue.put(item);
  return catalogue;
}

const encoded = () => encodeSnapshot(filled().content(), 'snapshot-one');

describe('a snapshot', () => {
  it('fills a catalogue that then answers as the first did, in any script', async () => {
    const catalogue = new LiveCatalogue();
    const snapshot = await decodeSnapshot(await encoded());
    if (snapshot !== null) catalogue.fill(snapshot);
    expect(items.map((item) => catalogue.agreesWith(item))).toEqual([true, true, true]);
    expect(catalogue.content()).toEqual(filled().content());
    expect([snapshot?.id, catalogue.articleOfAnnotation('annotone')]).toEqual(['snapshot-one', 'firstfirst']);
  });

  it('tells whether there are samples', async () => {
    const catalogue = filled();
    expect((await decodeSnapshot(await encodeSnapshot(catalogue.content(), 'one')))?.samples).toBe(0);
    catalogue.put(itemOf.article(article('samplesamp', { origin: { kind: 'sample', name: 'one' } }), 1, stamp));
    expect((await decodeSnapshot(await encodeSnapshot(catalogue.content(), 'two')))?.samples).toBe(1);
  });

  it('is ASCII', async () => {
    expect((await encoded()).toString('latin1')).toMatch(/^[\n\x20-\x7e]*$/);
  });

  it('of an empty catalogue is empty', async () => {
    const snapshot = await decodeSnapshot(await encodeSnapshot(new LiveCatalogue().content(), 'none'));
    expect([snapshot?.id, snapshot?.tables.article.rows()]).toEqual(['none', []]);
  });

  it.each([
    ['nothing', () => ''],
    ['a cut one', (text: string) => text.slice(0, -20)],
    ['an altered one', (text: string) => text.replace('512', '513')],
    ['another format', (text: string) => text.replace('"format":2', '"format":999')],
    ['other text', () => 'not\na snapshot\n'],
  ])('is not made out of %s', async (_, change) => {
    const text = (await encoded()).toString('latin1');
    expect(await decodeSnapshot(Buffer.from(change(text), 'latin1'))).toBeNull();
  });
});
