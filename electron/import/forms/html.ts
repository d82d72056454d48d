import { guessLanguage } from '../../../core/text/language.ts';
import type { Metadata } from '../metadata.ts';
import { singleLine } from '../metadata.ts';
import type { SourceJob } from '../source-job.ts';
import type { Extracted } from './extracted.ts';
import { findArticle } from './html/article-root.ts';
import { removeUnseen, savedFrom } from './html/clutter.ts';
import { decodePage } from './html/decode-page.ts';
import type { PageElement } from './html/dom.ts';
import { rebuildWordLists } from './html/office.ts';
import { readPageMetadata } from './html/page-metadata.ts';
import { type Page, parsePage } from './html/parse-page.ts';
import { scriptOf } from './html/script-of.ts';
import { addressOf } from './html/style.ts';
import { writeMarkdown } from './html/write-blocks.ts';

/**
 * A page's article as Markdown, without navigation, advertising, notices and readers' comments; of what was pasted,
 * all. No script runs and nothing is fetched.
 * @throws AppError too-complex, binary-file, unknown-encoding
 */
export async function extractHtml(
  bytes: Uint8Array,
  job: Pick<SourceJob, 'name' | 'contentType' | 'url' | 'pasted'>,
): Promise<Extracted> {
  const html = decodePage(bytes, job.contentType, job.name);
  if (job.pasted) return { body: fragmentToMarkdown(html, job.name), metadata: {}, pages: null };
  const page = open(html, job.name);
  const base = baseOf(page, job.url);
  const metadata = readPageMetadata(page.document, base.own);
  const { root, byline } = findArticle(page, () => open(html, job.name));
  const body = writeMarkdown(root, base.links);
  const own = { ...metadata, byline: metadata.byline ?? singleLine(byline?.replace(/^by[\s:]+/i, '')) };
  return { body, metadata: { ...own, language: credibleLanguage(own, root) }, pages: null };
}

/** All of a piece of HTML as Markdown, such as a clipboard or a mail has. @throws AppError too-complex */
export function fragmentToMarkdown(html: string, name: string): string {
  const page = open(html, name);
  rebuildWordLists(page.document, page.body);
  return writeMarkdown(page.body, null);
}

function open(html: string, name: string): Page {
  const page = parsePage(html, name);
  removeUnseen(page.body);
  return page;
}

/** `own`: where the page is from; `links`: what its links are relative to. */
function baseOf({ document }: Page, url: string | null): { own: URL | null; links: URL | null } {
  const own =
    webUrl(url) ??
    webUrl(savedFrom(document.childNodes)) ??
    webUrl(savedFrom(document.documentElement?.childNodes ?? []));
  const given = document.querySelector('base[href]')?.getAttribute('href') ?? null;
  return { own, links: webUrl(addressOf(given, own)) ?? own };
}

function webUrl(address: string | null): URL | null {
  return address !== null && /^https?:/i.test(address) && URL.canParse(address) ? new URL(address) : null;
}

/** Many pages have their template's language: it doesn't hold when the text is in a script that isn't that language's. */
function credibleLanguage({ language }: Partial<Metadata>, root: PageElement): string | null {
  const guessed = guessLanguage((root.textContent ?? '').slice(0, 20_000));
  if (language === null || language === undefined || guessed === null) return language ?? null;
  const script = scriptOf(guessed);
  return script === 'Latn' || script === 'Cyrl' || script === scriptOf(language) ? language : guessed;
}
