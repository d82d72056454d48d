import { describe, expect, it } from 'vitest';
import { exportBriefing } from '../../../core/export/briefing.ts';
import { annotation, article, briefing, changed, cited, updated } from './builders.ts';
import { expectGolden } from './golden.ts';
import { bodyOfPassages, hostilePassages } from './hostile.ts';

const gazette = article({
  body: 'The talks opened on Monday.\n\nThe pilots agreed to “speed up” work — by 12.5 %.\\\nNo date was given.\n\nThe port stays shut.\n',
});
const urdu = article({
  id: 'urdunews22',
  title: 'بندرگاہ کے مذاکرات',
  byline: null,
  publisher: 'روزنامہ ساحل',
  url: 'https://sahil.example/خبر#matn',
  publishedAt: '2026-03-01',
  language: 'ur',
  direction: 'rtl',
  reliability: 'C',
  status: 'corrected',
  body: 'دونوں فریقوں نے کام تیز کرنے پر اتفاق کیا۔\n\nبندرگاہ بند رہے گی۔\n',
});
const chinese = article({
  id: 'zhpaper333',
  title: '港口谈判',
  byline: '记者 林',
  publisher: null,
  url: null,
  publishedAt: null,
  language: 'zh',
  reliability: null,
  status: 'withdrawn',
  body: '双方同意加快工作。\n\n港口继续关闭。\n',
});
const pilots = annotation(
  gazette,
  'k3f9a2m7qx',
  'The pilots agreed to “speed up” work — by 12.5 %.\nNo date was given.\n\nThe port',
);
const both = annotation(urdu, 'p5qagreed2', 'دونوں فریقوں نے کام تیز کرنے پر اتفاق کیا۔', { credibility: null });
const shut = annotation(chinese, 'zhshut4444', '港口继续关闭', { credibility: 4, state: 'lost' });
const whole = annotation(gazette, 'whole55555', null, { credibility: null, comment: 'Private.' });

const passages = new Map([cited(gazette, pilots), cited(urdu, both), cited(chinese, shut), cited(gazette, whole)]);

function exported(body: string) {
  return exportBriefing({ briefing: briefing({ body }), passages });
}

