import { escapeInline } from '../markdown/escape.ts';

/**
 * Plain text as Markdown that no tool takes for markup: blank lines part paragraphs, line breaks are hard breaks.
 * White space at the ends of lines goes. '' when there is nothing but white space.
 */
export function plainParagraphs(text: string): string {
  return text
    .split(/\n(?:[^\S\n]*\n)+/)
    .map(plainParagraph)
    .filter((paragraph) => paragraph !== '')
    .join('\n\n');
}

/** A passage as a Markdown block quote, written as `plainParagraphs` does. */
export function quoteBlock(passage: string): string {
  return plainParagraphs(passage).replace(/^/gm, '> ').replace(/^> $/gm, '>').replace(/^>$/, '');
}

function plainParagraph(text: string): string {
  const lines = text.split('\n').map((line) => line.trimEnd());
  return lines
    .filter((line) => line !== '')
    .map(escapeInline)
    .join('\\\n');
}
