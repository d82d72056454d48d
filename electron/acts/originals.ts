import { AppError } from '../../core/errors.ts';
import { articleFileName } from '../../core/export/article.ts';
import type { Form } from '../import/source-job.ts';
import type { Desk } from './desk.ts';
import { findArticle } from './find-document.ts';

/** The bytes that a version of a source was made of. */
export type FoundOriginal = {
  /** By the source's title and the bytes' form. */
  readonly fileName: string;
  readonly form: Form;
  readonly bytes: Uint8Array;
};

const endings: Readonly<Record<Form, string>> = {
  text: 'txt',
  markdown: 'md',
  html: 'html',
  pdf: 'pdf',
  docx: 'docx',
  eml: 'eml',
};

/** @throws AppError not-found when there is none; damaged when it is not, or not soundly, in the library any more */
export async function readOriginal(desk: Desk, id: string, version: number): Promise<FoundOriginal> {
  const article = await findArticle(desk, id);
  const of = [article, ...article.earlier].find((each) => each.version === version);
  if (of === undefined) throw new AppError('not-found', `This source has no version ${version}.`);
  const { original, title } = of;
  if (original === null) throw new AppError('not-found', `The original of “${title}” was not kept.`);
  const bytes = await desk.library.originals.read(original.sha256);
  if (bytes === null) {
    throw new AppError('damaged', `The original of “${title}” is gone or is not what it was when it was kept.`);
  }
  const fileName = articleFileName(article).replace(/md$/, endings[original.form]);
  return { fileName, form: original.form, bytes };
}
