import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DamagedFile, NewerFile } from '../../../../electron/store/damage/damage.ts';
import { checkDocument, seal, unseal } from '../../../../electron/store/documents/envelope.ts';
import { article } from '../builders.ts';

const id = 'k3f9a2m7qx';
const saved = { revision: 3, parent: 2, body: article(id) };
const sealed = seal('article', id, saved);

function reasonFor(text: string | Uint8Array): unknown {
  try {
    return unseal('article', id, typeof text === 'string' ? Buffer.from(text) : text);
  } catch (error) {
    return error instanceof DamagedFile ? error.reason : error;
  }
}

describe('an envelope', () => {
  it('gives back any text that was put in', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(0xffff)), (units) => {
        const body = String.fromCharCode(...units);
        const text = seal('article', id, { ...saved, body: article(id, { body }) });
        expect(unseal('article', id, Buffer.from(text)).body.body).toBe(body);
      }),
    );
  });

  it('keeps the counters', () => {
    expect(unseal('article', id, Buffer.from(sealed))).toMatchObject({ revision: 3, parent: 2 });
  });

  it('gives documents that no one can alter', () => {
    const { body } = unseal('article', id, Buffer.from(sealed));
    expect(() => body.tags.push('new')).toThrow(TypeError);
  });

  it('never gives a body in which a byte was altered', () => {
    const bytes = Buffer.from(sealed);
    fc.assert(
      fc.property(fc.nat(bytes.length - 2), fc.integer({ min: 1, max: 255 }), (at, flip) => {
        const altered = Buffer.from(bytes);
        altered.writeUInt8(altered.readUInt8(at) ^ flip, at);
        const result = reasonFor(altered);
        // White space between tokens and the counters may change without the document being another.
        if (typeof result === 'object')
          expect([result, 'newer']).toContainEqual(
            result instanceof NewerFile ? 'newer' : expect.objectContaining({ body: saved.body }),
          );
      }),
    );
  });

  it.each([
    ['no bytes', '', 'json'],
    ['half of it', sealed.slice(0, sealed.length / 2), 'json'],
    ['bytes that are not UTF-8', Buffer.from([0x7b, 0xff, 0x7d]), 'encoding'],
    ['JSON without an envelope', '[1]', 'envelope'],
    ['the envelope of another document', sealed.replace(`"id":"${id}"`, '"id":"otherotherx"'), 'envelope'],
    ['the envelope of another kind', sealed.replace('"kind":"article"', '"kind":"briefing"'), 'envelope'],
    ['a word changed', sealed.replace('Monday', 'Friday'), 'hash'],
    ['a body that is no document', seal('article', id, { ...saved, body: { ...saved.body, title: 'a\nb' } }), 'schema'],
    ['the body of another document', seal('article', id, { ...saved, body: article('otherotherx') }), 'schema'],
  ])('refuses %s', (_, text, reason) => {
    expect(reasonFor(text)).toBe(reason);
  });

  it('tells a newer schema from damage', () => {
    expect(reasonFor(sealed.replace('"schema":1', '"schema":2'))).toBeInstanceOf(NewerFile);
  });
});

describe('checkDocument', () => {
  it('names the field that does not fit', () => {
    expect(() => checkDocument('article', article(id, { title: 'a\nb' }))).toThrow(
      expect.objectContaining({ code: 'bad-request', details: { field: 'title' } }),
    );
  });

  it("does not freeze the caller's own document", () => {
    const mine = article(id);
    checkDocument('article', mine);
    expect(Object.isFrozen(mine)).toBe(false);
  });
});
