import type { Sources } from './sources.ts';

const longest = 300;
const emptyWords = ['utils', 'util', 'helpers', 'helper', 'manager', 'data', 'misc', 'common'];

/** Files over 300 lines whose head comment does not say why: "Over 300 lines because …". */
export function longFiles(sources: Sources): string[] {
  return [...sources].flatMap(([path, source]) => {
    const lines = source.split('\n').length - 1;
    const head = source.split('\n').slice(0, 12).join('\n');
    if (lines <= longest || /over 300 lines because/i.test(head)) return [];
    return [`${path} has ${lines} lines: split it, or begin it with a comment "Over 300 lines because …".`];
  });
}

/** Names that say nothing about what is inside, and names not in the house's form. */
export function badNames(sources: Sources): string[] {
  return [...sources.keys()].flatMap((path) => {
    const file = path.split('/').at(-1) ?? '';
    const words = path.toLowerCase().split(/[/.-]/);
    const empty = words.find((word) => emptyWords.includes(word));
    if (empty !== undefined) return [`${path} is named after "${empty}": name it after the one thing it holds.`];
    const form = file.endsWith('.svelte') ? /^[A-Z][A-Za-z0-9]*\.svelte$/ : /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9-]+)+$/;
    return form.test(file) ? [] : [`${path}: components are named like Button.svelte, all else like open-file.ts.`];
  });
}
