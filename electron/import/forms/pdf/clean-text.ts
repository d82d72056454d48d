/** Signs that stand for a bullet in the symbol fonts of office programs. */
const bullets = /[\uf06c\uf06e\uf06f\uf0a7\uf0a8\uf0b7\uf0d8\uf0fc]/g;
/** Arabic letters by their shape, ligatures of Latin letters, and the Kangxi radicals that fonts give for whole characters. */
const shapes = /[\u2f00-\u2fd5\ufb00-\ufb06\ufb50-\ufdff\ufe70-\ufefc]+/g;
/** Controls, and marks that say nothing once lines are joined. A soft hyphen is kept: it says that a word goes on. */
const unseen = /[\p{Cc}\u200b\u2060\ufeff]/gu;

/**
 * The letters of a run of text as a reader would type them. A sign that the font gives no letter for becomes U+FFFD
 * rather than nothing, so that the gap is seen.
 */
export function cleanText(text: string): string {
  return text
    .replaceAll('\0', '\ufffd')
    .replace(bullets, '•')
    .replace(shapes, (run) => run.normalize('NFKC'))
    .replace(/[\t\n\r\u00a0\u2000-\u200a\u202f\u3000]/g, ' ')
    .replace(unseen, '')
    .replace(/\p{Cs}/gu, '\ufffd')
    .replace(accented, (sign, accent: string, letter: string) => compose(accent, letter) ?? sign)
    .normalize('NFC');
}

/** TeX's older fonts set an accent as a sign of its own, before the letter that it belongs on. */
const accents: Readonly<Record<string, string>> = {
  '¨': '\u0308',
  '´': '\u0301',
  ˆ: '\u0302',
  '˜': '\u0303',
  ˇ: '\u030c',
  '˘': '\u0306',
  '˙': '\u0307',
  '˚': '\u030a',
};
const accented = /([¨´ˆ˜ˇ˘˙˚])(\p{L})/gu;

function compose(accent: string, letter: string): string | null {
  const composed = `${letter === 'ı' ? 'i' : letter}${accents[accent] ?? ''}`.normalize('NFC');
  return composed.length === 1 ? composed : null;
}

/** The share of a text's signs, from 0 to 1, that no letter is known for. */
export function unreadableShare(text: string): number {
  const signs = text.replace(/\s+/g, '').length;
  return signs === 0 ? 0 : (text.match(/[\ufffd\ue000-\uf8ff]/g)?.length ?? 0) / signs;
}
