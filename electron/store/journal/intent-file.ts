import { createHash } from 'node:crypto';
import * as v from 'valibot';
import { CountSchema, Sha256Schema } from '../../../core/model/scalars.ts';
import { DamagedFile, NewerFile } from '../damage/damage.ts';
import { unseal } from '../documents/envelope.ts';
import { type Step, StepSchema } from './step.ts';

/** The newest form of the file that this version writes and understands. */
const intentSchema = 1;

const HeadSchema = v.looseObject({ schema: CountSchema });
const IntentSchema = v.strictObject({ schema: v.literal(intentSchema), sha256: Sha256Schema, steps: v.unknown() });

/** The text of a journal file: all steps of one act, with their checksum. */
export function encodeIntent(steps: readonly Step[]): string {
  const sha256 = checksum(JSON.stringify(steps));
  return `${JSON.stringify({ schema: intentSchema, sha256, steps })}\n`;
}

/**
 * Throws DamagedFile when the bytes are not what `encodeIntent` wrote, and NewerFile when a newer version of the app
 * wrote them.
 */
export function decodeIntent(bytes: Uint8Array): readonly Step[] {
  const value = parseJson(bytes);
  const head = v.safeParse(HeadSchema, value);
  if (head.success && head.output.schema > intentSchema) throw new NewerFile();
  const intent = v.safeParse(IntentSchema, value);
  if (!intent.success) throw new DamagedFile('envelope');
  if (checksum(JSON.stringify(intent.output.steps)) !== intent.output.sha256) throw new DamagedFile('hash');
  const steps = v.safeParse(v.array(StepSchema), intent.output.steps);
  if (!steps.success) throw new DamagedFile('schema');
  for (const step of steps.output) {
    if (step.type === 'put') unseal<typeof step.kind>(step.kind, step.id, Buffer.from(step.text, 'utf8'));
  }
  return steps.output;
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes));
  } catch (error) {
    throw new DamagedFile(error instanceof SyntaxError ? 'json' : 'encoding');
  }
}

function checksum(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}
