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

const encoded = () => encodeSnapshot(filled().tables(), 'snapshot-one');

describe('a snapshot', () => {
  it('gives back every row and stamp, in any script', async () => {
    const bytes = Buffer.from(await encoded(), 'latin1');
    expect(decodeSnapshot(bytes)).toEqual({ id: 'snapshot-one', tables: filled().tables() });
  });

  it('fills a catalogue that then answers as the first did', async () => {
    const catalogue = new LiveCatalogue();
    const snapshot = decodeSnapshot(Buffer.from(await encoded(), 'latin1'));
    if (snapshot !== null) catalogue.fill(snapshot.tables);
    expect(items.map((item) => catalogue.agreesWith(item))).toEqual([true, true, true]);
    expect(catalogue.articleOfAnnotation('annotone')).toBe('firstfirst');
  });

  it('is ASCII', async () => {
    expect(await encoded()).toMatch(/^[\n\x20-\x7e]*$/);
  });

  it('of an empty catalogue is empty', async () => {
    const bytes = Buffer.from(await encodeSnapshot(new LiveCatalogue().tables(), 'none'), 'latin1');
    expect(decodeSnapshot(bytes)).toMatchObject({ id: 'none', tables: { article: { rows: [] } } });
  });

  it.each([
    ['nothing', () => ''],
    ['a cut one', (text: string) => text.slice(0, -20)],
    ['an altered one', (text: string) => text.replace('512', '513')],
    ['another format', (text: string) => text.replace('"format":1', '"format":999')],
    ['other text', () => 'not\na snapshot\n'],
  ])('is not made out of %s', async (_, change) => {
    expect(decodeSnapshot(Buffer.from(change(await encoded()), 'latin1'))).toBeNull();
  });
});
