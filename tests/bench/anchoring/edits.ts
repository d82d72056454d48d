import type { Random } from '../random.ts';
import { newSentence, type Sentence, type Token } from './article.ts';
import type { Language } from './language.ts';

export const editKinds = ['typo', 'insert', 'delete', 'reorder', 'rewrite', 'duplicate'] as const;

/**
 * A later version: `rate` of the sentences, drawn with repetition, are edited, each kind as often as the others. One
 * sentence may meet several edits: doubled, then altered in its first place. Doubled, then deleted there, it has moved. A
 * copy never comes to stand beside the original or where that stood: nobody could tell the two apart.
 */
export function editArticle(
  sentences: readonly Sentence[],
  rate: number,
  language: Language,
  random: Random,
): Sentence[] {
  const places = new Map(sentences.map((sentence, i) => [i, [sentence]]));
  /** Puts a sentence two places or more from where it stands and from where it stood first. */
  const elsewhere = (sentence: Sentence, at: number): void => {
    let to = at;
    while ([at, sentence.home ?? at].some((place) => Math.abs(to - place) < 2))
      to = random.whole(0, sentences.length - 1);
    places.get(to)?.push(sentence);
  };
  let copies = 0;
  for (let n = Math.ceil(sentences.length * rate); n > 0; n -= 1) {
    const at = random.whole(0, sentences.length - 1);
    const place = places.get(at) ?? [];
    const which = place.findIndex(({ tokens }) => tokens.some(({ id, copy }) => id !== null && copy === 0));
    const sentence = place[which];
    if (sentence === undefined) continue;
    switch (random.pick(editKinds)) {
      case 'typo':
        place[which] = withTypos(sentence, language, random);
        break;
      case 'insert':
        place.splice(which + random.whole(0, 1), 0, newSentence(language, random));
        break;
      case 'delete':
        place.splice(which, 1);
        break;
      case 'reorder':
        place.splice(which, 1);
        elsewhere(sentence, at);
        break;
      case 'rewrite':
        place[which] = rewritten(sentence, language, random);
        break;
      case 'duplicate':
        copies += 1;
        elsewhere({ ...sentence, tokens: sentence.tokens.map((token) => ({ ...token, copy: copies })) }, at);
        break;
    }
  }
  return [...places.values()].flat();
}

function withTypos(sentence: Sentence, language: Language, random: Random): Sentence {
  const tokens = [...sentence.tokens];
  for (let n = random.whole(1, 2); n > 0; n -= 1) {
    const at = random.whole(0, tokens.length - 1);
    const token = tokens[at];
    if (token === undefined) continue;
    const cut = random.whole(0, token.text.length - 1);
    const kept = token.text.slice(cut + random.whole(0, 1));
    tokens[at] = { ...token, text: token.text.slice(0, cut) + language.letter() + kept, fate: 'typo' };
  }
  return { ...sentence, tokens };
}

/** Two to five words in ten are replaced, dropped, or get another word beside them. */
function rewritten(sentence: Sentence, language: Language, random: Random): Sentence {
  const share = 0.2 + random.next() * 0.3;
  const tokens = sentence.tokens.flatMap((token): Token[] => {
    if (random.next() >= share) return [token];
    const other = language.word();
    const kind = random.next();
    if (kind < 0.6) return [{ ...token, text: other, fate: 'reworded' }];
    return kind < 0.8 ? [] : [token, { text: other, id: null, copy: 0, fate: 'as it was' }];
  });
  return { ...sentence, tokens };
}
