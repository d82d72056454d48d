import * as v from 'valibot';

/** A field's text without outer white space, or null when nothing was typed. */
export function orNull(text: string): string | null {
  return text.trim() === '' ? null : text.trim();
}

/** The parts of a text between commas, each once, none empty. */
export function splitList(text: string): string[] {
  return [...new Set(text.split(',').map((part) => part.trim()))].filter((part) => part !== '');
}

/** What a form says, checked by its schema: the value, or what is wrong with which field, in words. */
export function checkDetails<S extends v.GenericSchema>(
  schema: S,
  input: unknown,
  labels: Readonly<Record<string, string>>,
): { readonly value: v.InferOutput<S> } | { readonly problem: string } {
  const checked = v.safeParse(schema, input);
  if (checked.success) return { value: checked.output };
  const [issue] = checked.issues;
  const field = String(issue.path?.[0]?.key ?? '');
  return { problem: `${labels[field] ?? field}: ${issue.message}` };
}
