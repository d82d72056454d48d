import mammoth from 'mammoth';
import { AppError } from '../../../core/errors.ts';
import type { SourceJob } from '../source-job.ts';
import { type DocxParts, malformed, openParts, tooComplex } from './docx/parts.ts';
import { readProperties } from './docx/properties.ts';
import type { Extracted } from './extracted.ts';
import { fragmentToMarkdown } from './html.ts';

const propertiesPart = 'docProps/core.xml';

const styleMap = [
  "p[style-name='Title'] => h1:fresh",
  "p[style-name='Quote'] => blockquote > p:fresh",
  "p[style-name='Intense Quote'] => blockquote > p:fresh",
  ...[7, 8, 9].map((level) => `p[style-name='heading ${level}'] => h6:fresh`),
];

/**
 * A Word document's text as Markdown: headings by their styles, lists, tables, links, and notes at the end. Pictures
 * are their alternative texts; what is linked from outside or embedded is never looked at.
 * @throws AppError malformed, encrypted, macros, too-complex
 */
export async function extractDocx(bytes: Uint8Array, { name }: Pick<SourceJob, 'name'>): Promise<Extracted> {
  const parts = await openParts(bytes, name);
  const properties = parts.has(propertiesPart) ? (await parts.read(propertiesPart)).toString('utf8') : '';
  const html = await toHtml(parts, name);
  return { body: fragmentToMarkdown(html, name), metadata: readProperties(properties), pages: null };
}

async function toHtml(parts: DocxParts, name: string): Promise<string> {
  const convertImage = mammoth.images.imgElement(async () => ({ src: '' }));
  const options = { styleMap, convertImage, includeEmbeddedStyleMap: false, externalFileAccess: false };
  try {
    return (await mammoth.convertToHtml(archiveFor(parts), options)).value;
  } catch (error) {
    if (error instanceof AppError) throw error;
    if (error instanceof RangeError) throw tooComplex(name, 'its parts are nested too deep');
    throw malformed(name, error);
  }
}

/**
 * An archive in mammoth's own shape, which it takes in place of bytes: given those, it would unpack them by itself,
 * whatever they grow to. The empty buffer is there for its types only.
 */
function archiveFor(parts: DocxParts): { arrayBuffer: ArrayBuffer; file: object } {
  const file = {
    exists: (part: string) => parts.has(part),
    read: async (part: string, encoding?: string) => {
      const content = await parts.read(part);
      return encoding === undefined ? content : content.toString(encoding === 'base64' ? 'base64' : 'utf8');
    },
  };
  return { arrayBuffer: new ArrayBuffer(0), file };
}
