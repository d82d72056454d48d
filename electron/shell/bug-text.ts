/**
 * What the log keeps of an error: name, message and stack. Quoted parts of the message that are no plain
 * name are left out, because parsers quote the text they fail on and a log holds no document text.
 */
export function bugText(error: unknown): string {
  if (!(error instanceof Error)) return `A ${typeof error} was thrown`;
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  const own = [`${error.name}: ${withoutQuotes(error.message)}`, ...frames].join('\n');
  return error.cause === undefined ? own : `${own}\nCaused by ${bugText(error.cause)}`;
}

function withoutQuotes(message: string): string {
  return message
    .replaceAll(/(["'`])(.*?)\1/gs, (whole, quote: string, inner: string) =>
      /^[\w.$-]{1,40}$/.test(inner) ? whole : `${quote}…${quote}`,
    )
    .slice(0, 300);
}
