import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { documentOfPath, exportFileName, sidecarFileName } from '../../../core/export/file-name.ts';

const name = (title: string) => exportFileName({ date: '2026-03-04', title, id: 'brief4day7' });

describe('the name of an exported file', () => {
  it.each([
    ['Harbour talks', '2026-03-04-harbour-talks-brief4day7.md'],
    ['  What’s next?  (A/B: 12.5%) ', '2026-03-04-whats-next-a-b-12-5-brief4day7.md'],
    ['CON', '2026-03-04-con-brief4day7.md'],
    ['Straße nach Łódź', '2026-03-04-straße-nach-łódź-brief4day7.md'],
    ['بندرگاہ کے مذاکرات', '2026-03-04-بندرگاہ-کے-مذاکرات-brief4day7.md'],
    ['می\u200cخواهم', '2026-03-04-میخواهم-brief4day7.md'],
    ['港口谈判：双方同意', '2026-03-04-港口谈判-双方同意-brief4day7.md'],
    ['नमस्ते दुनिया', '2026-03-04-नमस्ते-दुनिया-brief4day7.md'],
    ['../../etc/passwd', '2026-03-04-etc-passwd-brief4day7.md'],
    ['🚢 ⚓️', '2026-03-04-untitled-brief4day7.md'],
    ['', '2026-03-04-untitled-brief4day7.md'],
  ])('of “%s” is %s', (title, expected) => {
    expect(name(title)).toBe(expected);
  });

  it('is the same for both normal forms of a title', () => {
    expect(name('Cafe\u0301')).toBe(name('Caf\u00e9'));
  });

  it('is cut between graphemes, not inside one', () => {
    const cut = name('क्षि'.repeat(60));
    expect(cut).toMatch(/^2026-03-04-(क्षि)+-brief4day7\.md$/);
  });

  it('is NFC, without white space or reserved signs, and at most 120 bytes, whatever the title', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 500 }), (title) => {
        const made = name(title);
        expect(Buffer.byteLength(made)).toBeLessThanOrEqual(120);
        expect(made).toBe(made.normalize('NFC'));
        expect(made).toMatch(/^2026-03-04-[\p{L}\p{N}][\p{L}\p{N}\p{M}-]*-brief4day7\.md$/u);
        expect(made).not.toContain('--');
      }),
    );
  });

  it('has the sidecar’s name beside it', () => {
    expect(sidecarFileName('2026-03-04-a-harbour2au.md')).toBe('2026-03-04-a-harbour2au.annotations.json');
  });
});

describe('the document that a path belongs to', () => {
  it('stays the same when title and date change', () => {
    expect(documentOfPath('sources/2026-03-04-a-harbour2au.md')).toBe('sources/harbour2au.md');
    expect(documentOfPath('sources/2026-05-01-b-c-harbour2au.md')).toBe('sources/harbour2au.md');
  });

  it('differs for a sidecar and in another folder', () => {
    expect(documentOfPath('2026-03-04-a-harbour2au.annotations.json')).toBe('harbour2au.annotations.json');
  });

  it('is unknown for a name that no export gives', () => {
    expect(documentOfPath('briefings/notes.md')).toBeNull();
  });
});
