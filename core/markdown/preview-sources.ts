import { escapeUTF8 } from 'entities';
import type { Citation } from '../ipc/replies.ts';
import { langAttribute } from './block-language.ts';
import { type ChipText, noteFragment } from './chip-text.ts';

const longDay = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });

/** The list item of a cited passage. All that comes from the citation is escaped. */
export function renderSource(citation: Citation, { grade, warnings }: ChipText): string {
  const title = `<a class="follow" href="${noteFragment}${citation.id}">${escapeUTF8(citation.articleTitle)}</a>`;
  const facts = [citation.publisher, citation.publishedAt && longDate(citation.publishedAt), citation.locator]
    .filter((fact) => fact !== null && fact !== '')
    .map((fact) => `<bdi>${escapeUTF8(String(fact))}</bdi>`);
  const badges = [
    grade === null ? '' : ` <span class="grade">${escapeUTF8(grade)}</span>`,
    ...warnings.map(
      ({ kind, word, sentence }) =>
        ` <span class="grade warning ${kind}" title="${escapeUTF8(sentence)}">${escapeUTF8(word)}</span>`,
    ),
  ];
  const quote = citation.quote === '' ? '' : quoted(citation);
  const heading = `<p class="source-title" dir="auto"${langAttribute(citation.articleTitle, null)}>${title}${badges.join('')}</p>`;
  return `<li id="note-${citation.id}">${heading}<p class="facts">${facts.join(' · ')}</p>${quote}</li>\n`;
}

function quoted(citation: Citation): string {
  const lines = escapeUTF8(citation.quote).replace(/\n+/g, '<br>');
  return `<blockquote dir="${citation.direction}"><p${langAttribute(citation.quote, null)}>${lines}</p></blockquote>`;
}

/** `2026-03-03` as `3 March 2026`. */
function longDate(day: string): string {
  return longDay.format(new Date(`${day}T00:00:00Z`));
}
