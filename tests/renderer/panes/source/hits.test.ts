import { describe, expect, it } from 'vitest';
import { parseDocument } from '../../../../core/markdown/parse.ts';
import type { Offsets } from '../../../../renderer/dom/offsets.ts';
import { Hits } from '../../../../renderer/panes/source/hits.svelte.ts';

function hitsIn(body: string) {
  const document = parseDocument(body);
  const visited: Offsets[] = [];
  const hits = new Hits(
    () => document,
    (place) => visited.push(place),
  );
  const words = () => visited.map(({ start, end }) => document.text.slice(start, end));
  const found = () => new Promise<void>((resolve) => setTimeout(() => (hits.searching ? resolve(found()) : resolve())));
  return { hits, text: document.text, words, found };
}

const body = 'The ferry stops.\n\nA harbour, a ferry and the council.\n\nThe council of the harbour.';

describe('Hits', () => {
  it('are gone to one after the other, round the end', () => {
    const { hits, words } = hitsIn(body);
    hits.show('harbour', null);
    expect([hits.list.length, hits.at]).toEqual([2, 0]);
    hits.step(1);
    hits.step(1);
    hits.step(-1);
    expect(hits.at).toBe(1);
    expect(words()).toEqual(['harbour', 'harbour', 'harbour', 'harbour']);
  });

  it('begin with the one at the place that was asked for', () => {
    const { hits, text, words } = hitsIn(body);
    const start = text.lastIndexOf('council');
    hits.show('council harbour', { start, end: start + 7 });
    expect([hits.list.length, hits.current?.start]).toEqual([4, start]);
    expect(words()).toEqual(['council']);
  });

  it('begin with the best passage when there is no place', () => {
    const { hits, text } = hitsIn(`The ferry stops.\n\n${'word '.repeat(60)}\n\nThe harbour and the ferry.`);
    hits.show('ferry harbour', null);
    expect(hits.current?.start).toBe(text.indexOf('harbour'));
  });

  it('are looked for from the place of reading on as words are typed', () => {
    const { hits, text } = hitsIn(body);
    hits.open = true;
    hits.type('coun', text.indexOf('The council'));
    expect(hits.current?.start).toBe(text.lastIndexOf('council'));
    hits.type('', 0);
    expect([hits.list.length, hits.at, hits.step(1)]).toEqual([0, -1, false]);
  });

  it('are none for a query of filters alone, which shows no bar', () => {
    const { hits, words } = hitsIn(body);
    hits.show('tag:sea', null);
    expect([hits.open, hits.list.length, words()]).toEqual([false, 0, []]);
  });

  it('are found in a long text bit by bit, at their places', async () => {
    const filler = Array.from({ length: 400 }, (_, i) => `${'word '.repeat(40)}${i % 100 === 7 ? 'harbour' : ''}`);
    const { hits, text, found } = hitsIn(filler.join('\n\n'));
    hits.show('harbour', null);
    expect(hits.searching).toBe(true);
    await found();
    expect(hits.list.map(({ start, end }) => text.slice(start, end))).toEqual(Array(4).fill('harbour'));
  });

  it('of an earlier query don’t come once another was asked for', async () => {
    const { hits, found } = hitsIn(`${'word '.repeat(30)}\n\n`.repeat(1000));
    hits.show('word', null);
    hits.show('nothing', null);
    await found();
    expect(hits.list).toEqual([]);
  });
});
