import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SearchInput } from '../../../core/ipc/search.ts';
import { Indexer } from '../../../electron/search/index/indexer.ts';
import { annotation, article, briefing } from '../store/builders.ts';
import { asked, plant } from './search-library.ts';

const root = mkdtempSync(join(tmpdir(), 'briefing-notes-'));
const indexer = new Indexer(root, join(root, 'search'), { onProgress: () => undefined, onProblem: () => undefined });

beforeAll(async () => {
  plant(root, {
    articles: [
      article('waterxxxxx', {
        ...{ title: 'Water treaty', publisher: 'The Daily Times', language: 'en', publishedAt: '2026-03-10' },
        ...{ reliability: 'B', tags: ['Indus', 'river law'], byline: 'Ada Lovelace' },
        body: 'The dam on the river holds water. Engineers in São Paulo met at l’hôtel.',
      }),
      article('tradexxxxx', {
        ...{ title: 'Trade falls', publisher: 'Dawn', language: 'en-GB', publishedAt: '2025-12-31', reliability: 'C' },
        body: 'The treaty on water was signed; the port exports less cotton in March.',
      }),
      article('chinesexxx', { language: 'zh', title: '新闻', body: '昨天巴基斯坦总理访问北京，讨论水资源。' }),
      article('urduxxxxxx', {
        language: 'ur-PK',
        direction: 'rtl',
        title: 'خبر',
        body: 'پاکستان کی حکومت نے کہا ہے ۱۲۳',
      }),
      article('arabicxxxx', { language: 'ar', direction: 'rtl', title: 'نبأ', body: 'قالت الحُكُومَة إنّ المدينـة هادئة' }),
    ],
    annotations: [
      {
        id: 'waterxxxxx',
        annotations: [{ ...annotation('remarkxxxx', 'waterxxxxx'), comment: 'Doubtful figure', credibility: 2 }],
      },
      { id: 'tradexxxxx', annotations: [{ ...annotation('labelxxxxx', 'tradexxxxx'), tags: ['cotton trade'] }] },
    ],
    briefings: [
      briefing('outlookxxx', {
        title: 'Quarterly outlook',
        body: '# Quarterly outlook\n\nRains come **la**te.[^remarkxxxx]',
      }),
      briefing('barexxxxxx', { title: 'Zanzibar', body: '', tags: ['coast'] }),
    ],
  });
  indexer.start();
  await indexer.settle();
});

afterAll(async () => {
  await indexer.close();
  rmSync(root, { recursive: true, force: true });
});

const ask = (query: string, input: Partial<SearchInput> = {}) => indexer.query(asked(query, input));
// Ids have ten characters: the names are filled up.
const nameOf = ({ id }: { readonly id: string }): string => id.replace(/x+$/, '');
const find = (query: string, input: Partial<SearchInput> = {}): string =>
  ask(query, input).hits.map(nameOf).sort().join(' ');

describe('a query', () => {
  it.each([
    ['water', 'trade water'],
    ['water dam', 'water'],
    ['WATER', 'trade water'],
    ['engin*', 'water'],
    ['"water treaty"', 'water'],
    ['"treaty on water"', 'trade'],
    ['dam OR cotton', 'label trade water'],
    ['water -dam', 'trade'],
    ['-water lang:en', 'bare label outlook remark'],
    ['lovelace', 'water'],
    ['"river law"', 'water'],
    ['doubtful', 'remark'],
    ['late', 'outlook'],
    ['zanzibar', 'bare'],
    ['coast', 'bare'],
    ['absent', ''],
    ['', ''],
  ])('%s finds: %s', (query, ids) => {
    expect(find(query)).toBe(ids);
  });

  it('finds words that begin as the one that is being typed', () => {
    expect(find('engi', { typing: true })).toBe('water');
    expect(find('engi')).toBe('');
  });

  it('does not find a citation’s label', () => {
    expect(find('remarkxxxx')).toBe('');
  });

  it('ranks a hit in the title first', () => {
    expect(ask('treaty').hits.map(nameOf)).toEqual(['water', 'trade']);
  });
});

