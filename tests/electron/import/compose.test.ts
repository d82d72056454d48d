import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { parseDocument } from '../../../core/markdown/parse.ts';
import { composeArticle } from '../../../electron/import/compose.ts';

function compose(text: string, kind: 'text' | 'markdown' = 'text') {
  return composeArticle({ text, kind, name: 'the-file', fallbackTitle: 'the-file' });
}

describe('the title of plain text', () => {
  it.each([
    ['is a first line that stands alone', 'Traffic falls\n\nThe port said so.', 'Traffic falls'],
    ['is a first line after blank ones', '\n  Traffic falls  \n \nThe port.', 'Traffic falls'],
    ['is the only line', 'Traffic falls.', 'Traffic falls.'],
    ['is the file’s name when no blank line follows the first', 'Traffic falls\nThe port said so.', 'the-file'],
    ['is the file’s name when the first line is long', `${'long '.repeat(30)}\n\nThe port.`, 'the-file'],
  ])('%s', (_, text, title) => {
    expect(compose(text).title).toBe(title);
  });

  it('is not taken out of the body', () => {
    expect(parseDocument(compose('Traffic falls\n\nThe port.').body).text).toBe('Traffic falls\n\nThe port.');
  });
});

describe('the title of Markdown', () => {
  it.each([
    ['is the front matter’s', '---\ntitle: Known\n---\n# Heading\n\nText', 'Known'],
    ['is the first heading', 'Intro.\n\n## Traffic *falls*\n\nText', 'Traffic falls'],
    ['is a short first paragraph', '**Traffic** falls\n\nText', 'Traffic falls'],
    ['is the file’s name otherwise', '- a\n- b\n\nText', 'the-file'],
  ])('%s', (_, text, title) => {
    expect(compose(text, 'markdown').title).toBe(title);
  });
});

describe('composeArticle', () => {
  it('shows plain text letter for letter, whatever it looks like', () => {
    const text = '# Not a heading\n\n*stars* & <b>tags</b> [^a]\n\n---\ntitle: x\n---';
    expect(parseDocument(compose(text).body).text).toBe(text);
  });

  it('takes front matter out of the body and its facts into the article', () => {
    const article = compose('---\npublisher: Courier\nreliability: B\n---\nThe port.', 'markdown');
    expect(article).toMatchObject({ body: 'The port.', publisher: 'Courier', reliability: 'B', blocks: 1 });
  });

  it('leaves broken front matter in the body', () => {
    expect(compose('---\na: [\n---\nThe port.', 'markdown').body).toBe('---\na: [\n---\nThe port.');
  });

  it('has the SHA-256 of the canonical text', () => {
    const { sha256 } = compose('A *b* c', 'markdown');
    expect(sha256).toBe(createHash('sha256').update('A b c').digest('hex'));
  });

  it('knows Urdu and its direction', () => {
    expect(compose('بندرگاہ پر جہازوں کی آمد میں کمی ہوئی ہے۔')).toMatchObject({ language: 'ur', direction: 'rtl' });
  });

  it.each([
    ['nothing', '', 'text'],
    ['white space', ' \n\t\n ', 'text'],
    ['front matter only', '---\ntitle: A\n---\n', 'markdown'],
    ['a comment only', '<!-- later -->', 'markdown'],
  ] as const)('refuses %s as empty', (_, text, kind) => {
    expect(() => compose(text, kind)).toThrow(
      expect.objectContaining({ code: 'empty-file', message: expect.stringContaining('“the-file”') }),
    );
  });
});
