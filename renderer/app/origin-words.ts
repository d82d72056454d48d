import type { Article, Origin, Original } from '../../core/model/article.ts';
import { numberText } from './import-words.ts';

const kinds: Readonly<Record<Origin['kind'], string>> = {
  file: 'File',
  paste: 'Pasted text',
  stdin: 'Command line',
  sample: 'Sample library',
  url: 'Web address',
};

const forms: Readonly<Record<Original['form'], string>> = {
  text: 'Plain text',
  markdown: 'Markdown',
  html: 'Web page',
  pdf: 'PDF',
  docx: 'Word document',
  eml: 'Mail',
};

/** Where a source came from: what kind of place, and its name where that says more than the kind does. */
export function originWords({ kind, name }: Origin): { readonly kind: string; readonly name: string | null } {
  return { kind: kinds[kind], name: kind === 'paste' || name === '' ? null : name };
}

/** Form and size of what a source was made of: `PDF, 6 pages, 1.2 MB`. */
export function originalWords(original: Original, pages: Article['pages']): string {
  const count = pages?.length ?? 0;
  const paged = count === 0 ? [] : [count === 1 ? '1 page' : `${numberText(count)} pages`];
  return [forms[original.form], ...paged, sizeText(original.bytes)].join(', ');
}

/** A count of bytes as a person reads it, in units of a thousand: `980 bytes`, `12 kB`, `1.2 MB`. */
export function sizeText(bytes: number): string {
  if (bytes < 1000) return bytes === 1 ? '1 byte' : `${bytes} bytes`;
  // 999.6 kB would read as 1000 kB.
  if (bytes < 999_500) return `${Math.round(bytes / 1000)} kB`;
  return `${(bytes / 1e6).toFixed(1)} MB`;
}
