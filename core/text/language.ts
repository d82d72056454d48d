import { guessLatinLanguage } from './stop-words.ts';

const sampleLength = 20_000;
/** Fewer letters than this tell nothing. */
const leastLetters = 12;

/** Scripts that one language above all is written in; the first entry of a script is its usual language. */
const scriptLanguages: readonly (readonly [string, string])[] = [
  ['Hangul', 'ko'],
  ['Greek', 'el'],
  ['Hebrew', 'he'],
  ['Thai', 'th'],
  ['Devanagari', 'hi'],
  ['Bengali', 'bn'],
  ['Tamil', 'ta'],
  ['Telugu', 'te'],
  ['Gujarati', 'gu'],
  ['Gurmukhi', 'pa'],
  ['Kannada', 'kn'],
  ['Malayalam', 'ml'],
  ['Sinhala', 'si'],
  ['Georgian', 'ka'],
  ['Armenian', 'hy'],
  ['Ethiopic', 'am'],
  ['Khmer', 'km'],
  ['Lao', 'lo'],
  ['Myanmar', 'my'],
];

/**
 * The language of a text as a BCP 47 tag, or null when unsure: by the script of most letters; Arabic and Cyrillic
 * by letters that one language alone has, Latin by stop words. Looks at the first 20,000 units.
 */
export function guessLanguage(text: string): string | null {
  const sample = text.slice(0, sampleLength);
  const letters = count(sample, /\p{L}/gu);
  if (letters === 0) return null;
  const has = (script: string): boolean => count(sample, new RegExp(`\\p{Script=${script}}`, 'gu')) > letters / 2;

  const kana = count(sample, /[\p{Script=Hiragana}\p{Script=Katakana}]/gu);
  const han = count(sample, /\p{Script=Han}/gu);
  // One of these says as much as three letters of an alphabet.
  if (3 * (kana + han) > letters - kana - han) return kana > han / 20 ? 'ja' : 'zh';
  if (letters < leastLetters) return null;
  if (has('Latin')) return guessLatinLanguage(sample);
  if (has('Arabic')) return guessArabicScript(sample);
  if (has('Cyrillic')) return guessCyrillic(sample);
  return scriptLanguages.find(([script]) => has(script))?.[1] ?? null;
}

/** Letters of Pashto, Urdu and Persian that the others lack; ک and ی stand for Persian against Arabic ك and ي. */
function guessArabicScript(text: string): string | null {
  // Kurdish, Uyghur: not told apart.
  if (count(text, /[ەۆۇڭڵڕێ]/g) > 1) return null;
  if (count(text, /[ښځڅړږېۍ]/g) > 1 && count(text, /[ےڑٹ]/g) === 0) return 'ps';
  if (count(text, /[ٹڈڑںےہۂۓ]/g) > 1) return 'ur';
  const persian = count(text, /[پچژگکی]/g);
  const arabic = count(text, /[كيةىأإؤ]/g);
  if (persian === arabic) return null;
  return persian > arabic ? 'fa' : 'ar';
}

function guessCyrillic(text: string): string | null {
  if (/[ўЎ]/.test(text)) return 'be';
  if (/[іїєґІЇЄҐ]/.test(text)) return 'uk';
  if (/[ђћџљњјЂЋЏЉЊЈ]/.test(text)) return 'sr';
  if (/[ыэёЫЭЁ]/.test(text)) return 'ru';
  return /[ъЪ]/.test(text) ? 'bg' : null;
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}
