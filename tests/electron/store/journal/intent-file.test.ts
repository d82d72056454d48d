import { describe, expect, it } from 'vitest';
import { DamagedFile, NewerFile } from '../../../../electron/store/damage/damage.ts';
import { seal } from '../../../../electron/store/documents/envelope.ts';
import { decodeIntent, encodeIntent } from '../../../../electron/store/journal/intent-file.ts';
import type { Step } from '../../../../electron/store/journal/step.ts';
import { article } from '../builders.ts';

const id = 'firstfirst';
const text = seal('article', id, { revision: 2, parent: 1, body: article(id, { title: 'Gespräche 会谈' }) });
const steps: Step[] = [
  { type: 'put', kind: 'article', id, revision: 2, text },
  { type: 'bin', kind: 'annotations', id, name: `${id}.20261124T120000000Z.json` },
  { type: 'unbin', kind: 'briefing', id, name: `${id}.json` },
];

const bytesOf = (content: string): Buffer => Buffer.from(content, 'utf8');

function reasonOf(bytes: Uint8Array): unknown {
  try {
    return decodeIntent(bytes);
  } catch (error) {
    return error instanceof DamagedFile ? error.reason : error;
  }
}

describe('an intent file', () => {
  it('reads back as it was written', () => {
    expect(decodeIntent(bytesOf(encodeIntent(steps)))).toEqual(steps);
  });

  it('is no commit when torn anywhere', () => {
    const whole = bytesOf(encodeIntent(steps));
    for (let length = 0; length < whole.byteLength - 1; length += 7) {
      expect(['json', 'encoding'], `${length} bytes`).toContain(reasonOf(whole.subarray(0, length)));
    }
  });

  it.each<[string, Uint8Array]>([
    ['encoding', Uint8Array.of(0x22, 0xff, 0x22)],
    ['envelope', bytesOf('{"schema":1}')],
    ['envelope', bytesOf('null')],
    ['hash', bytesOf(encodeIntent(steps).replace('"bin"', '"unbin"'))],
    ['schema', bytesOf(encodeIntent([{ ...steps[1], name: '../../outside.json' } as Step]))],
    ['schema', bytesOf(encodeIntent([{ type: 'erase', kind: 'article', id } as unknown as Step]))],
    [
      'hash',
      bytesOf(encodeIntent([{ type: 'put', kind: 'article', id, revision: 2, text: text.replace('会', '回') }])),
    ],
  ])('is refused for its %s', (reason, bytes) => {
    expect(reasonOf(bytes)).toBe(reason);
  });

  it('of a newer schema is not damaged', () => {
    expect(() => decodeIntent(bytesOf('{"schema":2,"deeds":[]}'))).toThrow(NewerFile);
  });
});
