import { escapeUTF8 } from 'entities';
import { guessLanguage } from '../text/language.ts';

const scripts = [
  { letters: /\p{Script=Arabic}/u, languages: /^(?:ar|fa|ur|ps|sd|ug|ckb|ks|pnb)\b/ },
  { letters: /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Hangul}]/u, languages: /^(?:zh|ja|ko|yue)\b/ },
];

/**
 * The language of a block whose script needs a face or glyphs of its own: the document's language where it is
 * written in that script, else what the letters tell. Null for other scripts, or when that is unknown.
 */
export function blockLanguage(text: string, documentLanguage: string | null): string | null {
  const script = scripts.find(({ letters }) => letters.test(text));
  if (script === undefined) return null;
  if (documentLanguage !== null && script.languages.test(documentLanguage)) return documentLanguage;
  return guessLanguage(text);
}

/** ` lang="…"` for the element of such a block; empty where it needs none. */
export function langAttribute(text: string, documentLanguage: string | null): string {
  const language = blockLanguage(text, documentLanguage);
  return language === null ? '' : ` lang="${escapeUTF8(language)}"`;
}
