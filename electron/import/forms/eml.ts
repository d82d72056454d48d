import PostalMime, { type Attachment, decodeWords, type Email } from 'postal-mime';
import { AppError } from '../../../core/errors.ts';
import { escapeInline, plainTextToMarkdown } from '../../../core/markdown/escape.ts';
import { articleAddress, languageTag, type Metadata, singleLine } from '../metadata.ts';
import type { SourceJob } from '../source-job.ts';
import type { Extracted } from './extracted.ts';
import { dayOf } from './html/day-of.ts';
import { fragmentToMarkdown } from './html.ts';

const limits = { maxNestingDepth: 50, maxHeadersSize: 1024 * 1024 };
/** Messages within messages beyond this depth are named as attachments. */
const maxMessages = 3;
const message = 'message/rfc822';

/**
 * A mail message's text as Markdown; a message in it as a quote, and in the end the names of what was attached, none
 * of which is looked at.
 * @throws AppError malformed, too-complex
 */
export async function extractEml(bytes: Uint8Array, { name }: Pick<SourceJob, 'name'>): Promise<Extracted> {
  const email = await parse(bytes, name);
  return { body: await bodyOf(email, name, 0), metadata: metadataOf(email), pages: null };
}

async function parse(bytes: Uint8Array, name: string): Promise<Email> {
  try {
    return await PostalMime.parse(bytes, { ...limits, forceRfc822Attachments: true });
  } catch (error) {
    const isLimit = error instanceof RangeError || (error instanceof Error && /maximum/i.test(error.message));
    throw isLimit
      ? new AppError('too-complex', `“${name}” could not be read: it has too many parts or headers.`, {}, error)
      : new AppError('malformed', `“${name}” is no mail message that can be read.`, {}, error);
  }
}

async function bodyOf(email: Email, name: string, depth: number): Promise<string> {
  const shown = email.attachments.filter(({ related }) => related !== true);
  const messages = depth < maxMessages ? shown.filter(({ mimeType }) => mimeType === message) : [];
  const blocks = [textOf(email, name)];
  for (const attached of messages) blocks.push(await quoted(attached, name, depth));
  const names = shown.filter((attachment) => !messages.includes(attachment)).map(nameOf);
  if (names.length > 0) blocks.push(`Attachments: ${names.map(escapeInline).join(', ')}`);
  return blocks.filter((block) => block !== '').join('\n\n');
}

/** The formatted text, which is the one that its author saw, or where it holds none the plain one. */
function textOf({ html, text }: Email, name: string): string {
  const formatted = html === undefined ? '' : fragmentToMarkdown(html, name);
  return formatted === '' ? plainTextToMarkdown(text ?? '').trimEnd() : formatted;
}

async function quoted(attached: Attachment, name: string, depth: number): Promise<string> {
  const { content } = attached;
  const email = await parse(typeof content === 'string' ? Buffer.from(content) : new Uint8Array(content), name);
  const { title, byline } = metadataOf(email);
  const heads = [byline, singleLine(email.headers.find(({ key }) => key === 'date')?.value), title];
  const head = heads.flatMap((line) => (line === null || line === undefined ? [] : [escapeInline(line)])).join('\\\n');
  const body = [head, await bodyOf(email, name, depth + 1)].filter((block) => block !== '').join('\n\n');
  return body
    .split('\n')
    .map((line) => (line === '' ? '>' : `> ${line}`))
    .join('\n');
}

function nameOf({ filename, mimeType, description }: Attachment): string {
  return singleLine(filename) ?? singleLine(description) ?? mimeType;
}

/** From, Subject and Date; the list that it was sent to, else the sender's organisation; its place in an archive. */
function metadataOf(email: Email): Partial<Metadata> {
  const header = (key: string): string | null => {
    const value = email.headers.find((one) => one.key === key)?.value;
    return value === undefined ? null : singleLine(decodeWords(value));
  };
  const list = /^"?([^"<]*[^"<\s])"?\s*</.exec(header('list-id') ?? '')?.[1];
  return {
    title: singleLine(email.subject),
    byline: singleLine(email.from?.name) ?? singleLine(email.from?.address),
    publisher: singleLine(list) ?? header('organization') ?? header('organisation'),
    // The header's own day: the parsed date is in universal time, where it may be another.
    publishedAt: dayOf(header('date') ?? '') ?? dayOf(email.date ?? ''),
    language: languageTag(header('content-language')?.split(',')[0]),
    url: articleAddress([/<?(https?:[^>\s]+)>?/.exec(header('archived-at') ?? '')?.[1]]),
  };
}
