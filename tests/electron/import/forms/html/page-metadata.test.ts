import { describe, expect, it } from 'vitest';
import { dayOf } from '../../../../../electron/import/forms/html/day-of.ts';
import { readPageMetadata } from '../../../../../electron/import/forms/html/page-metadata.ts';
import { parsePage } from '../../../../../electron/import/forms/html/parse-page.ts';
import { cutSiteName } from '../../../../../electron/import/forms/html/site-name.ts';

function metadataOf(head: string, { body = '', base = 'https://courier.example/n/1' } = {}) {
  const page = parsePage(`<html><head>${head}</head><body>${body}</body></html>`, 'page.html');
  return readPageMetadata(page.document, new URL(base));
}

function linked(value: unknown): string {
  return `<script type="application/ld+json">${JSON.stringify(value)}</script>`;
}

describe('JSON-LD', () => {
  it('says what an article is', () => {
    const article = {
      '@type': ['NewsArticle'],
      headline: 'Night &amp; day',
      author: [{ name: 'Mira Tolen' }, { name: 'Jo Ek' }],
      publisher: { '@type': 'Organization', name: 'The Harbour Courier' },
      datePublished: '2026-03-04T23:30:00+08:00',
      inLanguage: 'en-GB',
    };
    expect(metadataOf(linked(article))).toMatchObject({
      title: 'Night & day',
      byline: 'Mira Tolen, Jo Ek',
      publisher: 'The Harbour Courier',
      publishedAt: '2026-03-04',
      language: 'en-GB',
    });
  });

  it('is read in graphs, and followed from one thing to another', () => {
    const graph = [
      { '@type': 'WebPage', name: 'Not this' },
      { '@type': 'Report', headline: 'This', author: { '@id': '#mira' }, isPartOf: { name: 'Tides' } },
      { '@id': '#mira', '@type': 'Person', name: 'Mira Tolen' },
    ];
    expect(metadataOf(linked({ '@graph': graph }))).toMatchObject({
      title: 'This',
      byline: 'Mira Tolen',
      publisher: 'Tides',
    });
  });

  it('is passed over when broken or of something else', () => {
    const head = `<title>Tides</title><script type="application/ld+json">{"@type":</script>${linked({ '@type': 'Recipe', name: 'Soup' })}`;
    expect(metadataOf(head)).toMatchObject({ title: 'Tides', byline: null });
  });
});

describe('The page’s other data', () => {
  it('is OpenGraph’s before the page’s title', () => {
    const head = `<title>X</title><meta property="og:title" content="Night"><meta property="og:site_name" content="Courier"><meta property="article:published_time" content="2026-03-04T10:00Z">`;
    expect(metadataOf(head)).toMatchObject({ title: 'Night', publisher: 'Courier', publishedAt: '2026-03-04' });
  });

  it('is that of scholarly papers, each author once', () => {
    const head = `<META NAME="citation_title" CONTENT="Tides"><meta name="citation_author" content="A. One"><meta name="citation_author" content="B. Two"><meta name="citation_journal_title" content="Seas"><meta name="citation_date" content="2026/3/4">`;
    expect(metadataOf(head)).toMatchObject({
      title: 'Tides',
      byline: 'A. One, B. Two',
      publisher: 'Seas',
      publishedAt: '2026-03-04',
    });
  });

  it('is in the text where the head has none', () => {
    const body =
      '<article><h1>Night</h1><a rel="author">By Mira Tolen</a><time datetime="2026-03-04">4 March</time></article>';
    expect(metadataOf('', { body })).toMatchObject({ title: 'Night', byline: 'Mira Tolen', publishedAt: '2026-03-04' });
  });

  it('has the canonical address, else the one that it came from, never a script', () => {
    expect(metadataOf('<link rel="canonical" href="/night">').url).toBe('https://courier.example/night');
    expect(metadataOf('<link rel="canonical" href="javascript:x">').url).toBe('https://courier.example/n/1');
  });

  it('is passed over where it is not valid', () => {
    const head =
      '<meta name="date" content="yesterday"><meta name="author" content=" "><meta property="og:locale" content="ur_PK">';
    expect(metadataOf(head)).toMatchObject({ publishedAt: null, byline: null, language: 'ur-PK' });
  });
});

describe('dayOf', () => {
  it.each([
    ['2026-03-04T23:30:00-11:00', '2026-03-04'],
    ['2026/3/4', '2026-03-04'],
    ['20260304', '2026-03-04'],
    ['2026年3月4日', '2026-03-04'],
    ['Wed, 04 Mar 2026 00:30:00 +0800', '2026-03-04'],
    ['March 4th, 2026', '2026-03-04'],
    ['2026-02-30', null],
    ['03/04/2026', null],
    ['4 Smarch 2026', null],
  ])('reads %s as %s', (text, day) => {
    expect(dayOf(text)).toBe(day);
  });
});

describe('cutSiteName', () => {
  const site = { publisher: 'The Harbour Courier', host: 'www.tides.example', heading: 'Night - and day' };

  it.each([
    ['Pilots refuse | The Harbour Courier', 'Pilots refuse'],
    ['The Harbour Courier — Pilots refuse', 'Pilots refuse'],
    ['Pilots – once – refuse · Tides', 'Pilots – once – refuse'],
    ['Rest | Not a chip', 'Rest | Not a chip'],
    ['The Harbour Courier', 'The Harbour Courier'],
  ])('makes of %s: %s', (title, cut) => {
    expect(cutSiteName(title, site)).toBe(cut);
  });

  it('knows the site’s name by what stands beside the page’s heading', () => {
    expect(cutSiteName('Night | Gazette', { publisher: null, host: null, heading: 'Night' })).toBe('Night');
  });
});
