/** Before a name: the sentence always goes on. Lower case, without the last period. */
const titles = words(
  'mr mrs ms mx dr prof gen lt col maj capt cmdr cpt sgt adm brig sen rep gov pres hon rev msgr amb messrs ' +
    'mme mlle hr fr sra dra ing dipl vs viz cf e.g i.e eg ie z.b d.h u.a bzw ggf vgl resp incl approx esp',
);

/** Before a number: the sentence goes on only if one follows. */
const counters = words(
  'no nos nr art arts fig figs sec secs ch chap vol vols p pp para paras par tab eq ca c circa abs § num núm n° ' +
    'jan feb mar apr jun jul aug sep sept oct nov dec',
);

/** Ends a sentence only if a word follows that starts one, as other names may follow as well. */
const mayEnd = words(
  'inc ltd co corp llc plc jr sr st mt ft etc al ave blvd rd dept est govt univ bros ed eds trans a.m p.m',
);

const starters = words(
  'the a an this that these those it its he his she her they their we our i you your there here in on at by for from ' +
    'with to of as if when while after before since although though but and or so yet however moreover meanwhile ' +
    'officials analysts both all some many most no not one two what who why how according asked earlier later',
);

/** Whether a sentence may end after a word and its period, by the word that follows on. Words as written, no periods at the end. */
export function periodMayEnd(word: string, next: string, lang: string | null): boolean {
  const lower = word.toLowerCase();
  const startsSentence = starters.has(next.toLowerCase());
  if (titles.has(lower)) return false;
  if (counters.has(lower)) return !/^\p{N}/u.test(next);
  if (isInitial(word) || mayEnd.has(lower) || isAcronym(word)) return startsSentence;
  return !(writesOrdinals(lang) && /^\d{1,2}$/.test(word));
}

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(' '));
}

/** One letter: R. Almgren, z. B., د. محمد. */
function isInitial(word: string): boolean {
  return /^\p{L}\p{M}*$/u.test(word) && !/^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]$/u.test(word);
}

/** Letters parted by periods: U.S, U.N, Ph.D, EE. */
function isAcronym(word: string): boolean {
  return /^(?:\p{L}{1,2}\.)+\p{L}{1,2}$/u.test(word) || word === 'EE';
}

/** Languages that write an ordinal number as a number and a period: am 5. Mai. */
function writesOrdinals(lang: string | null): boolean {
  return lang !== null && /^(?:cs|da|de|et|fi|hr|hu|is|lv|nb|nn|no|pl|sk|sl|sr|tr)(?:-|$)/i.test(lang);
}
