/** The script that a language is written in by default, such as 'Latn'; Chinese and Japanese count as one, 'Hani'. */
export function scriptOf(language: string): string | null {
  try {
    const { script } = new Intl.Locale(language).maximize();
    if (script === undefined) return null;
    return /^(?:Han[a-z]|Jpan)$/.test(script) ? 'Hani' : script;
  } catch {
    return null;
  }
}
