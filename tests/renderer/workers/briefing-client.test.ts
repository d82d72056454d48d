import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { assess } from '../../../core/briefing/assess.ts';
import { applyToPieces } from '../../../core/markdown/piece-changes.ts';
import { renderParts } from '../../../core/markdown/render-preview.ts';
import { describeChip } from '../../../renderer/panes/briefing/chip-label.ts';
import { BriefingClient, type Heard } from '../../../renderer/workers/briefing-client.ts';
import { markdownBody } from '../../core/markdown/generated-markdown.ts';
import { workerLine } from './worker-line.ts';

const citations = new Map([['missing1', null]]);
const shownAtFirst = { edition: 0, blocks: [] as string[], sources: [] as string[] };

async function showNext(client: BriefingClient, shown: typeof shownAtFirst, text: string) {
  const changes = await client.preview({ text, lang: 'en', citations, shown: shown.edition });
  if (changes === null) return shown;
  const { edition, blocks, sources } = changes;
  return { edition, blocks: applyToPieces(shown.blocks, blocks), sources: applyToPieces(shown.sources, sources) };
}

describe('a briefing’s text in the worker', () => {
  it('is checked as it is checked anywhere', async () => {
    const text = 'One is.[^k5herald05] Two is.\n\n| a | b |\n|---|---|\n| 1 | 2 |';
    expect(await new BriefingClient(workerLine).check(text, 'en')).toEqual(assess(text, 'en'));
  });

  it('is shown by changes as it would be shown anew', async () => {
    const edit = fc.record({
      at: fc.nat(2000),
      cut: fc.nat(30),
      insert: fc.constantFrom('a', '\n\n', '[^n]', '[^n]: x\n', '<b>', '- ', '[x]: y\n', '[^missing1]'),
    });
    await fc.assert(
      fc.asyncProperty(fc.integer(), fc.array(edit, { maxLength: 8 }), async (seed, edits) => {
        const client = new BriefingClient(workerLine);
        let text = markdownBody(seed);
        let shown = await showNext(client, shownAtFirst, text);
        for (const { at, cut, insert } of edits) {
          const from = at % (text.length + 1);
          text = text.slice(0, from) + insert + text.slice(from + cut);
          shown = await showNext(client, shown, text);
        }
        expect(shown).toMatchObject(renderParts({ body: text, lang: 'en', citations, describe: describeChip }));
      }),
      { numRuns: 60 },
    );
  });

  it('is shown whole to a page that shows nothing', async () => {
    const client = new BriefingClient(workerLine);
    await showNext(client, shownAtFirst, 'One.\n\nTwo.');
    const { blocks } = await showNext(client, shownAtFirst, 'One.\n\nTwo.');
    expect(blocks).toHaveLength(2);
  });

  it('is worked on by a new worker when the one before broke', async () => {
    const lines: Heard[] = [];
    const start = vi.fn((heard: Heard) => {
      lines.push(heard);
      return workerLine(heard);
    });
    const client = new BriefingClient(start);
    const broken = client.check('One.', 'en');
    lines[0]?.broke('Out of memory.');
    await expect(broken).rejects.toThrow('Out of memory.');
    expect(await client.citedIn('One.[^k5herald05]')).toEqual(['k5herald05']);
    expect(start).toHaveBeenCalledTimes(2);
  });
});
