import { describe, expect, it } from 'vitest';
import { firstHeading, titleAfterEdit } from '../../../core/briefing/title.ts';

describe('firstHeading', () => {
  it.each([
    ['Text\n\n## Second *level* ##\n\n# First', 'Second level'],
    ['Title\nover two lines\n===', 'Title over two lines'],
    ['# AT&amp;T \\# 5[^a]', 'AT&T # 5'],
    ['- # In a list', 'In a list'],
  ])('of %j is %j', (body, heading) => {
    expect(firstHeading(body)).toBe(heading);
  });

  it.each(['', 'Text', '#', '#no', '> # quoted', '```\n# code\n```', '<!-- # no -->'])('of %j is none', (body) => {
    expect(firstHeading(body)).toBeNull();
  });

  it('is no longer than a title may be', () => {
    expect(firstHeading(`# ${'x'.repeat(600)}`)).toHaveLength(500);
  });
});

describe('titleAfterEdit', () => {
  it('follows the heading that it agreed with', () => {
    expect(titleAfterEdit('Old', '# Old\n\nText', '# New\n\nText')).toBe('New');
  });

  it('stays when it was another one before', () => {
    expect(titleAfterEdit('Mine', '# Old', '# New')).toBe('Mine');
  });

  it('stays when there was no heading before', () => {
    expect(titleAfterEdit('Mine', 'Text', '# New')).toBe('Mine');
  });

  it('stays when the heading goes', () => {
    expect(titleAfterEdit('Old', '# Old', 'Text')).toBe('Old');
    expect(titleAfterEdit('Old', '# Old', '# ')).toBe('Old');
  });
});
