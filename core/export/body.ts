import { parseBriefing } from '../briefing/syntax.ts';

const probe = '<!-- -->';

/** A Markdown body as a file holds it: LF line ends and one final newline, otherwise as written. '' stays ''. */
export function bodyOfFile(body: string): string {
  const trimmed = body.replace(/\r\n?/g, '\n').replace(/\n+$/, '');
  return trimmed === '' ? '' : `${trimmed}\n`;
}

/**
 * The body with its last block closed when that would swallow whatever follows it: a code fence, comment or
 * raw HTML left open. Any other body comes back unchanged.
 */
export function closeLastBlock(body: string): string {
  // Parsing a long body takes longer than all the rest of an export, and hardly any has one of these.
  if (!/```|~~~|</.test(body)) return body;
  const last = parseBriefing(body).topNode.lastChild;
  const text = last ? body.slice(last.from, last.to) : '';
  const fence = /^(?:```+|~~~+)/.exec(text)?.[0];
  const tag = /^<([a-z]+)/i.exec(text)?.[1];
  const closers = ['', fence ?? (tag === undefined ? '' : `</${tag}>`), '-->', '?>', ']]>', '>'];
  const closed = closers.map((closer) => (closer === '' ? body : `${body}${closer}\n`));
  return closed.find(endsClosed) ?? body;
}

/** The labels of the footnotes that the body defines itself. */
export function definedLabels(body: string): ReadonlySet<string> {
  const labels = new Set<string>();
  parseBriefing(body).iterate({
    enter: ({ name, from, to }) => {
      if (name !== 'Paragraph' && name !== 'LinkReference') return;
      for (const match of body.slice(from, to).matchAll(/^[ \t>]*\[\^([^\]\s]+)\]:/gm)) labels.add(match[1] ?? '');
    },
  });
  return labels;
}

function endsClosed(body: string): boolean {
  const last = parseBriefing(`${body}\n${probe}`).topNode.lastChild;
  return last?.from === body.length + 1;
}