describe('an exported briefing', () => {
  const full = briefing({
    title: 'Harbour talks: “speed up”',
    template: 'bluf',
    marking: 'OFFICIAL: for desk use',
    cutoff: '2026-03-04',
    status: 'final',
    lang: 'en',
    author: ['R. Almgren', 'لیلیٰ'],
    tags: ['harbour', 'pilots & port'],
    body: [
      '# Harbour talks',
      '## Bottom line',
      'Both sides agreed to speed up work.[^k3f9a2m7qx][^p5qagreed2] They will *likely* resume in May.[^judgment]',
      '## Developments',
      '- The port stays shut.[^zhshut4444][^whole55555]',
      '- A figure was repeated.[^k3f9a2m7qx][^1] Nobody confirmed it.[^gone777777]',
      '[^1]: A note of the writer’s own.',
    ].join('\n\n'),
  });

  it('has front matter, the body as written, and a definition for each citation', () => {
    const file = exportBriefing({ briefing: full, passages });
    expect(file.fileName).toBe('2026-03-04-harbour-talks-speed-up-brief4day7.md');
    expect(file.dropped).toEqual(['The passage that [^gone777777] cites is not in this library.']);
    expectGolden('briefing.md', file.content);
  });

  it('points to the bibliography and to its sources in a library export', () => {
    expectGolden('briefing-in-library.md', exportBriefing({ briefing: full, passages, inLibrary: true }).content);
  });

  it('quotes every hostile passage without letting it out of its quote', () => {
    const source = article({ body: bodyOfPassages(hostilePassages) });
    const notes = hostilePassages.map((passage, index) => annotation(source, `hostile${index}`, passage));
    const body = notes.map((note) => `Said.[^${note.id}]`).join('\n\n');
    const found = new Map(notes.map((note) => cited(source, note)));
    expectGolden('hostile.md', exportBriefing({ briefing: briefing({ body }), passages: found }).content);
  });

  it('is front matter alone when the body is empty', () => {
    expect(exported('').content).toMatch(/^---\n[^#]*\n---\n$/);
  });

  it('keeps its file name when it is edited on another day', () => {
    const one = exportBriefing({ briefing: briefing(), passages });
    const later = exportBriefing({ briefing: briefing({ updatedAt: '2027-01-01T00:00:00.000Z' }), passages });
    expect(later.fileName).toBe(one.fileName);
    expect(later.content).toContain('\ndate: "2027-01-01"\n');
  });

  it('lists the addresses of cited sources once each, in order of first citation', () => {
    const { content } = exported('A.[^p5qagreed2] B.[^k3f9a2m7qx] C.[^whole55555]\n');
    expect(content).toContain(
      '\nsource:\n  - "https://sahil.example/خبر#matn"\n  - "https://quay.example/pilots"\nstatus',
    );
  });
});

describe('the definition of a passage that is not what it was', () => {
  const first = article({ status: 'corrected', body: 'The talks opened.\n\nThe port stays shut.\n' });
  const second = updated(first, 'The port stays closed.\n');
  const shut = annotation(first, 'k3f9a2m7qx', 'The port stays shut.');
  const defined = (note: typeof shut) => {
    const { content } = exportBriefing({ briefing: briefing(), passages: new Map([cited(second, note)]) });
    return content.slice(content.indexOf('\n[^k3f9a2m7qx]:') + 1).replace(/\n\n<!-- [\s\S]*/, '');
  };

  it('quotes the words that were cited, names their version, and says that they changed', () => {
    expect(defined(changed(second, shut, 'The port stays closed.'))).toBe(
      [
        '[^k3f9a2m7qx]: “Pilots agree to speed up work”, The Quay Gazette, 2026-03-02, ¶2 of version 1, grade B2. **The source was corrected.** The passage reads differently in the source as it is now.',
        '    > The port stays shut.',
        '    <https://quay.example/pilots>',
      ].join('\n\n'),
    );
  });

  it('says that they are lost', () => {
    const lines = defined({ ...shut, state: 'lost' }).split('\n\n');
    expect(lines[0]).toMatch(/, ¶2 of version 1, grade B2\. .* The passage is not in the source as it is now\.$/);
    expect(lines.slice(1)).toEqual(['    > The port stays shut.', '    <https://quay.example/pilots>']);
  });
});

describe('the definitions of an exported briefing', () => {
  it('stand in order of first citation, each once', () => {
    const { content } = exported('A.[^judgment] B.[^p5qagreed2] C.[^k3f9a2m7qx] D.[^p5qagreed2][^judgment]\n');
    expect(content.match(/^\[\^\w+\]:/gm)).toEqual(['[^judgment]:', '[^p5qagreed2]:', '[^k3f9a2m7qx]:']);
  });

  it('never hold the analyst’s comment', () => {
    expect(exported('A.[^whole55555]\n').content).not.toContain('Private');
  });

  it('give the reliability alone, or the credibility alone, when the other is unknown', () => {
    expect(exported('A.[^p5qagreed2]\n').content).toContain('¶1, grade C.');
    expect(exported('A.[^zhshut4444]\n').content).toContain(', grade 4.');
  });

  it('leave a footnote of the writer’s own alone, defined or not', () => {
    const body = 'A.[^1][^note]\n\n[^1]: Mine.\n';
    expect(exported(body).content.endsWith(`\n\n${body}`)).toBe(true);
  });

  it('give way to one that the body has for the same label, and say so', () => {
    const file = exported('A.[^k3f9a2m7qx]\n\n[^k3f9a2m7qx]: Pasted.\n');
    expect(file.content.match(/^\[\^k3f9a2m7qx\]:/gm)).toHaveLength(1);
    expect(file.dropped).toEqual(['The briefing defines [^k3f9a2m7qx] itself, so the passage it cites is not given.']);
  });

  it('are not made for references in code', () => {
    expect(exported('`[^k3f9a2m7qx]`\n').content).not.toContain('[^k3f9a2m7qx]:');
  });

  it('are not swallowed by a fence that the body leaves open', () => {
    expect(exported('A.[^judgment]\n\n```\ncode\n').content).toContain('\n```\ncode\n```\n\n<!-- citations');
  });
});
