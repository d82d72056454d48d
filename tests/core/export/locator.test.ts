import { describe, expect, it } from 'vitest';
import { blocksOnce, locatePassage, locateProposal } from '../../../core/export/locator.ts';
import { annotation, article, changed, updated } from './builders.ts';

const paged = article({ body: '双方同意加快工作。\n\n港口继续关闭。\n\n会议推迟。\n', pages: [0, 11] });
const shut = annotation(paged, 'k3f9a2m7qx', '港口继续关闭');
const place = (...[note, of]: [typeof shut, typeof paged]) => locatePassage(note, of, blocksOnce());

describe('the locator of a passage', () => {
  it('names the page where the source has pages', () => {
    expect(place(shut, paged)).toBe('p. 2 ¶1');
  });

  it('is that of the earlier text, its pages included, and names the version', () => {
    const later = { ...updated(paged, '会议推迟。\n'), pages: null };
    expect(place({ ...shut, state: 'lost' }, later)).toBe('p. 2 ¶1 of version 1');
  });

  it('is none for a note on the whole source, nor when the earlier text is not there', () => {
    const later = { ...updated(paged, '会议推迟。\n'), earlier: [] };
    expect(place(annotation(paged, 'whole55555', null), paged)).toBeNull();
    expect(place({ ...shut, state: 'lost' }, later)).toBeNull();
  });

  it('tells the place of a proposal in the present text, and of nothing that is sure', () => {
    const later = { ...updated(paged, '会议推迟。\n\n港口仍然关闭。\n'), pages: null };
    expect(locateProposal(changed(later, shut, '港口仍然关闭'), later, blocksOnce())).toBe('¶2');
    expect(locateProposal(shut, paged, blocksOnce())).toBeNull();
  });
});
