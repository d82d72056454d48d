import { type Found, judge, readFindings } from '../oracle.ts';
import type { Ended } from '../processes.ts';

type Typed = { readonly asked: number; readonly acknowledged: number };

/**
 * What one desk has been told is safe, over a chain of sessions each of which ends as it may: every opening is judged
 * against it, and what that opening found is what the next ones must find again.
 */
export class DeskAccount {
  #told: readonly string[] = [];
  readonly #typed = new Map<string, Typed>();

  /** What is wrong with a session of the desk's writer, or null when it was killed before it had opened the desk. */
  take({ lines, signal, code, errors }: Ended): readonly string[] | null {
    const opened = lines.indexOf('OPENED');
    const failed = signal === null && code !== 0;
    const faults = failed ? [`The desk's writer ended with ${code}: ${lastOf(errors)}`] : [];
    if (opened === -1) return failed || signal === null ? [...faults, 'It did not open the desk.'] : null;
    const findings = lines.slice(0, opened + 1);
    const said = lines.slice(opened + 1);
    const found = readFindings(findings);
    faults.push(...judge(this.#told, found), ...this.#judgeTyped(findings));
    faults.push(...said.filter((line) => /^(?:NAK|PROBLEM) /.test(line)));
    this.#told = [...asAcknowledged(found), ...said];
    this.#follow(said);
    return faults;
  }

  #judgeTyped(findings: readonly string[]): string[] {
    const there = readCounts(findings, 'TEXT');
    const faults = [...this.#typed].flatMap(([key, { asked, acknowledged }]) => {
      const count = there.get(key) ?? -1;
      if (count < acknowledged)
        return [`${key} is back with ${count} of ${acknowledged} words typed and acknowledged.`];
      return count > asked ? [`${key} is back with ${count} words, and ${asked} were typed.`] : [];
    });
    for (const [key, count] of there) this.#typed.set(key, { asked: count, acknowledged: count });
    return faults;
  }

  #follow(said: readonly string[]): void {
    for (const [key, asked] of readCounts(said, 'TYPING')) {
      this.#typed.set(key, { asked, acknowledged: this.#typed.get(key)?.acknowledged ?? -1 });
    }
    for (const [key, acknowledged] of readCounts(said, 'TYPED')) {
      this.#typed.set(key, { asked: this.#typed.get(key)?.asked ?? acknowledged, acknowledged });
    }
  }
}

/** What was found must be found again. */
function asAcknowledged({ documents, bin }: Found): string[] {
  return [
    ...[...documents].map(([key, { revision, hash }]) => `ACK ${key} ${revision} ${hash}`),
    ...[...bin].filter((key) => !documents.has(key)).map((key) => `ACK ${key} 0 removed`),
  ];
}

/** The highest count of each key in the lines that begin so. */
function readCounts(lines: readonly string[], word: string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const line of lines) {
    const [verb, key = '', count] = line.split(' ');
    if (verb === word) counts.set(key, Math.max(Number(count), counts.get(key) ?? -1));
  }
  return counts;
}

function lastOf(errors: string): string {
  return errors.trim().split('\n').slice(-12).join(' | ');
}
