import { AppError } from '../../../core/errors.ts';
import { parserLimits } from '../../../electron/import/parser/limits.ts';
import type { Parser } from '../../../electron/import/parser/parser.ts';
import type { HostileFile } from './hostile.ts';
import { usageOfParser } from './parser-usage.ts';

/** Milliseconds between two looks at the memory of a process that may be ended at any moment. */
const lookEvery = 20;

export type Defended = {
  /** The code of the error that it ended in; `read` where there was none, `fault` for any other error. */
  readonly outcome: string;
  readonly seconds: number;
  readonly peak: number | null;
  readonly kilobytes: number;
  /** What is wrong with that; null: nothing. */
  readonly failure: string | null;
};

/** Has the file read in a process of its own. */
export async function defend({ what, name, code, make }: HostileFile, parser: Parser): Promise<Defended> {
  const bytes = make();
  let peak: number | null = null;
  const look = (): void => {
    const usage = usageOfParser();
    if (usage !== null) peak = Math.max(usage.peak, peak ?? 0);
  };
  const timer = setInterval(look, lookEvery);
  const began = performance.now();
  const job = { bytes, name, contentType: null, url: null, fallbackTitle: name, pasted: false };
  const outcome = await parser.parse(job).then(() => 'read', codeOf);
  const seconds = (performance.now() - began) / 1000;
  clearInterval(timer);
  look();
  await parser.close();
  const failure = failureOf(outcome, code ?? 'read', peak);
  return { outcome, seconds, peak, kilobytes: bytes.length / 1024, failure: failure && `${what}: ${failure}` };
}

function codeOf(error: unknown): string {
  return error instanceof AppError ? error.code : 'fault';
}

/** Between two looks at its own memory the process may take a little more than its limit. */
function failureOf(outcome: string, expected: string, peak: number | null): string | null {
  if (outcome !== expected) return `it ended in ${outcome} and not in ${expected}.`;
  return peak !== null && peak > parserLimits.resident * 1.1 ? `the process took ${Math.round(peak)} MB.` : null;
}
