import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exportArticle } from '../../../core/export/article.ts';
import { type CitedPassage, exportBriefing } from '../../../core/export/briefing.ts';
import { readExportedBriefing } from '../../../core/export/read-back.ts';
import type { Briefing } from '../../../core/model/briefing.ts';
import { annotation, article, briefing, cited } from './builders.ts';

const source = article();
const passages = new Map([cited(source, annotation(source, 'k3f9a2m7qx', 'agreed to speed up'))]);
const regionLine = '<!-- citations: made by Briefing Notes at export; changes in here are not read back -->';

const pieces = fc.constantFrom(
  '# Talks\n',
  'The pilots agreed.[^k3f9a2m7qx]\n',
  'Likely.[^judgment][^gone777777]\r\n',
  '[^1]: Mine.\n',
  '[^k3f9a2m7qx]: Pasted.\n',
  '```\ncode [^k3f9a2m7qx]\n',
  '---\n',
  'title: "x"\n',
  '<!-- open\n',
  '-->\n',
  '<pre>\n',
  '- item\n',
  '    indented\n',
  '> quote\n',
  `${regionLine}\n`,
  '<!-- /citations -->\n',
  '\n',
  '  \n',
  '\ufeff',
  'text without an end',
);
const bodies = fc
  .array(fc.oneof({ weight: 4, arbitrary: pieces }, fc.string({ unit: 'grapheme' })))
  .map((parts) => parts.join(''));
const line = fc.stringMatching(/^[^\r\n]{0,60}$/);
const tag = fc.stringMatching(/^[^\r\n,]{1,20}$/);
const briefings: fc.Arbitrary<Briefing> = fc
  .record({
    title: line,
    body: bodies,
    template: fc.option(line),
    marking: fc.option(line),
    cutoff: fc.constantFrom(null, '2026-03-01'),
    status: fc.constantFrom('draft', 'final'),
    lang: fc.constantFrom(null, 'en', 'zh-Hans'),
    author: fc.array(line, { maxLength: 2 }),
    tags: fc.array(tag, { maxLength: 2 }),
  })
  .map(briefing);

const write = (of: Briefing, found: ReadonlyMap<string, CitedPassage> = passages) =>
  exportBriefing({ briefing: of, passages: found }).content;

/** Reads a file back into the briefing that an import would make of it. */
function readBack(content: string): Briefing {
  const read = readExportedBriefing(content);
  if (read === null) throw new Error('not read back');
  const { date, ...known } = read.frontMatter;
  return briefing({ ...known, body: read.body, updatedAt: `${date}T00:00:00.000Z` });
}

describe('an exported briefing that is read back', () => {
  it('exports again to the same bytes', () => {
    fc.assert(
      fc.property(briefings, (of) => {
        const first = write(of);
        expect(write(readBack(first))).toBe(first);
      }),
      { numRuns: 500 },
    );
  });

  it('exports again to the same bytes when closing its last block changed what it shows', () => {
    const body = '[^1]: Mine.\n<pre>\n  \n![^k3f9a2m7qx]: Pasted.\n';
    const first = write(briefing({ body }));
    expect(write(readBack(first))).toBe(first);
  });

  it('has the body as written, but for line ends and an open last block', () => {
    const body = '# Talks\n\n\nAgreed.[^k3f9a2m7qx]  \n\n[^1]: Mine.\n';
    expect(readBack(write(briefing({ body }))).body).toBe(body);
  });

  it('has everything else that a briefing holds', () => {
    const of = briefing({
      title: 'A: “b”',
      template: 'bluf',
      marking: 'OFFICIAL',
      cutoff: '2026-03-01',
      status: 'final',
      author: ['A'],
      tags: ['b'],
    });
    expect(readBack(write(of))).toEqual({ ...of, updatedAt: '2026-03-05T00:00:00.000Z' });
  });

  it('keeps what a reader wrote before and after the definitions', () => {
    const content = write(briefing()).replace('agreed.[', 'agreed, we hear.[');
    expect(readBack(`${content}\nA remark.`).body).toBe(
      '# Harbour talks\n\nThe pilots agreed, we hear.[^k3f9a2m7qx]\n\nA remark.\n',
    );
  });

  it('survives a reader’s line ends and byte order mark', () => {
    const content = write(briefing());
    expect(readBack(`\ufeff${content.replaceAll('\n', '\r\n')}`)).toEqual(readBack(content));
  });

  it('survives keys that a reader added', () => {
    const content = write(briefing()).replace('---\n', '---\ncssclasses:\n  - "wide"\n');
    expect(readBack(content).title).toBe('Harbour talks');
  });

  it('is refused, naming the key, when a reader broke a value', () => {
    const content = write(briefing()).replace('status: "draft"', 'status: "done"');
    expect(() => readExportedBriefing(content)).toThrow(
      expect.objectContaining({ code: 'bad-request', message: expect.stringContaining('“status”') }),
    );
  });

  it('is refused when a newer version wrote it', () => {
    const content = write(briefing()).replace('export_schema: 1', 'export_schema: 2');
    expect(() => readExportedBriefing(content)).toThrow(expect.objectContaining({ code: 'newer-schema' }));
  });

  it.each([
    ['a text', '# Talks\n'],
    ['another program’s file', '---\ntitle: "Talks"\ngenerator: "Other"\n---\n\nText.\n'],
    ['an exported article', exportArticle({ article: source, annotations: [] })[0]?.content ?? ''],
  ])('is not what %s is', (_, content) => {
    expect(readExportedBriefing(content)).toBeNull();
  });
});
