import { AppError, type ErrorCode } from '../../core/errors.ts';
import type { ImportResult } from '../../core/ipc/imports.ts';

/** Runs one import of a batch: whatever goes wrong with it becomes its result, so that the others go on. */
export async function attemptImport(input: string, act: () => Promise<ImportResult>): Promise<ImportResult> {
  try {
    return await act();
  } catch (error) {
    if (error instanceof AppError) return failedImport(input, error.code, error.message);
    console.error(error);
    return failedImport(input, 'internal', `“${input}” could not be imported because of a fault in this program.`);
  }
}

/** The result of an import that brought nothing in; `message` names what and why. */
export function failedImport(input: string, code: ErrorCode, message: string): ImportResult {
  return {
    input,
    status: 'failed',
    id: null,
    title: null,
    language: null,
    direction: null,
    blocks: null,
    similar: [],
    retry: null,
    error: { code, message },
  };
}
