/** One line about set-up. It goes to stderr: stdout belongs to what the command prints as its result. */
export function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

/** Ends the command with its message alone: the user can act on it, and a stack would hide it. */
export class StopError extends Error {
  readonly exitCode: number;

  constructor(message: string, exitCode = 1) {
    super(message);
    this.name = 'StopError';
    this.exitCode = exitCode;
  }
}
