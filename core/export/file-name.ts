/** The longest name of an exported Markdown file, in UTF-8 bytes: room for a suffix under the usual 255. */
const longestName = 120;

/**
 * The name of an exported Markdown file: `YYYY-MM-DD-slug-id.md`. NFC, lower case, no white space; letters and
 * digits of every script stay. The id makes it unique without regard to case, the day keeps it clear of the
 * names that Windows reserves.
 */
export function exportFileName(input: { date: string; title: string; id: string }): string {
  const room = longestName - utf8Length(`${input.date}--${input.id}.md`);
  return `${input.date}-${cutToBytes(slugOf(input.title), room) || 'untitled'}-${input.id}.md`;
}

/** `name.md` → `name.annotations.json`. */
export function sidecarFileName(fileName: string): string {
  return fileName.replace(/\.md$/, '.annotations.json');
}

/**
 * What names of one document share when its title or date changed: folder, id and ending.
 * Null for a path that `exportFileName` or `sidecarFileName` could not have made.
 */
export function documentOfPath(path: string): string | null {
  const match = /^((?:.*\/)?)\d{4}-\d\d-\d\d-[^/]+-([a-z][a-z0-9]{5,31}\.(?:md|annotations\.json))$/u.exec(path);
  return match === null ? null : `${match[1]}${match[2]}`;
}

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });

function slugOf(title: string): string {
  return title
    .normalize('NFC')
    .toLowerCase()
    .replace(/\p{Default_Ignorable_Code_Point}/gu, '')
    .replace(/(?<=\p{L})['’](?=\p{L})/gu, '')
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, '-')
    .replace(/(^|-)\p{M}+/gu, '$1')
    .replace(/-+/g, '-')
    .replace(/^-/, '')
    .normalize('NFC');
}

/** The longest prefix of whole graphemes within `room` UTF-8 bytes, without a hyphen at its end. */
function cutToBytes(slug: string, room: number): string {
  if (utf8Length(slug) <= room) return slug.replace(/-$/, '');
  let kept = '';
  let left = room;
  for (const { segment } of graphemes.segment(slug)) {
    left -= utf8Length(segment);
    if (left < 0) break;
    kept += segment;
  }
  return kept.replace(/-$/, '');
}

function utf8Length(text: string): number {
  let bytes = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return bytes;
}
