const head = 'The harbour board and the pilots met again this week, and this is what they said.\n\n';
const wordsKept = 60;

/** The text of a briefing after `count` words were typed: the last of them, each once. */
export function typedText(count: number): string {
  const first = Math.max(1, count - wordsKept + 1);
  const words = Array.from({ length: count - first + 1 }, (_, index) => `word${first + index}`);
  return `${head}${words.join(' ')}\n`;
}

/** How many words were typed into a text; null when it is none that typing ever made. */
export function wordsTyped(text: string): number | null {
  const count = Number(/\bword(\d+)\n$/.exec(text)?.[1] ?? 0);
  return text === typedText(count) ? count : null;
}

export function noteText(count: number): string {
  return `Asked the pilots ${count} times.`;
}

/** The count in a comment; null when it is no such note. */
export function noteCount(comment: string): number | null {
  const count = /^Asked the pilots (\d+) times\.$/.exec(comment)?.[1];
  return count === undefined ? null : Number(count);
}
