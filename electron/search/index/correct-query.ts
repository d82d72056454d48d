import { lexQuery } from '../../../core/search/lex-query.ts';
import { tokensOf } from '../../../core/search/tokens.ts';
import { isSpellable, type Vocabulary } from './vocabulary.ts';

/**
 * The query's text with each word that no document has replaced by the word that was probably meant, one typing error
 * away; null when there is none to be replaced.
 */
export function correctQuery(text: string, vocabulary: Vocabulary): string | null {
  let corrected = '';
  let at = 0;
  for (const lexeme of lexQuery(text)) {
    if ((lexeme.kind !== 'word' && lexeme.kind !== 'phrase') || lexeme.negated) continue;
    for (const token of tokensOf(text.slice(lexeme.start, lexeme.end))) {
      if (!isSpellable(token.text) || vocabulary.has(token.text)) continue;
      const meant = vocabulary.nearest(token.text);
      if (meant === null) continue;
      corrected += text.slice(at, lexeme.start + token.start) + meant;
      at = lexeme.start + token.end;
    }
  }
  return at === 0 ? null : corrected + text.slice(at);
}
