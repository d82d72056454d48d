import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { readSidecar } from '../../../core/export/read-sidecar.ts';
import { writeSidecar } from '../../../core/export/sidecar.ts';
import { type Annotation, AnnotationSchema } from '../../../core/model/annotation.ts';
import { annotation, article, changed, updated } from './builders.ts';

const source = article({ body: '🚢 The pilots agreed. 🚢 The port stays shut.\n' });

const line = fc.string({ unit: 'grapheme', maxLength: 40 });
const anchor = fc.record({
  quote: fc.record({ exact: fc.string({ unit: 'binary', minLength: 1 }), prefix: line, suffix: line }),
  position: fc.record({ start: fc.nat(20), end: fc.integer({ min: 21, max: 60 }) }),
  articleVersion: fc.integer({ min: 1, max: 3 }),
});
const annotations: fc.Arbitrary<Annotation[]> = fc.uniqueArray(
  fc.record({
    id: fc.stringMatching(/^[a-z][a-z2-9]{9}$/),
    articleId: fc.constant(source.id),
    anchor: fc.option(anchor),
    category: fc.constantFrom('key-point', 'quote', 'figure', 'doubt'),
    comment: fc.string({ unit: 'binary' }),
    tags: fc.array(fc.stringMatching(/^[^\r\n,]+$/)),
    credibility: fc.constantFrom(null, 1, 2, 3, 4, 5, 6),
    state: fc.constantFrom('exact', 'moved', 'changed', 'lost'),
    proposal: fc.option(fc.record({ anchor, similarity: fc.constantFrom(0, 0.25, 0.9, 1) })),
    createdAt: fc.constant('2026-03-03T09:00:00.000Z'),
    updatedAt: fc.constant('2026-03-04T09:00:00.123Z'),
  }),
  { selector: (each) => each.id },
);

const comment = { type: 'TextualBody', purpose: 'commenting', value: 'No.' };

/** The sidecar of one annotation with one part of its JSON replaced. */
function sidecarWith(from: string, to: string): string {
  const json = writeSidecar(source, [annotation(source, 'k3f9a2m7qx', 'agreed', { comment: 'Yes.' })]);
  expect(json).toContain(from);
  return json.replace(from, to);
}

describe('a sidecar that is read back', () => {
  it('gives the same annotations in the same order, and the text that they are of', () => {
    fc.assert(
      fc.property(annotations, (all) => {
        const read = readSidecar(writeSidecar(source, all));
        expect(read).toEqual({ articleId: source.id, sha256: source.sha256, version: 1, annotations: all });
        expect(read.annotations.every((each) => v.is(AnnotationSchema, each))).toBe(true);
      }),
    );
  });

  it('counts code points for others, as the W3C model has it', () => {
    const sidecar = JSON.parse(writeSidecar(source, [annotation(source, 'k3f9a2m7qx', '🚢 The port')]));
    const [, position] = sidecar.items[0].target.selector;
    expect([...'🚢 The pilots agreed. 🚢 The port stays shut.'].slice(position.start, position.end).join('')).toBe(
      '🚢 The port',
    );
  });

  it('tells of a source that was withdrawn, and of no status otherwise', () => {
    const statusIn = (of: typeof source) => JSON.parse(writeSidecar(of, []))['bn:source']['bn:status'];
    expect(statusIn({ ...source, status: 'withdrawn' })).toBe('withdrawn');
    expect(statusIn(source)).toBeUndefined();
  });

  it('counts code points of what is proposed in the present text, not of the earlier words', () => {
    const later = updated(source, 'Now 🚢 the port stays open.\n');
    const note = changed(later, annotation(source, 'k3f9a2m7qx', 'The port stays shut'), 'the port stays open');
    const { target } = JSON.parse(writeSidecar(later, [note])).items[0];
    expect(target.selector).toHaveLength(1);
    const [quote, position] = target['bn:proposal'].selector;
    expect(quote.exact).toBe('the port stays open');
    expect(position).toEqual({ type: 'TextPositionSelector', start: 6, end: 25 });
  });

  it('may hold what it has no use for', () => {
    expect(
      readSidecar(sidecarWith('"type": "Annotation",', '"type": "Annotation", "rights": "x",')).annotations,
    ).toHaveLength(1);
  });

  it.each([
    ['isn’t JSON', '"@context"', '@context', /it is not JSON/],
    ['has another type', '"AnnotationPage"', '"Annotation"', /“type”/],
    ['has an id that isn’t ours', 'annotation:k3f9a2m7qx', 'annotation:K', /“items.0.id”/],
    [
      'is on another article',
      '"source": "urn:briefing-notes:article:harbour2au"',
      '"source": "urn:briefing-notes:article:another222"',
      /on another article/,
    ],
    ['has an unknown category', '"key-point"', '"gossip"', /“items.0.body.1.value”/],
    ['has no category', '"purpose": "classifying"', '"purpose": "tagging"', /has no category/],
    ['has two comments', '"body": [', `"body": [${JSON.stringify(comment)},`, /two bodies for commenting/],
    ['has a passage without a place', '"bn:position"', '"position"', /where its passage stands/],
    ['has no quote', '"TextQuoteSelector"', '"TextSelector"', /“items.0.target.selector.0.type”/],
  ])('is refused when it %s', (_, from, to, reason) => {
    expect(() => readSidecar(sidecarWith(from, to))).toThrow(
      expect.objectContaining({ code: 'bad-request', message: expect.stringMatching(reason) }),
    );
  });

  it('is refused when it has an annotation twice', () => {
    const note = annotation(source, 'k3f9a2m7qx', 'agreed');
    expect(() => readSidecar(writeSidecar(source, [note, note]))).toThrow(/twice/);
  });
});
