import { plainTextToMarkdown } from '../../../core/markdown/escape.ts';

/** Passages that a careless export would turn into markup, each as plain text. */
export const hostilePassages: readonly string[] = [
  '# not a heading, ==not marked==, [[not a link]] and ^up^ ~down~ ~~gone~~',
  '*stars* _lines_ __both__ `code` ``two`` $x^2$ @key [@key, p. 3] {.class} ![alt](x.png)',
  '- not a list',
  '+ neither',
  '12. nor this',
  '1) nor that',
  '> not quoted twice',
  '<b>not bold</b> <!-- not hidden --> &amp; &copy; <https://x.example>',
  'a | b | c',
  '[^judgment] and [^1]: not notes, [x]: https://x.example',
  'ends with a backslash \\',
  '\\* backslashes \\\\ stay \\n',
  '---',
  '===',
  '    four spaces first',
  '~~~',
  ': not a definition',
  '::: not a div',
  '- [ ] not a task',
  'first line\nsecond line\n# third line',
  'One paragraph ends here.\n\nThe next begins.\n\n- and a third',
  'دونوں فریقوں نے کام تیز کرنے پر اتفاق کیا۔ «اقتباس»',
  '双方同意加快工作。“引文”——完',
  '“Curly” — dash… 12.5 % 🚢',
];

/** An article's body whose canonical text is the passages, one after the other. */
export function bodyOfPassages(passages: readonly string[]): string {
  return plainTextToMarkdown(passages.join('\n\n'));
}
