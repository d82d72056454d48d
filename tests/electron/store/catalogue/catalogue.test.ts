import { beforeEach, describe, expect, it } from 'vitest';
import { LiveCatalogue } from '../../../../electron/store/catalogue/catalogue.ts';
import { itemOf } from '../../../../electron/store/catalogue/rows.ts';
import { annotations, article, briefing } from '../builders.ts';

const stamp = { modified: 1, size: 2, ino: 3 };
let catalogue: LiveCatalogue;

const putArticle = (id: string, sha256: string) => catalogue.put(itemOf.article(article(id, { sha256 }), 1, stamp));
const putAnnotations = (id: string, ids: string[]) => catalogue.put(itemOf.annotations(annotations(id, ids), 1, stamp));
const putBriefing = (id: string, body: string) => catalogue.put(itemOf.briefing(briefing(id, { body }), 1, stamp));

beforeEach(() => {
  catalogue = new LiveCatalogue();
});

describe('the catalogue', () => {
  it('shows what a list needs of an article, its revision and whether it is a sample', () => {
    catalogue.put(itemOf.article(article('firstfirst', { origin: { kind: 'sample', name: 'one' } }), 7, stamp));
    expect(catalogue.article('firstfirst')).toMatchObject({ title: 'Talks resume', revision: 7, sample: true });
    expect(catalogue.article('firstfirst')).not.toHaveProperty('body');
  });

  it('has null and nothing for what it does not know', () => {
    expect([catalogue.article('x'), catalogue.briefing('x'), catalogue.articleOfAnnotation('x')]).toEqual([
      null,
      null,
      null,
    ]);
    expect([catalogue.annotationIds('x'), catalogue.briefingsCiting('x')]).toEqual([[], []]);
  });

  it('finds the article of an annotation until it is taken out of the set', () => {
    putAnnotations('firstfirst', ['annotone', 'annottwo']);
    putAnnotations('firstfirst', ['annottwo']);
    expect(catalogue.annotationIds('firstfirst')).toEqual(['annottwo']);
    expect([catalogue.articleOfAnnotation('annotone'), catalogue.articleOfAnnotation('annottwo')]).toEqual([
      null,
      'firstfirst',
    ]);
  });

  it('finds every briefing that cites an annotation, as it is now', () => {
    putBriefing('briefingtwo', 'Yes.[^annotone]');
    putBriefing('briefingone', 'No.[^annotone]');
    expect(catalogue.briefingsCiting('annotone')).toEqual(['briefingone', 'briefingtwo']);
    putBriefing('briefingone', 'No.');
    expect(catalogue.briefingsCiting('annotone')).toEqual(['briefingtwo']);
  });

  it('leaves out footnotes that cannot be annotations', () => {
    putBriefing('briefingone', 'No.[^1] Yes.[^judgment] Or.[^annotone]');
    expect(catalogue.briefing('briefingone')?.citations).toEqual(['annotone']);
  });

  it('finds an article by its text, also when its twin goes', () => {
    putArticle('twintwinb', 'b'.repeat(64));
    putArticle('twintwina', 'b'.repeat(64));
    expect(catalogue.articleBySha256('b'.repeat(64))).toBe('twintwina');
    catalogue.drop('article', 'twintwina');
    expect(catalogue.articleBySha256('b'.repeat(64))).toBe('twintwinb');
    putArticle('twintwinb', 'c'.repeat(64));
    expect(catalogue.articleBySha256('b'.repeat(64))).toBeNull();
  });

  it('forgets all of a document that is dropped', () => {
    putAnnotations('firstfirst', ['annotone']);
    putBriefing('briefingone', 'Yes.[^annotone]');
    catalogue.drop('annotations', 'firstfirst');
    catalogue.drop('briefing', 'briefingone');
    expect([catalogue.articleOfAnnotation('annotone'), catalogue.briefings()]).toEqual([null, []]);
    expect(catalogue.briefingsCiting('annotone')).toEqual([]);
  });
});