describe('a filter', () => {
  it.each([
    ['publisher:daily', 'remark water'],
    ['publisher:"daily times" water', 'water'],
    ['publisher:times-daily', ''],
    ['tag:indus', 'water'],
    ['tag:"river law"', 'water'],
    ['tag:river', ''],
    ['tag:"cotton trade"', 'label'],
    ['lang:ur', 'urdu'],
    ['lang:ur-pk', 'urdu'],
    ['lang:en-gb', 'label trade'],
    ['before:2026 water', 'trade'],
    ['before:2026-03-10 water', 'trade'],
    ['before:2026-03-11 water', 'trade water'],
    ['after:2026-03-10 water', 'water'],
    ['after:2026-03-11 water', ''],
    ['after:2025-12-31 before:2026-01-01 water', 'trade'],
    ['grade:B', 'remark water'],
    ['grade:b2', 'remark'],
    ['cited:yes', 'remark water'],
    ['cited:no lang:en', 'label trade'],
    ['water -publisher:dawn', 'water'],
    ['lang:zh OR lang:ar', 'arabic chinese'],
  ])('%s finds: %s', (query, ids) => {
    expect(find(query)).toBe(ids);
  });

  it('that makes no sense is told and matches nothing', () => {
    expect(ask('before:soon water')).toMatchObject({ total: 0, problems: [expect.stringContaining('soon')] });
  });
});

describe('folding', () => {
  it.each([
    ['sao paulo', 'water'],
    ['hotel', 'water'],
    ['l’hotel', 'water'],
    ['ｗａｔｅｒ', 'trade water'],
    ['巴基斯坦', 'chinese'],
    ['总理访问', 'chinese'],
    ['水', 'chinese'],
    ['坦巴', ''],
    ['پاكستان', 'urdu'],
    ['كي', 'urdu'],
    ['123', 'urdu'],
    ['الحكومه', 'arabic'],
    ['المدینۃ', 'arabic'],
  ])('%s finds: %s', (query, ids) => {
    expect(find(query)).toBe(ids);
  });
});

describe('a typing error', () => {
  it.each([
    ['enginers', 'engineers'],
    ['engineeers', 'engineers'],
    ['enginears', 'engineers'],
    ['enigneers', 'engineers'],
    ['پاکستلن', 'پاكستان'],
  ])('in %s is forgiven', (query, corrected) => {
    expect(ask(query)).toMatchObject({ total: 1, corrected });
  });

  it('is not looked for when the words are found as typed', () => {
    expect(ask('treaty').corrected).toBeNull();
  });

  it.each(['enginrs', 'dmm', '"', 'before:soon'])('%s is beyond forgiving', (query) => {
    expect(ask(query)).toMatchObject({ total: 0, corrected: null });
  });
});

describe('a hit', () => {
  it('counts by kind whatever the scope, and totals the scope', () => {
    const { counts, total, exactTotal, complete } = ask('lang:en', { scope: 'briefing' });
    expect({ counts, total, exactTotal, complete }).toEqual({
      ...{ counts: { article: 2, annotation: 2, briefing: 2 }, total: 2 },
      ...{ exactTotal: true, complete: true },
    });
  });

  it('marks what was searched for, in the title and in the snippet', () => {
    const [hit] = ask('"water treaty" OR dam').hits;
    expect(hit?.titlePieces).toEqual([{ text: 'Water treaty', hit: true }]);
    expect(hit?.snippet.filter((piece) => piece.hit).map(({ text }) => text)).toEqual(['dam']);
  });

  it('shows the title of a briefing that is nothing else', () => {
    expect(ask('zanzibar').hits).toMatchObject([{ field: 'title', snippet: [{ text: 'Zanzibar', hit: true }] }]);
  });

  it('shows a word of a briefing without its markup', () => {
    const [hit] = ask('late').hits;
    expect(hit?.snippet.find((piece) => piece.hit)?.text).toBe('late');
  });

  it('pages through without a gap or a repetition', () => {
    const all = ask('lang:en').hits.map(({ id }) => id);
    const paged = [0, 2, 4].flatMap((offset) => ask('lang:en', { offset, limit: 2 }).hits.map(({ id }) => id));
    expect(paged).toEqual(all);
  });
});
