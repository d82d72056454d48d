/** The address that was typed or pasted, `https://` put before it where it has no scheme; or why it can't be one. */
export function readAddress(typed: string): { readonly url: string } | { readonly problem: string } {
  const text = typed.trim();
  if (text === '') return { problem: 'Type or paste an address.' };
  const given = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `https://${text}`;
  const address = parse(given);
  if (address === null || /\s/.test(text)) return { problem: `“${text}” is not an address.` };
  if (address.protocol === 'http:' || address.protocol === 'https:') return { url: given };
  return { problem: 'Only addresses that begin with http:// or https:// can be fetched.' };
}

function parse(text: string): URL | null {
  try {
    return new URL(text);
  } catch {
    return null;
  }
}
