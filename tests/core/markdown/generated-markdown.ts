/**
 * A Markdown body made from a seed, the same one each time: English, Urdu and Chinese, with emphasis, links,
 * nested lists, tables, code, quotes, entities, html, hard breaks and escapes, nested and adjoined at random.
 */
export function markdownBody(seed: number): string {
  const random = randomFrom(seed);
  const count = 3 + random.below(10);
  return `${Array.from({ length: count }, () => block(random, 0)).join('\n\n')}\n`;
}

type Random = { below(limit: number): number; pick<T>(from: readonly [T, ...T[]]): T };

/** Mulberry32. */
function randomFrom(seed: number): Random {
  let state = seed | 0;
  const below = (limit: number): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * limit);
  };
  return { below, pick: (from) => from[below(from.length)] ?? from[0] };
}

const phrases = [
  'The ministers agreed to speed up work',
  'Exports fell by 3.5 percent in No. 4 of the series',
  '“Nothing was decided,” a spokesman said',
  'دونوں ممالک نے تعاون بڑھانے پر اتفاق کیا۔',
  'کیا مذاکرات کامیاب ہوں گے؟',
  '双方同意加快工作。会谈将于五月继续',
  '他说：“没有决定。”',
  'Prices — 5 * 3 & more — rose… ',
  'snake_case_word and 2 < 3 > 1',
  'emoji 👩‍🔬 and e\u0301',
  '  spaced   out\twords ',
] as const;

const decorations: readonly [(text: string) => string, ...((text: string) => string)[]] = [
  (text) => text,
  (text) => `*${text.trim()}*`,
  (text) => `**${text.trim()}**`,
  (text) => `***${text.trim()}***`,
  (text) => `__${text.trim()}__`,
  (text) => `~~${text.trim()}~~`,
  (text) => `\`${text}\``,
  (text) => `[${text}](https://example.org/a_b?c=1&amp;d=2 "title")`,
  (text) => `![${text}](picture.png)`,
  (text) => `<b>${text}</b><br>${text}`,
  (text) => `<unknown-tag>${text}</unknown-tag>`,
  (text) => `${text} <!-- a comment --> ${text}`,
  (text) => `${text}  \n${text}`,
  (text) => `${text}\\\n${text}`,
  (text) => `${text}\n   ${text}`,
  (text) => `\\*${text}\\* \\[x\\] \\\\`,
  (text) => `${text} &amp; &lt;b&gt; &nbsp;&copy; &#32;&#9;&#x4E2D; &unknown;`,
  (text) => `${text} https://example.org/x_y and me@example.org`,
  (text) => `${text}[^k3f9a2m7qx] [sic] [x][y]`,
  (text) => `**${text} *${text.trim()}* ~~x~~**`,
];

function inline(random: Random): string {
  const count = 1 + random.below(3);
  return Array.from({ length: count }, () => random.pick(decorations)(random.pick(phrases))).join(
    random.pick([' ', '', ', ']),
  );
}

function line(random: Random): string {
  return inline(random).replace(/ *\\?\n */g, ' ');
}

function block(random: Random, depth: number): string {
  const kinds = [paragraph, heading, setext, list, quote, table, fence, indentedCode, html, rule, definition] as const;
  const kind = depth > 2 ? paragraph : random.pick(kinds);
  return kind(random, depth);
}

function paragraph(random: Random): string {
  return inline(random);
}

function heading(random: Random): string {
  return `${'#'.repeat(1 + random.below(6))} ${line(random)}${random.pick(['', ' ##'])}`;
}

function setext(random: Random): string {
  return `${line(random)}\n${random.pick(['===', '---'])}`;
}

function list(random: Random, depth: number): string {
  const marker = random.pick(['-', '*', '+', '1.', '7)', '- [ ]', '- [x]']);
  const between = random.pick(['\n', '\n\n']);
  const items = Array.from({ length: 1 + random.below(4) }, () => {
    const content = random.below(3) === 0 ? `${line(random)}\n\n${block(random, depth + 1)}` : line(random);
    return `${marker} ${indent(content, ' '.repeat(marker.startsWith('- [') ? 2 : marker.length + 1))}`;
  });
  return items.join(between);
}

function quote(random: Random, depth: number): string {
  return `> ${block(random, depth + 1).replaceAll('\n', '\n> ')}`;
}

function table(random: Random): string {
  const row = (): string =>
    `| ${line(random).replaceAll('|', '\\|')} | ${random.pick(['', 'x \\| y', line(random)])} |`;
  return [row(), '| :-- | --: |', ...Array.from({ length: 1 + random.below(3) }, row)].join('\n');
}

function fence(random: Random): string {
  return `\`\`\`${random.pick(['', 'js'])}\n${inline(random)}\n\n    <b>code</b> &amp;\n\`\`\``;
}

function indentedCode(random: Random): string {
  return `    ${line(random)}\n\n      deeper`;
}

function html(random: Random): string {
  return random.pick([`<div class="x">\n${line(random)}\n</div>`, '<!-- only\na comment -->', '<hr>', '<details>']);
}

function rule(random: Random): string {
  return random.pick(['---', '* * *', '___']);
}

function definition(random: Random): string {
  return random.pick(['[y]: https://example.org/y "y"', '[^1]: https://example.org\n[^2]: a note', '[sic]: /sic']);
}

function indent(text: string, by: string): string {
  return text.replaceAll('\n', `\n${by}`);
}
