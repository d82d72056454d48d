/** Frequent short words of each language; those that several share count for each. */
const stopWords: Readonly<Record<string, string>> = {
  en: 'the of and to in is that for was with as are it his has have on by be not from this were which their',
  fr: 'le la les des et est une un du dans que qui pour sur pas au par avec sont cette ce aux il elle plus',
  de: 'der die das und ist nicht ein eine den dem des von mit zu auf für sich im auch wird als bei sind nach',
  es: 'el la los las de que y en un una del se por con para no su al es lo como más pero fue este',
  it: 'il lo la gli di che e un una del della per con non sono nel alla dei è si anche più come questo',
  pt: 'o a os as de que e do da em um uma para com não no na por se dos mais foi ao como são',
  nl: 'de het een van en in is dat op te voor met zijn niet aan er om ook als maar bij door naar werd',
  sv: 'och att det som en på är av för med den till inte om ett har de jag var men så från vid',
  pl: 'i w na z do nie się że jest to o jak po co ale od za przez są był tym oraz dla które',
  tr: 've bir bu da de için ile olarak çok daha olan gibi kadar sonra ancak ne ise o değil var en mi',
  id: 'yang dan di dengan untuk dari pada ini itu dalam tidak akan oleh juga ke sebagai adalah telah para karena',
};

const languages: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries(stopWords).map(([language, words]) => [language, new Set(words.split(' '))]),
);

/** At least this share of the words, and this many, must be a language's stop words. */
const leastShare = 0.15;
const leastHits = 3;
/** By how much the best language must lead the next. */
const lead = 1.25;

/** The language of a text in Latin letters by its stop words, or null when none stands out. */
export function guessLatinLanguage(text: string): string | null {
  const words = text.toLowerCase().match(/\p{L}[\p{L}\p{M}]*/gu) ?? [];
  const ranked = [...languages]
    .map(([language, stops]) => ({ language, hits: words.filter((word) => stops.has(word)).length }))
    .sort((a, b) => b.hits - a.hits);
  const [best, next] = ranked;
  if (best === undefined || best.hits < leastHits || best.hits < leastShare * words.length) return null;
  return best.hits >= lead * (next?.hits ?? 0) ? best.language : null;
}
