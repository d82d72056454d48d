import fc from 'fast-check';
import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import { changesOfPieces } from '../../../../core/markdown/piece-changes.ts';
import { PieceList } from '../../../../renderer/panes/briefing/piece-list.ts';

/** A list in an element with something behind it, and a way to show other pieces. */
function listUnderTest() {
  const { document } = parseHTML('<main><footer></footer></main>');
  const main = document.querySelector('main');
  if (main === null) throw new Error('There is no main element.');
  const list = new PieceList(main, (html) => {
    const template = document.createElement('template');
    template.innerHTML = html;
    return template.content;
  });
  let before: readonly string[] = [];
  const change = (after: readonly string[]) => {
    list.apply(changesOfPieces(before, after));
    before = after;
  };
  const show = (...after: string[]) => {
    change(after);
    list.renderUntil(() => true);
  };
  return { main, list, change, show, html: () => main.innerHTML };
}

const piece = fc.constantFrom('<p>a</p>', '<p>b</p>\n', '<p>c</p><p>d</p>', '', '<h2>e</h2>', 'f');

describe('a list of pieces', () => {
  it('shows each list as it would show it alone, what came before and what was finished or not', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.array(piece, { maxLength: 12 }), fc.nat(4)), { maxLength: 8 }), (steps) => {
        const { list, change, html } = listUnderTest();
        for (const [pieces, slices] of steps) {
          change(pieces);
          for (let i = 0; i < slices; i += 1) list.renderUntil(() => false);
        }
        list.renderUntil(() => true);
        expect(html()).toBe(`${(steps.at(-1)?.[0] ?? []).join('')}<footer></footer>`);
      }),
    );
  });

  it('leaves the nodes of other pieces alone', () => {
    const { main, show } = listUnderTest();
    show('<p>a</p>', '<p>b</p>', '<p>c</p>');
    const [first, , last] = [...main.children];
    show('<p>a</p>', '<p>x</p><p>y</p>', '<p>c</p>');
    expect([main.children[0], main.children[3]]).toEqual([first, last]);
  });

  it('shows the earlier piece until the later one is made', () => {
    const { list, change, show, html } = listUnderTest();
    show('<p>a</p>', '<p>b</p>');
    change(['<p>x</p>', '<p>y</p>']);
    expect(list.renderUntil(() => false)).toBe(false);
    expect(html()).toBe('<p>x</p><p>b</p><footer></footer>');
    expect(list.renderUntil(() => false)).toBe(true);
    expect(html()).toBe('<p>x</p><p>y</p><footer></footer>');
  });
});
