import { escapeInline } from '../markdown/escape.ts';
import type { Annotation } from '../model/annotation.ts';
import type { Article } from '../model/article.ts';

/** Reliability of the source and credibility of the item, such as `B2`; either alone when the other is unknown. */
export function gradeOf(article: Article, annotation: Annotation): string | null {
  return `${article.reliability ?? ''}${annotation.credibility ?? ''}` || null;
}

/** Title, publisher (or byline), date, locator and grade as one line of Markdown, then what to beware of. */
export function describeSource(article: Article, annotation: Annotation, locator: string | null): string {
  const grade = gradeOf(article, annotation);
  const facts = [
    `“${inline(article.title) || 'Untitled source'}”`,
    inline(article.publisher ?? article.byline ?? ''),
    article.publishedAt ?? '',
    locator ?? '',
    grade === null ? '' : `grade ${grade}`,
  ];
  return [`${facts.filter((fact) => fact !== '').join(', ')}.`, ...cautions(article, annotation)].join(' ');
}

/** That the source was corrected or withdrawn since, as a sentence of Markdown; null when it wasn't. */
export function statusCaution({ status }: Article): string | null {
  if (status === 'withdrawn') return '**The source was withdrawn.**';
  return status === 'corrected' ? '**The source was corrected.**' : null;
}

function cautions(article: Article, annotation: Annotation): string[] {
  const caution = statusCaution(article);
  const found = caution === null ? [] : [caution];
  if (annotation.state === 'changed') found.push('The passage reads differently in the source as it is now.');
  if (annotation.state === 'lost') found.push('The passage is not in the source as it is now.');
  return found;
}

function inline(text: string): string {
  return escapeInline(text.replace(/\s+/g, ' ').trim());
}
