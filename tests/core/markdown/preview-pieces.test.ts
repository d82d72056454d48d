import { describe, expect, it } from 'vitest';
import { renderParts } from '../../../core/markdown/render-preview.ts';

const describeNothing = () => ({ label: '', name: '', tooltip: '', grade: null, warnings: [] });

function piecesOf(body: string): readonly string[] {
  return renderParts({ body, lang: 'en', citations: new Map(), describe: describeNothing }).blocks;
}

describe('the pieces of a preview', () => {
  it('are its blocks', () => {
    expect(piecesOf('# One\n\nTwo.\n\n- three\n- four')).toHaveLength(3);
  });

  it.each([
    ['a tag that is closed in another block', 'One <b>two\n\nthree</b> four\n\nfive', 2],
    ['a block of HTML round others', '<details>\n\nOne\n\n</details>\n\ntwo', 2],
    ['a tag that is never closed', 'One\n\ntwo <i>\n\nthree\n\nfour', 2],
    ['a closing tag of nothing', 'One\n\n</div>\n\nthree\n\nfour', 2],
    ['an element with rules of its own', 'One\n\n<select>\n\nthree\n\nfour', 2],
  ])('hold %s together', (_, body, count) => {
    expect(piecesOf(body)).toHaveLength(count);
  });

  it.each([
    'One <b title="a>b">two</b>\n\nthree',
    'One <br> two<br/>\n\nthree',
    'Dear <recipient>, one\n\ntwo',
    'One <!-- <b> --> two\n\nthree',
  ])('of %j are parted', (body) => {
    expect(piecesOf(body)).toHaveLength(2);
  });

  it('have the writer’s own footnotes behind them', () => {
    const pieces = piecesOf('One[^x]\n\n[^x]: A note.\n\nTwo[^x]');
    expect(pieces.at(-1)).toContain('<section class="footnotes"');
    expect(pieces).toHaveLength(3);
  });
});
