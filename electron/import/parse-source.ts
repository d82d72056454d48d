import { AppError } from '../../core/errors.ts';
import { composeArticle, composeContent } from './compose.ts';
import { decodeText } from './decode.ts';
import { formOf } from './form.ts';
import type { Extracted } from './forms/extracted.ts';
import type { Form, ParsedSource, SourceJob } from './source-job.ts';

/**
 * Makes a source of the bytes of a file, page or clipboard. Reads and writes nothing else and runs nothing in them;
 * it may take long and much memory, so whoever calls it for what others wrote does so in a process with limits.
 * @throws AppError empty-file, unsupported-type, mislabelled, malformed, encrypted, macros, too-complex,
 * binary-file, unknown-encoding
 */
export async function parseSource(job: SourceJob): Promise<ParsedSource> {
  const { bytes, name, fallbackTitle } = job;
  if (bytes.length === 0) throw new AppError('empty-file', `“${name}” is empty.`);
  const form = formOf(bytes, job);
  if (form === 'text' || form === 'markdown')
    return { ...composeArticle({ text: decodeText(bytes, name), kind: form, name, fallbackTitle }), form };
  return { ...composeContent({ ...(await extract(form, job)), name, fallbackTitle }), form };
}

/** Each is loaded with the first file of its form: together they take longer to load than most files to read. */
async function extract(form: Exclude<Form, 'text' | 'markdown'>, job: SourceJob): Promise<Extracted> {
  switch (form) {
    case 'html':
      return (await import('./forms/html.ts')).extractHtml(job.bytes, job);
    case 'pdf':
      return (await import('./forms/pdf.ts')).extractPdf(job.bytes, job);
    case 'docx':
      return (await import('./forms/docx.ts')).extractDocx(job.bytes, job);
    case 'eml':
      return (await import('./forms/eml.ts')).extractEml(job.bytes, job);
  }
}
