import { expect, it } from 'vitest';
import { addressAt } from '../../../../../renderer/panes/briefing/editor/open-links.ts';
import { stateOf } from './marked-state.ts';

it.each([
  ['of a link, from its words', 'See [the li‸nk](https://example.org/a).', 'https://example.org/a'],
  ['of a bare address', 'See https://exam‸ple.org/b now', 'https://example.org/b'],
  ['of an address in angle brackets', 'See <https://exam‸ple.org/c>', 'https://example.org/c'],
  ['is null in plain text', 'See‸ it, https://example.org/d', null],
])('the address %s', (_title, text, url) => {
  const state = stateOf(text);
  expect(addressAt(state, state.selection.main.head)).toBe(url);
});
